import { statSync } from 'node:fs'
import { chmod, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, SqliteDialect } from 'kysely'
import type { SqliteDatabase, SqliteStatement, Transaction } from 'kysely'
import type Libsql from 'libsql'
import { codeOf, JournalSettingError, migrate } from './database'
import type { Database } from './database'
import type { Tables } from './schema'

/** Milliseconds for which SQLite may hold up the whole process; who writes waits longer, but lets others run. */
const busyMs = 50
const mostAttempts = 100

export const journalFile = (dataDir: string) => join(dataDir, 'journal.db')

/** The journal in one file of a folder that only this user may read. */
export async function openSqlite(dataDir: string): Promise<Database> {
  const file = journalFile(dataDir)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    // SQLite would make it readable for everybody; the files beside it take its mode.
    await (await open(file, 'a', 0o600)).close()
    await chmod(file, 0o600)
  } catch (error) {
    throw new JournalSettingError(folderProblem(error, dataDir, file))
  }
  const connection = await connect(file)
  const database = asKyselyWants(connection, sameFile(file))
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  return {
    db,
    migrate: async () => {
      live(connection).exec('begin immediate')
      try {
        await migrate(db, `DATA_DIR: ${file}`)
        live(connection).exec('commit')
      } catch (error) {
        if (connection.open && connection.inTransaction) connection.exec('rollback')
        throw error
      }
    },
    nextSeq,
    writeOne: (statement) =>
      db.transaction().execute(async (transaction) => {
        await nextSeq(transaction)
        const { rows } = await transaction.executeQuery(statement)
        return rows
      }),
    settingProblem: (error) => {
      const code = codeOf(error)
      if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
        return `DATA_DIR: ${file} is not a journal, or is damaged: move it away, or set DATA_DIR to another folder`
      if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM')
        return `DATA_DIR: ${file} may not be written by this user`
      return null
    },
    isBusy,
    listen: null,
    close: () => db.destroy(),
  }
}

async function nextSeq(transaction: Transaction<Tables>): Promise<number> {
  const { seq } = await transaction
    .updateTable('journal_counter')
    .set((counter) => ({ seq: counter('seq', '+', 1) }))
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

async function connect(file: string): Promise<Libsql.Database> {
  let connection
  try {
    // Only where it is needed: its native file is not there for every platform.
    const { default: Database } = await import('libsql')
    connection = new Database(file, { timeout: busyMs })
  } catch (error) {
    throw new JournalSettingError(
      `DATA_DIR: ${file} cannot be opened (${reasonOf(error)}): set DATABASE_URL to use PostgreSQL instead`,
    )
  }
  try {
    await setUp(connection)
    return connection
  } catch (error) {
    connection.close()
    throw new JournalSettingError(
      `DATA_DIR: ${file} cannot be opened (${reasonOf(error)}): set DATA_DIR to another folder`,
    )
  }
}

/** What is committed is on the disk, whatever happens to the process or the machine. */
async function setUp(connection: Libsql.Database): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      connection.pragma('journal_mode = WAL')
      connection.pragma('synchronous = FULL')
      connection.pragma(`busy_timeout = ${busyMs}`)
      return
    } catch (error) {
      // Another gateway opens the same file just now.
      if (!isBusy(error) || attempt === mostAttempts) throw error
      await wait(busyMs)
    }
  }
}

/**
 * Transactions begin with the lock for writing, and not by a prepared statement: one that finds the database locked stays
 * half-way until it is collected as garbage, and no commit succeeds until then.
 */
function asKyselyWants(connection: Libsql.Database, checkFile: () => void): SqliteDatabase {
  const execute = (statement: string): SqliteStatement => ({
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run: () => {
      live(connection).exec(statement)
      return { changes: 0, lastInsertRowid: 0 }
    },
  })
  return {
    close: () => connection.close(),
    prepare: (statement) => {
      if (statement === 'commit') return execute(statement)
      // A full disk may have ended the transaction already.
      if (statement === 'rollback') return execute(live(connection).inTransaction ? statement : '')
      checkFile()
      if (statement === 'begin') return execute('begin immediate')
      return live(connection).prepare(statement)
    },
  }
}

/** SQLite goes on writing into a file that somebody has moved away or deleted, and nobody would find there what it wrote. */
function sameFile(file: string): () => void {
  const opened = statSync(file)
  return () => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.ino !== opened.ino || found.dev !== opened.dev)
      throw new Error(
        `${file} was moved away or deleted while it was in use: put it back, or start the gateway again`,
      )
  }
}

/** What is still at work when the journal is closed is told so: asked of a closed connection, libsql would end the process. */
function live(connection: Libsql.Database): Libsql.Database {
  if (!connection.open) throw new Error('the journal is closed')
  return connection
}

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

function folderProblem(error: unknown, dataDir: string, file: string): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `DATA_DIR: ${dataDir} may not be written by this user: set DATA_DIR to a folder that may`
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR: ${dataDir} is not a folder`
    case 'EISDIR':
      return `DATA_DIR: ${file} is a folder, not a file`
    case 'ENOSPC':
    case 'EDQUOT':
      return `DATA_DIR: no space left for ${file}`
    default:
      return `DATA_DIR: ${file} cannot be written (${codeOf(error) || 'unknown error'})`
  }
}
