import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Insertable, Kysely, Transaction, Updateable } from 'kysely'
import type { Access } from './access'
import { changedRows, lastSeq } from './changedRows'
import { cleanContext, cleanText, storable } from './cleanText'
import type { News } from './news'
import { subjectOf } from './operation'
import type { ChangeRequest, JsonObject, OperationAction } from './operation'
import type { MarkRow, OperationRow, OperationTable, Tables } from './schema'

/** What became of a change, for its row. */
export type Ending = {
  readonly outcome: 'accepted' | 'refused' | 'unknown' | 'notSent'
  readonly sentAt: number | null
  readonly answeredAt: number | null
  readonly httpStatus: number | null
  readonly code: string | null
  readonly aomRequestId: string | null
  readonly answer: string | null
  readonly answerHeaders: JsonObject | null
  readonly problem: string | null
}

/** begun: the row is new, and is ours · known: this id was there · taken: another open change has the subject. */
export type Begun = { readonly kind: 'begun' | 'known' | 'taken'; readonly row: OperationRow }

/** The journal's rows. Everything rejects with a JournalAwayError where the database is away. */
export type Store = {
  /** A name for the next insertion that no other one has. */
  nextAttempt(): string
  /** Whether this process inserted it. */
  isOwn(row: OperationRow): boolean
  find(id: string): Promise<OperationRow | null>
  /** Inserts the change as open, unless its id or its subject is taken. On the disk when it resolves. */
  begin(request: ChangeRequest, action: OperationAction, attempt: string): Promise<Begun>
  /** Null where the row is closed already, or is not of this attempt. */
  end(id: string, attempt: string, ending: Ending): Promise<OperationRow | null>
  /** Closes as unknown what is open past its deadline: one row, or all. */
  expire(id?: string): Promise<void>
  /** The last `seq`. */
  seq(): Promise<number>
  /** Rows that changed after `seq`, in the order of their changes. */
  changedAfter(seq: number, limit: number, projectId: string | null): Promise<Array<OperationRow | MarkRow>>
  countOpen(): Promise<number>
  /** What is closed, and was asked for before; how many. */
  deleteBefore(before: number): Promise<number>
  /** Changes one row of a project where `unset` is null, else leaves it; null where there is no such row. */
  setOnce(
    id: string,
    projectId: string,
    unset: 'effect_seen_at' | 'dismissed_by',
    change: Updateable<OperationTable>,
  ): Promise<OperationRow | null>
}

/** The row's deadline: 5 s to write it, 40 s for AOM. */
const rowDeadlineMs = 45_000

/** How long an accepted change holds its subject where no page says that it has seen the effect; pages wait as long. */
export const effectMs = 60_000

const mostExpired = 100

