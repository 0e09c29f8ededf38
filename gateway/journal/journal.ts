import type { Kysely } from 'kysely'
import type { Log } from '../telemetry/log'
import { createAccess } from './access'
import type { Access } from './access'
import { createAuditFile } from './auditFile'
import type { Database, Listening } from './database'
import { createFeed } from './feed'
import type { Feed } from './feed'
import { openRows } from './hold'
import { createMarks } from './marks'
import type { Marks } from './marks'
import { createNews } from './news'
import type { Operation } from './operation'
import { openPostgres } from './postgres'
import { operationOf } from './schema'
import type { Tables } from './schema'
import { createChanges } from './sendOnce'
import type { SendOnce } from './sendOnce'
import { createRetention } from './retention'
import { openSqlite } from './sqlite'
import { createStore } from './store'
import type { Store } from './store'
import { createStops } from './stops'
import type { Stops } from './stops'
import { createTeam } from './team'
import type { Team } from './team'

export { JournalAwayError, JournalSettingError } from './database'
export { changeDeadlineMs } from './sendOnce'
export type { KnownStop, Stop, Stops } from './stops'
export type { SendOnce, SendOnceOptions } from './sendOnce'
export type { OwnCode, SendOnceResult } from './changeResult'
export type { ChangeAnswer } from './answer'
export type { ChangeRequest, Operation, OperationContext, OperationIds, OperationUser } from './operation'

/** What the journal tells whoever counts. */
type JournalCounters = {
  /** A change is settled. */
  readonly settled?: (operation: Operation) => void
  /** Whether the database can be used. */
  readonly up?: (isUp: boolean) => void
  readonly open?: (count: number) => void
  /** A committed write. */
  readonly wrote?: (seconds: number) => void
  /** A read or a write that failed. */
  readonly failed?: () => void
  /** A write of the audit file that failed; it is tried again. */
  readonly auditFailed?: () => void
}

export type JournalOptions = {
  /** PostgreSQL, shared by several gateways; null: a file in `dataDir`. */
  readonly databaseUrl: string | null
  /** The same with its password as it is now. */
  readonly databaseAddress?: (() => string) | undefined
  readonly dataDir: string
  /** Days for which a change is kept. */
  readonly days: number
  /** A file that follows the journal as JSON lines. */
  readonly auditLog?: string | null
  readonly log: Log
  readonly counters?: JournalCounters
  /**
   * What somebody did through another gateway, or saw become of an operation; before anybody who watches gets it. What was
   * sent from here is known here.
   */
  readonly changed?: (operation: Operation) => void
  /** Epoch milliseconds by this machine, which the database's clock corrects: deadlines are the same at every gateway. */
  readonly machineNow?: () => number
  /** Instead of both, for a test that turns the clock. */
  readonly now?: () => number
  /** `changeDeadlineMs` unless a test is in a hurry. */
  readonly deadlineMs?: number
  /** `effectMs` unless a test is about something else. */
  readonly holdMs?: number
}

export type Journal = Team &
  Marks & {
    readonly watch: Feed['watch']
    /** Whether changes can be written, as far as one knows. */
    isUp(): boolean
    sendOnce: SendOnce
    /** Whether a change of this id is under way here, or was a moment ago. */
    isKnown(id: string): boolean
    /** The last `seq`. */
    seq(): Promise<number>
    readonly stops: Stops
    readonly store: Store
    readonly access: Pick<Access, 'read' | 'write'>
    /** False where AUDIT_LOG misses some of it. */
    close(): Promise<boolean>
  }

const pollMs = 1_000
const sweepMs = 5_000
const retentionMs = 60 * 60_000

/**
 * Opens the journal. Rejects with a JournalSettingError where DATA_DIR or DATABASE_URL is wrong; a database that is away
 * is no reason: the journal is then not up until it comes.
 */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { databaseUrl, dataDir, days, log, counters = {}, machineNow = Date.now, deadlineMs } = options
  const database: Database =
    databaseUrl === null ? await openSqlite(dataDir) : openPostgres(databaseUrl, options.databaseAddress)
  const news = createNews()
  let begins: number | null = null
  let aheadMs = 0
  const now = options.now ?? (() => machineNow() - aheadMs)
  const readClock = async () => {
    const time = await database.clock?.()
    if (time !== undefined && Number.isFinite(time)) aheadMs = Math.round(machineNow() - time)
  }
  const access = createAccess(database, {
    log,
    // Before this gateway closes or adds anything.
    opened: async (db) => {
      await readClock()
      begins ??= await beginningOf(db)
      await retention.begin(db)
    },
    failed: () => counters.failed?.(),
    wrote: (seconds) => counters.wrote?.(seconds),
    becameUp: (isUp) => {
      counters.up?.(isUp)
      // What changed while it was away.
      if (isUp) news.wake()
    },
  })
  const store = createStore(access, news, now, options.holdMs)
  const changes = createChanges({
    store,
    news,
    log,
    now,
    recorded: (operation) => counters.settled?.(operation),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  })
  const stops = createStops(access, now)
  const retention = createRetention({ store, stops, days, log, now })
  const closing = new AbortController()
  try {
    await access.start()
  } catch (error) {
    await access.close().catch(() => {})
    throw error
  }

  const feed = createFeed({
    store,
    news,
    signal: closing.signal,
    heard: (row) => {
      if (!store.isOwn(row) || row.effect_seen_at !== null) options.changed?.(operationOf(row))
    },
  })
  let lastSeq = -1
  const poll = async () => {
    await access.probe()
    await readClock()
    const seq = await store.seq()
    if (seq < lastSeq) feed.restart()
    if (seq !== lastSeq) news.wake()
    lastSeq = seq
  }
  const sweep = async () => {
    await store.expire()
    counters.open?.(await store.countOpen())
  }
  const timers = [every(pollMs, poll), every(sweepMs, sweep), every(retentionMs, () => retention.forget())]
  const listening: Listening | null = database.listen?.(() => news.wake()) ?? null

  const { auditLog = null } = options
  const audit =
    auditLog === null
      ? null
      : createAuditFile({
          path: auditLog,
          store,
          news,
          begins: () => begins,
          log,
          failed: () => counters.auditFailed?.(),
        })

  return {
    isUp: access.isUp,
    sendOnce: changes.sendOnce,
    isKnown: (id) => changes.isKnown(id),
    seq: () => store.seq(),
    watch: feed.watch,
    ...createTeam(access, store),
    ...createMarks({ access, store, news, now }),
    stops,
    store,
    access,
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      await changes.close()
      const isExported = (await audit?.close()) ?? true
      closing.abort()
      await listening?.close()
      await access.close()
      return isExported
    },
  }
}

/** The `seq` after which everything is that changes from now on, and what is open now. */
async function beginningOf(db: Kysely<Tables>): Promise<number> {
  const { seq } = await db.selectFrom('journal_counter').select('seq').executeTakeFirstOrThrow()
  const { oldest } = await openRows(db)
    .select((row) => row.fn.min('seq').as('oldest'))
    .executeTakeFirstOrThrow()
  // Where nothing is open there is no oldest, whatever its type says.
  return Math.min(seq, ((oldest as number | null) ?? Infinity) - 1)
}

/** At once and then again and again, one at a time; what fails is tried at the next turn. */
function every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
  let isAtWork = false
  const turn = () => {
    if (isAtWork) return
    isAtWork = true
    void work()
      .catch(() => {})
      .finally(() => {
        isAtWork = false
      })
  }
  turn()
  return setInterval(turn, ms).unref()
}
