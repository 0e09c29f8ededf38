import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { JournalSettingError } from './journal'
import { bothDatabases, change, folder, later, open, startAom } from './journalTesting'
import { sharedPostgres } from './postgresTesting'

const postgres = sharedPostgres()

test('a folder and a file that only this user may read, flushed to the disk with every commit', async () => {
  const dataDir = join(await folder(), 'state', 'aom-operator')
  const journal = await open({ databaseUrl: null, dataDir })
  await journal.sendOnce(change(), { send: startAom().send('sent') })
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  const files = await readdir(dataDir)
  expect(files).toContain('journal.db-wal')
  for (const file of files) expect((await stat(join(dataDir, file))).mode & 0o777).toBe(0o600)
  const settings = await journal.access.read(async (db) => {
    const one = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
    const other = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)
    return [one.rows[0]?.synchronous, other.rows[0]?.journal_mode]
  })
  expect(settings).toEqual([2, 'wal'])
})

test('PostgreSQL flushes every commit too, though the server is set not to', async () => {
  const journal = await open({ databaseUrl: await (await postgres()).database(), dataDir: '' })
  const setting = await journal.access.write(async (transaction, nextSeq) => {
    await nextSeq()
    const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(transaction)
    return rows[0]?.synchronous_commit
  })
  expect(setting).toBe('on')
})

test.each(bothDatabases(postgres))(
  'four gateways that start at once on $database share one journal',
  async ({ place }) => {
    const where = await place()
    const journals = await Promise.all([1, 2, 3, 4].map(() => open(where)))
    const aom = startAom()
    const results = await Promise.all(
      journals.map((journal, index) =>
        journal.sendOnce(
          change({ ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${index}`, action: 'skip' } }),
          { send: aom.send('sent') },
        ),
      ),
    )
    expect(results.map(({ kind }) => kind)).toEqual(journals.map(() => 'answered'))
    expect(await journals[0]?.seq()).toBe(8)
  },
)

const problem = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof JournalSettingError ? error.message : error),
  )

test('a DATA_DIR that cannot be used is one line that says so', async () => {
  const directory = await folder()
  const file = join(directory, 'file')
  await writeFile(file, '')
  expect(await problem(open({ databaseUrl: null, dataDir: file }))).toBe(`DATA_DIR: ${file} is not a folder`)
  const inFile = join(file, 'state')
  expect(await problem(open({ databaseUrl: null, dataDir: inFile }))).toBe(
    `DATA_DIR: ${inFile} is not a folder`,
  )
  const taken = join(directory, 'taken')
  await mkdir(join(taken, 'journal.db'), { recursive: true })
  expect(await problem(open({ databaseUrl: null, dataDir: taken }))).toBe(
    `DATA_DIR: ${join(taken, 'journal.db')} is a folder, not a file`,
  )
  await writeFile(join(directory, 'journal.db'), 'something else altogether\n'.repeat(200))
  expect(await problem(open({ databaseUrl: null, dataDir: directory }))).toMatch(
    /^DATA_DIR: .*journal\.db cannot be opened \(.*not a database\): set DATA_DIR to another folder$/,
  )
})

test.runIf(process.getuid?.() !== 0)('a DATA_DIR that may not be written is named', async () => {
  const directory = await folder()
  await chmod(directory, 0o500)
  expect(await problem(open({ databaseUrl: null, dataDir: directory }))).toBe(
    `DATA_DIR: ${directory} may not be written by this user: set DATA_DIR to a folder that may`,
  )
})

test('a DATABASE_URL that no waiting mends is one line that says so, without its password', async () => {
  const url = new URL(await (await postgres()).database())
  expect(await problem(open({ databaseUrl: 'localhost', dataDir: '' }))).toMatch(/^DATABASE_URL is not a URL/)
  expect(await problem(open({ databaseUrl: 'mysql://h/d', dataDir: '' }))).toMatch(
    /^DATABASE_URL must begin with postgres:\/\//,
  )
  const wrong = new URL(url)
  wrong.password = 'not-the-password'
  expect(await problem(open({ databaseUrl: wrong.href, dataDir: '' }))).toMatch(
    /^DATABASE_URL: the database refuses it: password authentication failed/,
  )
  wrong.href = url.href
  wrong.pathname = '/nowhere'
  expect(await problem(open({ databaseUrl: wrong.href, dataDir: '' }))).toMatch(
    /^DATABASE_URL: .*does not exist/,
  )
})

test('a user who may not make tables is told', async () => {
  const databaseUrl = await (await postgres()).database()
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(`create role guest login password 'guest'`)
  await client.end()
  const guest = new URL(databaseUrl)
  guest.username = 'guest'
  guest.password = 'guest'
  expect(await problem(open({ databaseUrl: guest.href, dataDir: '' }))).toMatch(
    /^DATABASE_URL: .*permission denied/,
  )
})

test('a user who may read the tables and not write them is told at the start, not at the first operation', async () => {
  const databaseUrl = await (await postgres()).database()
  await (await open({ databaseUrl, dataDir: '' })).close()
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(`create role reader login password 'reader'`)
  await client.query('grant select on all tables in schema public to reader')
  const reader = new URL(databaseUrl)
  reader.username = 'reader'
  reader.password = 'reader'
  expect(await problem(open({ databaseUrl: reader.href, dataDir: '' }))).toBe(
    'DATABASE_URL: the database refuses it: permission denied for table journal_counter',
  )
  await client.query('grant insert, update, delete on all tables in schema public to reader')
  await client.end()
  const journal = await open({ databaseUrl: reader.href, dataDir: '' })
  expect(journal.isUp()).toBe(true)
  expect(await journal.seq()).toBe(0)
  await journal.close()
})

test('a disk that is really full: nothing is sent, and it works again when there is room', async ({
  skip,
}) => {
  const dataDir = await folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', dataDir], { stdio: 'ignore' })
  } catch {
    return skip('needs the right to mount')
  }
  // SQLite lets go of the files when its statements are collected as garbage.
  later(() => execFileSync('umount', ['-l', dataDir]))
  const journal = await open({ databaseUrl: null, dataDir })
  const aom = startAom()
  const kinds: string[] = []
  for (let index = 0; index < 500 && kinds.at(-1) !== 'journalAway'; index += 1) {
    const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${index}`, action: 'skip' }
    const reason = 'because of the long story that follows '.repeat(25)
    const result = await journal.sendOnce(change({ ids, reason }), { send: aom.send('sent') })
    kinds.push(result.kind)
  }
  expect(kinds.at(-1)).toBe('journalAway')
  expect(aom.received).toHaveLength(kinds.length - 1)
  execFileSync('mount', ['-o', 'remount,size=8m', dataDir])
  const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: 'another', action: 'skip' }
  expect(await journal.sendOnce(change({ ids }), { send: aom.send('sent') })).toMatchObject({
    kind: 'answered',
  })
  await journal.close()
})
