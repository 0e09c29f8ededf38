import { setTimeout as wait } from 'node:timers/promises'
import type { Compilable, Kysely, Transaction } from 'kysely'
import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import { JournalAwayError, JournalSettingError } from './database'
import type { Database } from './database'
import type { Tables } from './schema'

/** The way to the database, which may be away at any time; then `read` and `write` reject with a JournalAwayError. */
export type Access = {
  readonly isUp: () => boolean
  /** Opens the tables. Rejects only with a JournalSettingError; a database that is away is tried again until it comes. */
  start(): Promise<void>
  /** After a write that failed: tries whether one succeeds again. */
  probe(): Promise<void>
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** All or nothing, and on the disk when it resolves. `nextSeq` is to be called before anything else. */
  write<T>(work: (transaction: Transaction<Tables>, nextSeq: () => Promise<number>) => Promise<T>): Promise<T>
  /** The same with one statement, which finds its `seq` in the counter: of all ways to write the one that holds others up least. */
  writeOne<Row>(statement: (db: Kysely<Tables>) => Compilable<Row>): Promise<Row[]>
  close(): Promise<void>
}

type AccessOptions = {
  readonly log: Log
  /** Called once the tables are there, before anything else may read or write. */
  readonly opened: (db: Kysely<Tables>) => Promise<void>
  readonly failed: () => void
  readonly wrote: (seconds: number) => void
  readonly becameUp: (isUp: boolean) => void
}

/** Milliseconds after which a read or a write counts as failed, whatever the database may still do. */
export const journalPatienceMs = 4_500
const busyPauseMs = 50
const againMs = 1_000

export function createAccess(database: Database, options: AccessOptions): Access {
  const { log, opened, failed, wrote, becameUp } = options
  const { db } = database
  let isReady = false
  let isUp: boolean | null = null
  let lastReason = ''
  // A full disk, or a replica that is being read: what can be read is no sign that it can be written.
  let isUnwritable = false
  const closing = new AbortController()

  const up = (now: boolean, error?: unknown) => {
    const reason = now ? '' : messageOf(error)
    if (!now && reason !== lastReason) log.error('journal cannot be used', {}, errorFields(causeOf(error)))
    if (now && isUp === false) log.info('journal works again')
    lastReason = reason
    if (isUp !== now) becameUp(now)
    isUp = now
  }

  /** In time, or not at all. */
  const guarded = async <T>(
    kind: 'read' | 'write',
    work: (isLate: () => boolean) => Promise<T>,
  ): Promise<T> => {
    if (!isReady) throw new JournalAwayError('the journal is not open yet')
    let late = false
    let timer: NodeJS.Timeout | undefined
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        late = true
        reject(new JournalAwayError(`no answer of the database within ${journalPatienceMs / 1_000} s`))
      }, journalPatienceMs)
    })
    try {
      const result = await Promise.race([work(() => late), tooLate])
      if (kind === 'write') isUnwritable = false
      if (!isUnwritable) up(true)
      return result
    } catch (error) {
      if (kind === 'write') isUnwritable = true
      if (!closing.signal.aborted) {
        failed()
        up(false, error)
      }
      throw error instanceof JournalAwayError
        ? error
        : new JournalAwayError(messageOf(error), { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }

  const patiently = async <T>(work: () => Promise<T>, isLate: () => boolean): Promise<T> => {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!database.isBusy(error) || isLate()) throw error
        await wait(busyPauseMs)
      }
    }
  }

  /** A database that may only be read would look sound until the first operator needs it. Nothing of this stays. */
  const tryWriting = async (): Promise<void> => {
    const transaction = await db.startTransaction().execute()
    try {
      await database.nextSeq(transaction)
    } finally {
      await transaction.rollback().execute()
    }
  }

  const open = async (): Promise<void> => {
    await patiently(() => database.migrate(), deadline(journalPatienceMs))
    await patiently(tryWriting, deadline(journalPatienceMs))
    await opened(db)
    isReady = true
    up(true)
  }

  const openLater = async () => {
    while (!closing.signal.aborted) {
      await wait(againMs, undefined, { ref: false })
      if (closing.signal.aborted) return
      try {
        return await open()
      } catch (error) {
        up(false, error)
      }
    }
  }

  const timed = async <T>(attempt: (isLate: () => boolean) => Promise<T>): Promise<T> => {
    const began = performance.now()
    const result = await guarded('write', (isLate) => patiently(() => attempt(isLate), isLate))
    wrote((performance.now() - began) / 1_000)
    return result
  }

  const write: Access['write'] = (work) =>
    timed((isLate) =>
      db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          const result = await work(transaction, () => database.nextSeq(transaction))
          // Whoever asked has been told that it failed: it must not come true afterwards.
          if (isLate()) throw new JournalAwayError('too late')
          return result
        }),
    )

  return {
    isUp: () => isUp === true,
    probe: async () => {
      if (isUnwritable) await write((_, nextSeq) => nextSeq())
    },
    start: async () => {
      try {
        await open()
      } catch (error) {
        if (error instanceof JournalSettingError) throw error
        const problem = database.settingProblem(error)
        if (problem !== null) throw new JournalSettingError(problem)
        failed()
        up(false, error)
        void openLater()
      }
    },
    read: (work) => guarded('read', (isLate) => patiently(() => work(db), isLate)),
    write,
    writeOne: (statement) => timed(() => database.writeOne(statement(db).compile())),
    close: async () => {
      closing.abort()
      isReady = false
      await database.close()
    },
  }
}

function deadline(ms: number): () => boolean {
  const end = performance.now() + ms
  return () => performance.now() > end
}

const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause ? error.cause : error)

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
