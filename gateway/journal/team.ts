import * as v from 'valibot'
import type { Access } from './access'
import { cleanObject, storable } from './cleanText'
import { operationActions, operationOutcomes } from './operation'
import type { JsonObject, Operation, OperationUser } from './operation'
import { operationOf } from './schema'
import type { Store } from './store'

const usualLimit = 50
const mostOperations = 200
/** The most executions of which the newest changes are asked for at once. */
const mostExecutions = 100
/** Bytes of what changed in AOM, as JSON. */
const largestEffect = 2 * 1024

export const wholeNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128))

/** As in an address: encoded, with commas between. */
const executionIds = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map(decoded)),
  v.array(id),
  v.maxLength(mostExecutions),
)

export const projectSchema = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z]{32}$/))

/** The parameters of `GET /api/operations`: any other is a mistake of the caller's, which must not look like an empty list. */
export const filterSchema = v.strictObject({
  project: projectSchema,
  before: v.optional(wholeNumber),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(mostOperations))),
  workflow: v.optional(id),
  execution: v.optional(id),
  node: v.optional(id),
  user: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(256))),
  action: v.optional(v.picklist(operationActions)),
  outcome: v.optional(v.picklist(operationOutcomes)),
  since: v.optional(wholeNumber),
  until: v.optional(wholeNumber),
  /** Skips that left something to be fixed later, which nobody has closed. */
  fixLater: v.optional(v.literal('open')),
  /** Of each of these executions the newest change of each node, and of itself. */
  latestIn: v.optional(executionIds),
})

export type OperationFilter = v.InferOutput<typeof filterSchema>

export const effectSchema = v.strictObject({
  seenAt: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000)),
  what: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((what) => Buffer.byteLength(JSON.stringify(what)) <= largestEffect),
  ),
})

export type OperationPage = {
  /** Newest first. */
  readonly operations: readonly Operation[]
  /** `before` for the following page; null: there is none. */
  readonly next: number | null
  /** Where a stream that misses nothing goes on. */
  readonly seq: number
}

/** What the team asks of the journal, and adds to it. */
export type Team = {
  list(filter: OperationFilter): Promise<OperationPage>
  /** The first one to see an effect is believed; null: there is no such operation. */
  setEffect(id: string, projectId: string, effect: SeenEffect): Promise<Operation | null>
  /** Nobody needs to be shown this any more. The first one stays. */
  dismiss(id: string, projectId: string, by: OperationUser): Promise<Operation | null>
}

type SeenEffect = { readonly seenAt: number; readonly what: JsonObject; readonly by: OperationUser }

export function createTeam(access: Access, store: Store): Team {
  return {
    list: async (filter) => {
      // Read first: what changes meanwhile then comes by the stream too, rather than not at all.
      const seq = await store.seq()
      const limit = filter.limit ?? usualLimit
      const rows = await access.read((db) => {
        let query = db.selectFrom('journal_operations').selectAll().where('project_id', '=', filter.project)
        if (filter.before !== undefined) query = query.where('position', '<', filter.before)
        if (filter.workflow !== undefined) query = query.where('workflow_id', '=', filter.workflow)
        if (filter.execution !== undefined) query = query.where('execution_id', '=', filter.execution)
        if (filter.node !== undefined) query = query.where('node_id', '=', filter.node)
        if (filter.user !== undefined) query = query.where('user_name', '=', storable(filter.user))
        if (filter.action !== undefined) query = query.where('action', '=', filter.action)
        if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome)
        if (filter.since !== undefined) query = query.where('requested_at', '>=', filter.since)
        if (filter.until !== undefined) query = query.where('requested_at', '<=', filter.until)
        if (filter.fixLater !== undefined)
          query = query
            .where('skip_kind', '=', 'fixLater')
            .where('outcome', 'in', ['accepted', 'unknown'])
            .where((is) =>
              is.not(
                is.exists(
                  is
                    .selectFrom('journal_marks')
                    .select('journal_marks.id')
                    .whereRef('journal_marks.operation_id', '=', 'journal_operations.id'),
                ),
              ),
            )
        if (filter.latestIn !== undefined)
          query = query.where('position', 'in', (from) =>
            from
              .selectFrom('journal_operations as latest')
              .select((row) => row.fn.max('latest.position').as('position'))
              .where('latest.project_id', '=', filter.project)
              .where('latest.execution_id', 'in', filter.latestIn ?? [])
              .groupBy(['latest.execution_id', 'latest.node_id']),
          )
        return query
          .orderBy('position', 'desc')
          .limit(limit + 1)
          .execute()
      })
      const operations = rows.slice(0, limit).map(operationOf)
      return { operations, next: rows.length > limit ? (operations.at(-1)?.position ?? null) : null, seq }
    },
    setEffect: async (id, projectId, { seenAt, what, by }) => {
      const row = await store.setOnce(id, projectId, 'effect_seen_at', {
        effect_seen_at: seenAt,
        effect_seen_by: nameOf(by),
        effect_what: JSON.stringify(cleanObject(what, largestEffect) ?? {}),
      })
      return row && operationOf(row)
    },
    dismiss: async (id, projectId, by) => {
      const row = await store.setOnce(id, projectId, 'dismissed_by', {
        dismissed_by: nameOf(by) ?? by.kind,
      })
      return row && operationOf(row)
    },
  }
}

/** What is no encoding is no id either. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

export function nameOf({ name, id }: OperationUser): string | null {
  const known = name ?? id
  return known === null ? null : storable(known)
}
