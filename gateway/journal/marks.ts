import type { Kysely, Transaction, Updateable } from 'kysely'
import * as v from 'valibot'
import type { Access } from './access'
import { cleanObject, cleanText, longestName, storable } from './cleanText'
import { markKinds } from './mark'
import type { Mark, MarkEnd } from './mark'
import type { News } from './news'
import type { OperationUser } from './operation'
import { markOf } from './schema'
import type { MarkTable } from './markTable'
import type { MarkRow, Tables } from './schema'
import type { Store } from './store'
import { id, nameOf, projectSchema, wholeNumber } from './team'

const usualLimit = 100
const mostMarks = 500
/** Bytes of how a node stood, as JSON. */
const largestBaseline = 1024
/** For which somebody is taken to be at work on what they claimed. */
export const claimMs = 30 * 60_000
const longestSnoozeMs = 30 * 24 * 60 * 60_000

const text = v.pipe(v.string(), v.maxLength(1_000))
const name = v.pipe(v.string(), v.maxLength(256))
const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
/** There is something to see in it: what nobody sees says nothing, and part of it is not kept. */
const written = v.pipe(text, v.regex(/[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u))
const baseline = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => Buffer.byteLength(JSON.stringify(value)) <= largestBaseline),
)

/** What a mark is on. */
const subject = {
  workflowId: id,
  workflowName: v.optional(name),
  executionId: id,
  nodeId: v.optional(id),
  nodeName: v.optional(name),
}

/** The body of `PUT /api/marks/{id}`, by its kind. */
export const markSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('claim'), ...subject, text: v.optional(text) }),
  v.strictObject({
    kind: v.literal('snooze'),
    ...subject,
    text: written,
    until: v.optional(moment),
    baseline,
  }),
  v.strictObject({ kind: v.literal('note'), ...subject, text: written }),
  v.strictObject({ kind: v.literal('done'), ...subject, text: v.optional(text), operationId: id }),
])

export const markIdSchema = v.pipe(v.string(), v.uuid(), v.toLowerCase())

export const markEndSchema = v.strictObject({ how: v.picklist(['released', 'gone'] as const) })

/** The parameters of `GET /api/marks`. */
export const markFilterSchema = v.strictObject({
  project: projectSchema,
  before: v.optional(wholeNumber),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(mostMarks))),
  execution: v.optional(id),
  kind: v.optional(v.picklist(markKinds)),
  since: v.optional(wholeNumber),
})

type MarkFilter = v.InferOutput<typeof markFilterSchema>

export type NewMark = {
  readonly id: string
  readonly projectId: string
  readonly region: string
  readonly what: v.InferOutput<typeof markSchema>
  readonly by: OperationUser
}

type MarkPage = {
  /** Newest first. */
  readonly marks: readonly Mark[]
  /** `before` for the following page; null: there is none. */
  readonly next: number | null
  /** Where a stream that misses nothing goes on. */
  readonly seq: number
}

/** otherMark: the id is that of another mark · tooLong: a snooze that ends too late or is over · noOperation: no such Skip. */
type Made = { readonly mark: Mark } | { readonly problem: 'otherMark' | 'tooLong' | 'noOperation' }

/** What the team says of executions and nodes. */
export type Marks = {
  listMarks(filter: MarkFilter): Promise<MarkPage>
  /** Under one id there is one mark, however often it is asked for. A claim or a snooze replaces the former one. */
  makeMark(wanted: NewMark): Promise<Made>
  /** The first end stays; null: there is no such claim or snooze. */
  endMark(id: string, projectId: string, how: MarkEnd, by: OperationUser): Promise<Mark | null>
}

type MarksOptions = {
  readonly access: Access
  readonly store: Pick<Store, 'seq'>
  readonly news: News
  readonly now: () => number
}

