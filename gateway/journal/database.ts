import { Migrator, sql } from 'kysely'
import type { CompiledQuery, Kysely, Transaction } from 'kysely'
import { migrations } from './schema'
import type { Tables } from './schema'

/** One of the two databases; everything else is the same for both. */
export type Database = {
  readonly db: Kysely<Tables>
  /** Brings the tables up to date; safe when several gateways start at once. */
  migrate(): Promise<void>
  /** The next `seq`. Until the transaction ends no other writer gets one, so that commits come in this order. */
  nextSeq(transaction: Transaction<Tables>): Promise<number>
  /** Takes the next `seq` and runs the statement, which finds it in the counter, as one transaction; the statement's rows. */
  writeOne<Row>(statement: CompiledQuery<Row>): Promise<Row[]>
  /** Epoch milliseconds by its own clock; not there where nobody else's process could have another one. */
  clock?(): Promise<number>
  /** What a person must change before the journal can be opened at all; null: it may come by itself. */
  settingProblem(error: unknown): string | null
  /** Whether to try again at once: another process is writing. */
  isBusy(error: unknown): boolean
  /** Calls `changed` when another process has changed something; null where only asking tells. */
  readonly listen: ((changed: () => void) => Listening) | null
  close(): Promise<void>
}

export type Listening = { close(): Promise<void> }

/** The journal cannot be opened as it is set up: `message` is one line for the person who set it up. */
export class JournalSettingError extends Error {
  override readonly name = 'JournalSettingError'
}

/** The database cannot be read or written now. */
export class JournalAwayError extends Error {
  override readonly name = 'JournalAwayError'
}

/**
 * Does what is missing. Two at once are kept apart by PostgreSQL; with SQLite whoever calls this does. Rejects with a
 * JournalSettingError where a newer gateway has already done more than this one knows; `name` is what that line begins with.
 */
export async function migrate(db: Kysely<Tables>, name: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: migrationTable,
    migrationLockTableName: 'journal_migrations_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  const newer = await newerMigration(db).catch(() => null)
  if (newer === null) throw error
  throw new JournalSettingError(
    `${name} is of a newer AOM Operator (${newer}): start that one again, or restore a backup from before the update`,
  )
}

const migrationTable = 'journal_migrations'

async function newerMigration(db: Kysely<Tables>): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(db)
  return rows.find((row) => !Object.hasOwn(migrations, row.name))?.name ?? null
}

/** The word that a database, or Node for it, has for an error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
