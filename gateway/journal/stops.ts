import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Selectable } from 'kysely'
import type { Access } from './access'
import { storable } from './cleanText'
import type { StopTable } from './schema'
import { projectSchema, wholeNumber } from './team'

/** A node that waits for a person; times in epoch milliseconds. */
export type Stop = {
  readonly key: string
  readonly projectId: string
  readonly region: string
  readonly workflowId: string
  readonly workflowName: string
  readonly executionId: string
  readonly nodeId: string
  readonly nodeName: string
  /** `failed`, `timedOut`, `paused` … */
  readonly state: string
  readonly cause: string | null
  readonly since: number | null
}

export type KnownStop = Stop & {
  readonly seenAt: number
  readonly overAt: number | null
  /** The node's state when it no longer waited; null where nobody could say. */
  readonly became: string | null
  readonly isTold: boolean
}

const usualLimit = 200
const mostStops = 500

/** The parameters of `GET /api/stops`. */
export const stopFilterSchema = v.strictObject({
  project: projectSchema,
  /** Without those that were over by then. */
  since: v.optional(wholeNumber),
  limit: v.optional(v.pipe(wholeNumber, v.minValue(1), v.maxValue(mostStops))),
})

type StopFilter = v.InferOutput<typeof stopFilterSchema>

/** What a team is told of a stop. */
type ListedStop = Omit<KnownStop, 'key' | 'isTold'> & {
  /** Somebody has operated it, or its execution, or begun the run that hides it, since it stopped and before it was over. */
  readonly isOperated: boolean
}

export type StopPage = {
  /** Newest first. */
  readonly stops: readonly ListedStop[]
  /** There are more. */
  readonly isCut: boolean
}

/** What has stopped, for the one gateway that watches. Everything rejects with a JournalAwayError where the database is away. */
export type Stops = {
  /** Whether this gateway is the one that does it, for the next `ms`. */
  lease(name: string, ms: number): Promise<boolean>
  /** Another one may do it at once. */
  release(name: string): Promise<void>
  /** Those that still wait, as far as is on record. */
  waiting(projectId: string): Promise<KnownStop[]>
  /** Those that wait or waited, for the team. */
  list(filter: StopFilter): Promise<StopPage>
  /** Adds what is new. */
  begin(stops: readonly Stop[]): Promise<void>
  end(ended: ReadonlyArray<{ readonly key: string; readonly became: string | null }>): Promise<void>
  /** Those of whose beginning or end nobody was told yet, the oldest first. */
  untold(projectId: string, limit: number): Promise<KnownStop[]>
  /** Their beginning was told; of those that are over, their end too. */
  told(stops: readonly KnownStop[]): Promise<void>
  /** At most so many of those that were seen before then; how many. */
  deleteBefore(seenAt: number, limit: number): Promise<number>
}