export function createMarks({ access, store, news, now }: MarksOptions): Marks {
  const write: Access['write'] = async (work) => {
    const result = await access.write(work)
    news.wake()
    return result
  }

  const find = (db: Kysely<Tables>, markId: string) =>
    db.selectFrom('journal_marks').selectAll().where('id', '=', markId).executeTakeFirst()

  const change = (transaction: Transaction<Tables>, markId: string, values: Updateable<MarkTable>) =>
    transaction
      .updateTable('journal_marks')
      .set(values)
      .where('id', '=', markId)
      .returningAll()
      .executeTakeFirstOrThrow()

  /** The open ones of the same kind on the same subject. */
  const former = (transaction: Transaction<Tables>, row: NewRow) =>
    transaction
      .selectFrom('journal_marks')
      .select('id')
      .where('project_id', '=', row.project_id)
      .where('execution_id', '=', row.execution_id)
      .where('workflow_id', '=', row.workflow_id)
      .where('node_id', row.node_id === null ? 'is' : '=', row.node_id)
      .where('kind', '=', row.kind)
      .where('ended_at', 'is', null)
      .execute()

  const problemOf = async (transaction: Transaction<Tables>, row: NewRow) => {
    if (row.kind === 'snooze' && row.until !== null) {
      if (row.until <= row.at || row.until > row.at + longestSnoozeMs) return 'tooLong'
    }
    if (row.operation_id === null) return null
    const skip = await transaction
      .selectFrom('journal_operations')
      .select('id')
      .where('id', '=', row.operation_id)
      .where('project_id', '=', row.project_id)
      .where('skip_kind', '=', 'fixLater')
      .executeTakeFirst()
    return skip ? null : 'noOperation'
  }

  return {
    listMarks: async (filter) => {
      // Read first: what changes meanwhile then comes by the stream too, rather than not at all.
      const seq = await store.seq()
      const limit = filter.limit ?? usualLimit
      const rows = await access.read((db) => {
        let query = db.selectFrom('journal_marks').selectAll().where('project_id', '=', filter.project)
        const { before, execution, kind, since } = filter
        if (before !== undefined) query = query.where('position', '<', before)
        if (execution !== undefined) query = query.where('execution_id', '=', execution)
        if (kind !== undefined) query = query.where('kind', '=', kind)
        if (since !== undefined)
          query = query.where((is) =>
            is.or([
              is('at', '>=', since),
              is('ended_at', '>=', since),
              // Open ones, however old.
              is.and([
                is('kind', 'in', ['claim', 'snooze']),
                is('ended_at', 'is', null),
                is.or([is('until', 'is', null), is('until', '>', since)]),
              ]),
            ]),
          )
        return query
          .orderBy('position', 'desc')
          .limit(limit + 1)
          .execute()
      })
      const marks = rows.slice(0, limit).map(markOf)
      return { marks, next: rows.length > limit ? (marks.at(-1)?.position ?? null) : null, seq }
    },

    makeMark: (wanted) =>
      write(async (transaction, nextSeq): Promise<Made> => {
        let seq = await nextSeq()
        const row = rowOf(wanted, now())
        const known = await find(transaction, row.id)
        if (known) return isSame(known, row) ? { mark: markOf(known) } : { problem: 'otherMark' }
        const problem = await problemOf(transaction, row)
        if (problem !== null) return { problem }
        if (row.kind === 'claim' || row.kind === 'snooze') {
          const ended = { ended_at: row.at, ended_by: nameOf(wanted.by), ended_how: 'replaced' as const }
          for (const { id: old } of await former(transaction, row)) {
            await change(transaction, old, { ...ended, seq })
            seq = await nextSeq()
          }
        }
        const made = await transaction
          .insertInto('journal_marks')
          .values({ ...row, position: seq, seq })
          .returningAll()
          .executeTakeFirstOrThrow()
        return { mark: markOf(made) }
      }),

    endMark: async (markId, projectId, how, by) => {
      const isOurs = (row: MarkRow | undefined): row is MarkRow =>
        row?.project_id === projectId && (row.kind === 'claim' || row.kind === 'snooze')
      const there = await access.read((db) => find(db, markId))
      if (!isOurs(there)) return null
      if (there.ended_at !== null) return markOf(there)
      return write(async (transaction, nextSeq) => {
        const seq = await nextSeq()
        const row = await find(transaction, markId)
        if (!isOurs(row)) return null
        if (row.ended_at !== null) return markOf(row)
        const ended = { ended_at: now(), ended_by: nameOf(by), ended_how: how }
        return markOf(await change(transaction, markId, { ...ended, seq }))
      })
    },
  }
}

/** What its insertion gives it is missing. */
type NewRow = Omit<MarkRow, 'position' | 'seq'>

function rowOf({ id: markId, projectId, region, what, by }: NewMark, at: number): NewRow {
  const maybe = (value: string | null | undefined) =>
    value === null || value === undefined ? null : storable(value)
  const given = what.kind === 'snooze' ? what : null
  return {
    id: markId,
    kind: what.kind,
    project_id: projectId,
    region: storable(region),
    workflow_id: storable(what.workflowId),
    workflow_name: cleanText(what.workflowName ?? null, longestName),
    execution_id: storable(what.executionId),
    node_id: maybe(what.nodeId),
    node_name: cleanText(what.nodeName ?? null, longestName),
    text: cleanText(what.text ?? null),
    baseline: given && JSON.stringify(cleanObject(given.baseline, largestBaseline) ?? {}),
    operation_id: what.kind === 'done' ? storable(what.operationId) : null,
    user_kind: by.kind,
    user_account: maybe(by.account),
    user_name: maybe(by.name),
    user_id: maybe(by.id),
    at,
    until: what.kind === 'claim' ? at + claimMs : (given?.until ?? null),
    ended_at: null,
    ended_by: null,
    ended_how: null,
  }
}

/** Of two with one id: are they the same one? */
const isSame = (a: NewRow, b: NewRow): boolean =>
  (['project_id', 'kind', 'workflow_id', 'execution_id', 'node_id', 'text', 'operation_id'] as const).every(
    (column) => a[column] === b[column],
  ) && a.user_name === b.user_name
