import { randomUUID } from 'node:crypto'
import type { Insertable, Transaction, Updateable } from 'kysely'
import type { Access } from './access'
import { cleanContext, cleanText, storable } from './cleanText'
import type { News } from './news'
import { subjectOf } from './operation'
import type { ChangeRequest, JsonObject, OperationAction } from './operation'
import type { OperationRow, OperationTable, Tables } from './schema'

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
  changedAfter(seq: number, limit: number, projectId: string | null): Promise<OperationRow[]>
  countOpen(): Promise<number>
  deleteBefore(requestedAt: number): Promise<number>
  /** Changes one row of a project unless `isDone` says that there is nothing to do; null where there is no such row. */
  change(
    id: string,
    projectId: string,
    isDone: (row: OperationRow) => boolean,
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

  /** Writes, and tells whoever waits. */
  const write: Access['write'] = async (work) => {
    const result = await access.write(work)
    news.wake()
    return result
  }

  /**
   * What holds the subject: an open change, or one whose effect nobody has seen yet. AOM answers before anything can be
   * seen of it, and whoever looks in between would take the node for one that still waits.
   */
  const holderOf = (transaction: Transaction<Tables>, subject: string) =>
    transaction
      .selectFrom('journal_operations')
      .selectAll()
      .where('subject', '=', subject)
      .where((is) =>
        is.or([
          is('outcome', '=', 'open'),
          is.and([
            is('effect_seen_at', 'is', null),
            // A schedule that is set twice is set once.
            is('action', 'not in', ['enable', 'disable']),
            is.or([
              is.and([is('outcome', '=', 'accepted'), is('answered_at', '>', now() - holdMs)]),
              is.and([
                is('outcome', '=', 'unknown'),
                is('deadline_at', '>', now()),
                is('requested_at', '>', now() - holdMs),
              ]),
            ]),
          ]),
        ]),
      )
      .orderBy('position', 'desc')
      .executeTakeFirst()

  const byId = (transaction: Transaction<Tables>, id: string) =>
    transaction.selectFrom('journal_operations').selectAll().where('id', '=', id).executeTakeFirst()

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
    find: (id) =>
      access.read(
        async (db) =>
          (await db.selectFrom('journal_operations').selectAll().where('id', '=', id).executeTakeFirst()) ??
          null,
      ),

    begin: (request, action, attempt) =>
      write(async (transaction, nextSeq): Promise<Begun> => {
        let seq = await nextSeq()
        const row = newRow(request, action, attempt, now())
        const repeated = await byId(transaction, row.id)
        if (repeated) return { kind: 'known', row: repeated }
        const holder = await holderOf(transaction, row.subject)
        // Whoever left it open is past its deadline: it no longer keeps anybody out.
        if (holder && (await closeExpired(transaction, holder.id, seq))) seq = await nextSeq()
        else if (holder) return { kind: 'taken', row: holder }
        const inserted = await transaction
          .insertInto('journal_operations')
          .values({ ...row, position: seq, seq })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst()
        if (inserted) return { kind: 'begun', row: inserted }
        const known = await byId(transaction, row.id)
        if (known) return { kind: 'known', row: known }
        const taken = await holderOf(transaction, row.subject)
        if (taken) return { kind: 'taken', row: taken }
        throw new Error('a row was refused, and there is none that it could conflict with')
      }),

    end: (id, attempt, ending) =>
      write(async (transaction, nextSeq) => {
        const row = await transaction
          .updateTable('journal_operations')
          .set({ ...columnsOf(ending), seq: await nextSeq() })
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
          .returningAll()
          .executeTakeFirst()
        return row ?? null
      }),

    expire: async (only) => {
      const late = await access.read((db) => {
        const query = db
          .selectFrom('journal_operations')
          .select('id')
          .where('outcome', '=', 'open')
          .where('deadline_at', '<', now())
          .limit(mostExpired)
        return (only === undefined ? query : query.where('id', '=', only)).execute()
      })
      if (late.length === 0) return
      await write(async (transaction, nextSeq) => {
        for (const { id } of late) await closeExpired(transaction, id, await nextSeq())
      })
    },

    seq: () =>
      access.read(
        async (db) => (await db.selectFrom('journal_counter').select('seq').executeTakeFirstOrThrow()).seq,
      ),

    changedAfter: (seq, limit, projectId) =>
      access.read((db) => {
        const query = db
          .selectFrom('journal_operations')
          .selectAll()
          .where('seq', '>', seq)
          .orderBy('seq')
          .limit(limit)
        return (projectId === null ? query : query.where('project_id', '=', projectId)).execute()
      }),

    countOpen: () =>
      access.read(async (db) => {
        const { count } = await db
          .selectFrom('journal_operations')
          .select((row) => row.fn.countAll().as('count'))
          .where('outcome', '=', 'open')
          .executeTakeFirstOrThrow()
        return Number(count)
      }),

    deleteBefore: (requestedAt) =>
      access.write(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('journal_operations')
          .where('requested_at', '<', requestedAt)
          .where('outcome', '!=', 'open')
          .executeTakeFirst()
        return Number(numDeletedRows)
      }),

    change: async (id, projectId, isDone, change) => {
      const there = await access.read((db) =>
        db
          .selectFrom('journal_operations')
          .selectAll()
          .where('id', '=', id)
          .where('project_id', '=', projectId)
          .executeTakeFirst(),
      )
      if (!there || isDone(there)) return there ?? null
      return write(async (transaction, nextSeq) => {
        const seq = await nextSeq()
        const current = await byId(transaction, id)
        if (!current || isDone(current)) return current ?? null
        const changed = await transaction
          .updateTable('journal_operations')
          .set({ ...change, seq })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        return changed ?? null
      })
    },
  }
}

/** Why a row without an answer is closed. */
export const expired = 'It is not known whether AOM received this: nobody recorded its answer in time.'

function newRow(
  request: ChangeRequest,
  action: OperationAction,
  attempt: string,
  requestedAt: number,
): Omit<Insertable<OperationTable>, 'position' | 'seq'> {
  const { ids, user } = request
  const { workflowName, nodeName, baseline } = cleanContext(request.context)
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

function columnsOf(ending: Ending): Updateable<OperationTable> {
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
  }
}