export function createStops(access: Pick<Access, 'read' | 'write'>, now: () => number): Stops {
  const holder = randomUUID()
  return {
    lease: (name, ms) =>
      access.write(async (db) => {
        const time = now()
        const values = { name, holder, until: time + ms }
        const { numInsertedOrUpdatedRows = 0n } = await db
          .insertInto('journal_leases')
          .values(values)
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet(values)
              .where((is) =>
                is.or([is('journal_leases.holder', '=', holder), is('journal_leases.until', '<', time)]),
              ),
          )
          .executeTakeFirst()
        return numInsertedOrUpdatedRows > 0n
      }),
    release: (name) =>
      access.write(async (db) => {
        await db.deleteFrom('journal_leases').where('name', '=', name).where('holder', '=', holder).execute()
      }),
    waiting: (projectId) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('journal_stops')
          .selectAll()
          .where('project_id', '=', projectId)
          .where('over_at', 'is', null)
          .execute()
        return rows.map(stopOf)
      }),
    list: ({ project, since = 0, limit = usualLimit }) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('journal_stops')
          .selectAll()
          .select((is) =>
            is
              .selectFrom('journal_operations as operation')
              .select((count) => count.fn.countAll<number>().as('count'))
              .whereRef('operation.project_id', '=', 'journal_stops.project_id')
              .where('operation.outcome', 'in', ['open', 'accepted', 'unknown'])
              .where((is) =>
                is.or([
                  is.and([
                    is('operation.execution_id', '=', is.ref('journal_stops.execution_id')),
                    is.or([
                      is('operation.node_id', 'is', null),
                      is('operation.node_id', '=', is.ref('journal_stops.node_id')),
                    ]),
                  ]),
                  // What was begun is the run that hides the stop; its row names no execution.
                  is.and([
                    is('operation.action', '=', 'run'),
                    is('operation.workflow_id', '=', is.ref('journal_stops.workflow_id')),
                    is('journal_stops.became', '=', 'superseded'),
                  ]),
                ]),
              )
              .where((both) =>
                both(
                  'operation.requested_at',
                  '>=',
                  both.fn.coalesce('journal_stops.since', 'journal_stops.seen_at'),
                ),
              )
              .where((both) =>
                both.or([
                  both('journal_stops.over_at', 'is', null),
                  both('operation.requested_at', '<=', both.ref('journal_stops.over_at')),
                ]),
              )
              .as('operations'),
          )
          .where('project_id', '=', project)
          .where((is) => is.or([is('over_at', 'is', null), is('over_at', '>=', since)]))
          .orderBy('seen_at', 'desc')
          .orderBy('key')
          .limit(limit + 1)
          .execute()
        const stops = rows.slice(0, limit).map((row): ListedStop => {
          const { key: _, isTold: __, ...stop } = stopOf(row)
          return { ...stop, isOperated: Number(row.operations) > 0 }
        })
        return { stops, isCut: rows.length > limit }
      }),
    begin: (stops) =>
      stops.length === 0
        ? Promise.resolve()
        : access.write(async (db) => {
            for (const stop of stops)
              await db
                .insertInto('journal_stops')
                .values(rowOf(stop, now()))
                .onConflict((conflict) => conflict.doNothing())
                .execute()
          }),
    end: (ended) =>
      ended.length === 0
        ? Promise.resolve()
        : access.write(async (db) => {
            for (const { key, became } of ended)
              await db
                .updateTable('journal_stops')
                .set({ over_at: now(), became })
                .where('key', '=', storable(key))
                .where('over_at', 'is', null)
                .execute()
          }),
    untold: (projectId, limit) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('journal_stops')
          .selectAll()
          .where('project_id', '=', projectId)
          .where('over_told_at', 'is', null)
          .where((is) => is.or([is('told_at', 'is', null), is('over_at', 'is not', null)]))
          .orderBy('seen_at')
          .orderBy('key')
          .limit(limit)
          .execute()
        return rows.map(stopOf)
      }),
    told: (stops) =>
      access.write(async (db) => {
        for (const { key, overAt } of stops)
          await db
            .updateTable('journal_stops')
            .set({ told_at: now(), ...(overAt !== null && { over_told_at: now() }) })
            .where('key', '=', storable(key))
            .execute()
      }),
    deleteBefore: (seenAt, limit) =>
      access.write(async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('journal_stops')
          .where('key', 'in', (old) =>
            old.selectFrom('journal_stops').select('key').where('seen_at', '<', seenAt).limit(limit),
          )
          .executeTakeFirst()
        return Number(numDeletedRows)
      }),
  }
}

function rowOf(stop: Stop, seenAt: number): StopTable {
  return {
    key: storable(stop.key),
    project_id: storable(stop.projectId),
    region: storable(stop.region),
    workflow_id: storable(stop.workflowId),
    workflow_name: storable(stop.workflowName),
    execution_id: storable(stop.executionId),
    node_id: storable(stop.nodeId),
    node_name: storable(stop.nodeName),
    state: storable(stop.state),
    cause: stop.cause === null ? null : storable(stop.cause),
    since: stop.since,
    seen_at: seenAt,
    over_at: null,
    became: null,
    told_at: null,
    over_told_at: null,
  }
}

const stopOf = (row: Selectable<StopTable>): KnownStop => ({
  key: row.key,
  projectId: row.project_id,
  region: row.region,
  workflowId: row.workflow_id,
  workflowName: row.workflow_name,
  executionId: row.execution_id,
  nodeId: row.node_id,
  nodeName: row.node_name,
  state: row.state,
  cause: row.cause,
  since: row.since,
  seenAt: row.seen_at,
  overAt: row.over_at,
  became: row.became,
  isTold: row.told_at !== null,
})