export function createStore(access: Access, news: News, now: () => number, holdMs: number = effectMs): Store {
  const instance = randomUUID()
  let attempts = 0

  /** Write, and tell whoever waits. */
  const write: Access['write'] = async (work) => {
    const result = await access.write(work)
    news.wake()
    return result
  }
  const writeOne: Access['writeOne'] = async (statement) => {
    const rows = await access.writeOne(statement)
    news.wake()
    return rows
  }

  const byId = (db: Kysely<Tables>, id: string) =>
    db.selectFrom('journal_operations').selectAll().where('id', '=', id).executeTakeFirst()

  const find = (id: string) => access.read(async (db) => (await byId(db, id)) ?? null)

  /** Unless its id is known, or its subject held. */
  const insertion = (db: Kysely<Tables>, row: NewRow) => {
    const names = Object.keys(row) as (keyof NewRow)[]
    return db
      .insertInto('journal_operations')
      .columns([...names, 'position', 'seq'])
      .expression(
        db
          .selectNoFrom([
            ...names.map((name) => sql.val(row[name]).as(name)),
            ourSeq(db).as('position'),
            ourSeq(db).as('seq'),
          ])
          .where((is) => is.not(is.exists(holderOf(db, row.subject, now(), holdMs)))),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
  }

  const closeExpired = async (transaction: Transaction<Tables>, id: string, seq: number) => {
    const { numUpdatedRows } = await transaction
      .updateTable('journal_operations')
      .set({ outcome: 'unknown', problem: expired, seq })
      .where('id', '=', id)
      .where('outcome', '=', 'open')
      .where('deadline_at', '<', now())
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  return {
    nextAttempt: () => {
      attempts += 1
      return `${instance}/${attempts}`
    },
    isOwn: ({ attempt }) => attempt.startsWith(`${instance}/`),
    find,

    begin: async (request, action, attempt) => {
      const row = newRow(request, action, attempt, now())
      const [begun] = await writeOne((db) => insertion(db, row))
      if (begun) return { kind: 'begun', row: begun }
      return write(async (transaction, nextSeq): Promise<Begun> => {
        const seq = await nextSeq()
        const known = await byId(transaction, row.id)
        if (known) return { kind: 'known', row: known }
        const holder = await holderOf(transaction, row.subject, now(), holdMs).executeTakeFirst()
        // Whoever left it open is past its deadline: it no longer keeps anybody out.
        if (holder && !(await closeExpired(transaction, holder.id, seq)))
          return { kind: 'taken', row: holder }
        if (holder) await nextSeq()
        return { kind: 'begun', row: await insertion(transaction, row).executeTakeFirstOrThrow() }
      })
    },

    end: async (id, attempt, ending) => {
      const [row] = await writeOne((db) =>
        db
          .updateTable('journal_operations')
          .set({ ...columnsOf(ending), seq: ourSeq(db) })
          .where('id', '=', id)
          .where('attempt', '=', attempt)
          // What was closed as unknown for its age alone may still learn the truth.
          .where((or) =>
            or.or([
              or('outcome', '=', 'open'),
              or.and([
                or('outcome', '=', 'unknown'),
                or('answered_at', 'is', null),
                or('problem', '=', expired),
              ]),
            ]),
          )
          .returningAll(),
      )
      return row ?? null
    },

    expire: async (only) => {
      const late = await access.read((db) => {
        const query = openRows(db).select('id').where('deadline_at', '<', now()).limit(mostExpired)
        return (only === undefined ? query : query.where('id', '=', only)).execute()
      })
      if (late.length === 0) return
      await write(async (transaction, nextSeq) => {
        for (const { id } of late) await closeExpired(transaction, id, await nextSeq())
      })
    },

    seq: () => access.read(lastSeq),

    changedAfter: (seq, limit, projectId) => access.read((db) => changedRows(db, seq, limit, projectId)),

    countOpen: () =>
      access.read(async (db) => {
        const { count } = await openRows(db)
          .select((row) => row.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
        return Number(count)
      }),

    deleteBefore: (before) =>
      access.write(async (transaction) => {
        const operations = await transaction
          .deleteFrom('journal_operations')
          .where('requested_at', '<', before)
          .where('outcome', '!=', 'open')
          .executeTakeFirst()
        const marks = await transaction
          .deleteFrom('journal_marks')
          .where('at', '<', before)
          .executeTakeFirst()
        return Number(operations.numDeletedRows + marks.numDeletedRows)
      }),

    setOnce: async (id, projectId, unset, change) => {
      const there = await access.read((db) =>
        db
          .selectFrom('journal_operations')
          .selectAll()
          .where('id', '=', id)
          .where('project_id', '=', projectId)
          .executeTakeFirst(),
      )
      if (!there || there[unset] !== null) return there ?? null
      const [changed] = await writeOne((db) =>
        db
          .updateTable('journal_operations')
          .set({ ...change, seq: ourSeq(db) })
          .where('id', '=', id)
          .where(unset, 'is', null)
          .returningAll(),
      )
      // Else somebody was a moment earlier.
      return changed ?? find(id)
    },
  }
}

/** Of the transaction that the statement is in: until it ends no other writer gets one. */
const ourSeq = (db: Kysely<Tables>) => db.selectFrom('journal_counter').select('seq').$asScalar()

/** No parameter: then SQLite would not know that the index of open rows will do. */
const isOpen = sql.lit<OperationTable['outcome']>('open')

export const openRows = (db: Kysely<Tables>) =>
  db.selectFrom('journal_operations').where('outcome', '=', isOpen)

/**
 * What holds the subject: an open change, or one whose effect nobody has seen yet. AOM answers before anything can be
 * seen of it, and whoever looks in between would take the node for one that still waits. In no order: for one SQLite would
 * walk through the whole journal.
 */
export const holderOf = (db: Kysely<Tables>, subject: string, now: number, holdMs: number) =>
  db
    .selectFrom('journal_operations')
    .selectAll()
    .where('subject', '=', subject)
    // By an index each: all others wait while this looks, and a journal of a year must not be read for it.
    .where((is) => is.or([is('outcome', '=', isOpen), is('requested_at', '>', now - holdMs - rowDeadlineMs)]))
    .where((is) =>
      is.or([
        is('outcome', '=', isOpen),
        is.and([
          is('effect_seen_at', 'is', null),
          // A clock that was set back an hour must not hold a node for an hour.
          is('requested_at', '<', now + rowDeadlineMs),
          // A schedule that is set twice is set once.
          is('action', 'not in', ['enable', 'disable']),
          is.or([
            is.and([is('outcome', '=', 'accepted'), is('answered_at', '>', now - holdMs)]),
            is.and([
              is('outcome', '=', 'unknown'),
              is('deadline_at', '>', now),
              is('requested_at', '>', now - holdMs),
            ]),
          ]),
        ]),
      ]),
    )

/** Why a row without an answer is closed. */
export const expired = 'It is not known whether AOM received this: nobody recorded its answer in time.'

/** What its insertion gives it is missing. */
type NewRow = Omit<Insertable<OperationTable>, 'position' | 'seq'>

function newRow(
  request: ChangeRequest,
  action: OperationAction,
  attempt: string,
  requestedAt: number,
): NewRow {
  const { ids, user } = request
  const { workflowName, nodeName, skipKind, baseline } = cleanContext(request.context)
  const maybe = (text: string | null | undefined) =>
    text === null || text === undefined ? null : storable(text)
  return {
    id: storable(request.id),
    subject: storable(subjectOf(request, action)),
    digest: storable(JSON.stringify([request.region, request.projectId, request.digest])),
    attempt,
    project_id: storable(request.projectId),
    region: storable(request.region),
    workflow_id: storable(ids.workflowId ?? ''),
    workflow_name: workflowName,
    execution_id: maybe(ids.executionId),
    node_id: maybe(ids.nodeId),
    node_name: nodeName,
    action,
    reason: cleanText(request.reason),
    skip_kind: action === 'skip' ? (skipKind ?? null) : null,
    baseline: baseline === null ? null : JSON.stringify(baseline),
    user_kind: user.kind,
    user_account: maybe(user.account),
    user_name: maybe(user.name),
    user_id: maybe(user.id),
    address: storable(request.address),
    gateway_request_id: storable(request.gatewayRequestId),
    requested_at: requestedAt,
    sent_at: null,
    deadline_at: requestedAt + rowDeadlineMs,
    answered_at: null,
    outcome: 'open',
    http_status: null,
    code: null,
    aom_request_id: null,
    answer: null,
    answer_headers: null,
    problem: null,
    effect_seen_at: null,
    effect_seen_by: null,
    effect_what: null,
    dismissed_by: null,
  }
}

/** Of two requests with one id: are they the same one? */
export const isSameRequest = (row: OperationRow, request: ChangeRequest): boolean =>
  row.digest === storable(JSON.stringify([request.region, request.projectId, request.digest]))

/** How an ending stands in the operation's row. */
export function columnsOf(ending: Ending) {
  return {
    outcome: ending.outcome,
    sent_at: ending.sentAt,
    answered_at: ending.answeredAt,
    http_status: ending.httpStatus,
    code: ending.code,
    aom_request_id: ending.aomRequestId,
    answer: ending.answer,
    answer_headers: ending.answerHeaders === null ? null : JSON.stringify(ending.answerHeaders),
    problem: ending.problem,
  } satisfies Updateable<OperationTable>
}
