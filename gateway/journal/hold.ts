import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { OwnCode } from './changeResult'
import type { OperationTable, Tables } from './schema'

/** The row's deadline: 5 s to write it, 40 s for AOM. */
export const rowDeadlineMs = 45_000

/** How long an accepted change holds its subject where no page says that it has seen the effect; pages wait as long. */
export const effectMs = 60_000

/** No parameter: then SQLite would not know that the index of open rows will do. */
const isOpen = sql.lit<OperationTable['outcome']>('open')

export const openRows = (db: Kysely<Tables>) =>
  db.selectFrom('journal_operations').where('outcome', '=', isOpen)

/** How long ago a change may have been decided on that is still compared with what came before it. */
const longestWayMs = 60 * 60_000

/** AOM gave no answer in its time. */
const late: OwnCode = 'GATEWAY.504'

type Wanted = {
  readonly subject: string
  /** `knownSeq` of the change that wants it. */
  readonly knownSeq: number | null
  readonly now: number
  readonly holdMs: number
}

/**
 * What holds the subject: an open change, or one whose effect nobody has seen yet. AOM answers before anything can be
 * seen of it, and whoever looks in between would take the node for one that still waits. A change may be late on its way
 * from the page: what happened to the subject after it was decided on holds it too. In no order: for one SQLite would walk
 * through the whole journal.
 */
export const holderOf = (db: Kysely<Tables>, { subject, knownSeq, now, holdMs }: Wanted) =>
  db
    .selectFrom('journal_operations')
    .selectAll()
    .where('subject', '=', subject)
    // By an index each: all others wait while this looks, and a journal of a year must not be read for it.
    .where((is) => is.or([is('outcome', '=', isOpen), is('requested_at', '>', now - longestWayMs)]))
    .where((is) =>
      is.or([
        is('outcome', '=', isOpen),
        ...(knownSeq === null
          ? []
          : [is.and([is('outcome', 'in', ['accepted', 'unknown']), is('seq', '>', knownSeq)])]),
        is.and([
          is('effect_seen_at', 'is', null),
          // A clock that was set back an hour must not hold a node for an hour.
          is('requested_at', '<', now + rowDeadlineMs),
          // A schedule that is set twice is set once.
          is('action', 'not in', ['enable', 'disable']),
          is.or([
            is.and([is('outcome', '=', 'accepted'), is('answered_at', '>', now - holdMs)]),
            // As long as the page that sent it waits, from its answer on. Where AOM gave none in time it may still be at it.
            is.and([
              is('outcome', '=', 'unknown'),
              is.or([
                is('requested_at', '>', now - holdMs),
                is.and([is('code', '=', late), is('requested_at', '>', now - holdMs - rowDeadlineMs)]),
              ]),
            ]),
          ]),
        ]),
      ]),
    )
