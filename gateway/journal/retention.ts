import type { Kysely } from 'kysely'
import type { Log } from '../telemetry/log'
import type { Tables } from './schema'
import type { Stops } from './stops'
import type { Store } from './store'

/** What is older than JOURNAL_DAYS is deleted. */
export type Retention = {
  /** Before this gateway adds anything: the newest row then is the witness of what time it was. */
  begin(db: Kysely<Tables>): Promise<void>
  forget(): Promise<void>
}

type RetentionOptions = {
  readonly store: Pick<Store, 'deleteBefore'>
  readonly stops: Pick<Stops, 'deleteBefore'>
  readonly days: number
  readonly log: Log
  readonly now: () => number
  /** Milliseconds of a clock that nobody can set. */
  readonly uptimeMs?: () => number
}

/** In one transaction, which others who write wait for. */
const mostAtOnce = 1_000
const dayMs = 24 * 60 * 60_000
/** A clock that is further ahead of the last row is worth a line. */
const noticeDays = 30

/**
 * A clock that jumps ahead must not take the history with it. So time is counted from the newest row before this start, by a
 * clock that cannot jump, and the machine's own is believed only where it is behind that.
 */
export function createRetention(options: RetentionOptions): Retention {
  const { store, stops, days, log, now, uptimeMs = () => performance.now() } = options
  let witness: { readonly at: number; readonly uptimeMs: number } | null = null
  let isSaid = false

  const notice = (aheadMs: number) => {
    if (aheadMs > noticeDays * dayMs && !isSaid)
      log.warn('the clock is far ahead of the newest row before this start: nothing is deleted by it', {
        days: Math.floor(aheadMs / dayMs),
      })
    isSaid = aheadMs > noticeDays * dayMs
  }

  return {
    begin: async (db) => {
      witness ??= { at: Math.min(now(), (await newestTime(db)) ?? Infinity), uptimeMs: uptimeMs() }
    },
    forget: async () => {
      if (!witness) return
      const time = Math.floor(Math.min(now(), witness.at + uptimeMs() - witness.uptimeMs))
      notice(now() - time)
      const before = time - days * dayMs
      const rows = (await all(store.deleteBefore, before)) + (await all(stops.deleteBefore, before))
      if (rows > 0)
        log.info('journal forgot what is too old', { rows, before: new Date(before).toISOString() })
    },
  }
}

/** Little by little, so that nobody who operates waits for it. */
async function all(deleteSome: Store['deleteBefore'], before: number): Promise<number> {
  let sum = 0
  for (;;) {
    const rows = await deleteSome(before, mostAtOnce)
    sum += rows
    if (rows === 0) return sum
  }
}

/** When the journal last had anything to write down; null: never. */
async function newestTime(db: Kysely<Tables>): Promise<number | null> {
  const newest = await Promise.all([
    db
      .selectFrom('journal_operations')
      .select((row) => row.fn.max('requested_at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('journal_marks')
      .select((row) => row.fn.max('at').as('at'))
      .executeTakeFirst(),
    db
      .selectFrom('journal_stops')
      .select((row) => row.fn.max('seen_at').as('at'))
      .executeTakeFirst(),
  ])
  // Of no rows there is no newest, whatever its type says.
  const times = newest.flatMap((row) => (row?.at as number | null | undefined) ?? [])
  return times.length === 0 ? null : Math.max(...times)
}
