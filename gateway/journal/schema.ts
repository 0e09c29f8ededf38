import { sql } from 'kysely'
import type { Kysely, Migration, Selectable } from 'kysely'
import type { Entry, Mark } from './mark'
import { createMarks } from './markTable'
import type { MarkTable } from './markTable'
import type { JsonObject, Operation } from './operation'

/** A row: an operation, and what only the gateways need to know. Objects are JSON texts. */
export type OperationTable = {
  id: string
  position: number
  seq: number
  /** What may have one open change at a time. */
  subject: string
  /** Of the whole request: the same id with another request is refused. */
  digest: string
  /** Which gateway process inserted it, and its how manieth it was: only that one knows what AOM answered. */
  attempt: string
  project_id: string
  region: string
  workflow_id: string
  workflow_name: string | null
  execution_id: string | null
  node_id: string | null
  node_name: string | null
  action: Operation['action']
  reason: string | null
  skip_kind: Operation['skipKind']
  baseline: string | null
  user_kind: Operation['user']['kind']
  user_account: string | null
  user_name: string | null
  user_id: string | null
  address: string
  gateway_request_id: string
  requested_at: number
  sent_at: number | null
  deadline_at: number
  answered_at: number | null
  outcome: Operation['outcome']
  http_status: number | null
  code: string | null
  aom_request_id: string | null
  answer: string | null
  /** Headers of AOM's answer that whoever asks again gets too. */
  answer_headers: string | null
  /** What the gateway itself said, where there was no whole answer of AOM's. */
  problem: string | null
  effect_seen_at: number | null
  effect_seen_by: string | null
  effect_what: string | null
  dismissed_by: string | null
}

/** A node that waits, or waited, for a person, as the gateway that watches has read it. */
export type StopTable = {
  /** One attempt of one node: it stops anew when it has begun anew. */
  key: string
  project_id: string
  region: string
  workflow_id: string
  workflow_name: string
  execution_id: string
  node_id: string
  node_name: string
  state: string
  cause: string | null
  since: number | null
  seen_at: number
  over_at: number | null
  /** What the node was when it no longer waited; null where nobody could say. */
  became: string | null
  /** When people were told of it, and of its end. */
  told_at: number | null
  over_told_at: number | null
}

export type Tables = {
  journal_stops: StopTable
  /** Who does what only one of several gateways may do, and until when unless it says so again. */
  journal_leases: { name: string; holder: string; until: number }
  journal_operations: OperationTable
  journal_marks: MarkTable
  /** One row: the last `seq`. Whoever writes updates it first, so that writers follow one another. */
  journal_counter: { one: number; seq: number }
}

export type OperationRow = Selectable<OperationTable>
export type MarkRow = Selectable<MarkTable>

export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-24-operations': {
    up: async (db: Kysely<Tables>) => {
      let table = db.schema.createTable('journal_operations').ifNotExists()
      table = table.addColumn('id', 'text', (column) => column.primaryKey())
      for (const name of wholeNumbers) table = table.addColumn(name, 'bigint', (column) => column.notNull())
      for (const name of texts) table = table.addColumn(name, 'text', (column) => column.notNull())
      for (const name of maybeTexts) table = table.addColumn(name, 'text')
      for (const name of maybeNumbers) table = table.addColumn(name, 'bigint')
      await table.execute()

      const index = (name: string) =>
        db.schema.createIndex(`journal_${name}`).ifNotExists().on('journal_operations')
      // The database itself refuses a second open change of one subject, whatever our code believes.
      await index('open_subject').column('subject').where(sql.ref('outcome'), '=', 'open').unique().execute()
      await index('position').column('position').unique().execute()
      await index('seq').column('seq').unique().execute()
      await index('project_position').columns(['project_id', 'position']).execute()
      await index('project_seq').columns(['project_id', 'seq']).execute()
      await index('execution').columns(['project_id', 'execution_id', 'position']).execute()
      await index('workflow').columns(['project_id', 'workflow_id', 'position']).execute()
      await index('requested_at').column('requested_at').execute()

      await db.schema
        .createTable('journal_counter')
        .ifNotExists()
        .addColumn('one', 'integer', (column) => column.primaryKey().check(sql`one = 1`))
        .addColumn('seq', 'bigint', (column) => column.notNull())
        .execute()
      await db
        .insertInto('journal_counter')
        .values({ one: 1, seq: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  },
  '2026-11-28-stops': {
    up: async (db: Kysely<Tables>) => {
      let stops = db.schema.createTable('journal_stops').ifNotExists()
      stops = stops.addColumn('key', 'text', (column) => column.primaryKey())
      for (const name of stopTexts) stops = stops.addColumn(name, 'text', (column) => column.notNull())
      for (const name of ['cause', 'became'] as const) stops = stops.addColumn(name, 'text')
      stops = stops.addColumn('seen_at', 'bigint', (column) => column.notNull())
      for (const name of ['since', 'over_at', 'told_at', 'over_told_at'] as const)
        stops = stops.addColumn(name, 'bigint')
      await stops.execute()
      await db.schema
        .createIndex('journal_stops_project')
        .ifNotExists()
        .on('journal_stops')
        .columns(['project_id', 'over_told_at'])
        .execute()
      await db.schema
        .createTable('journal_leases')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
  '2026-11-28-team': { up: createMarks },
}

const stopTexts = [
  'project_id',
  'region',
  'workflow_id',
  'workflow_name',
  'execution_id',
  'node_id',
  'node_name',
  'state',
] as const
const wholeNumbers = ['position', 'seq', 'requested_at', 'deadline_at'] as const
const texts = [
  'subject',
  'digest',
  'attempt',
  'project_id',
  'region',
  'workflow_id',
  'action',
  'user_kind',
  'address',
  'gateway_request_id',
  'outcome',
] as const
const maybeTexts = [
  'workflow_name',
  'execution_id',
  'node_id',
  'node_name',
  'reason',
  'baseline',
  'user_account',
  'user_name',
  'user_id',
  'code',
  'aom_request_id',
  'answer',
  'answer_headers',
  'problem',
  'effect_seen_by',
  'effect_what',
  'dismissed_by',
] as const
const maybeNumbers = ['sent_at', 'answered_at', 'http_status', 'effect_seen_at'] as const

/** A row as the team sees it. */
export function operationOf(row: OperationRow): Operation {
  return {
    id: row.id,
    position: row.position,
    seq: row.seq,
    projectId: row.project_id,
    region: row.region,
    workflowId: row.workflow_id,
    workflowName: row.workflow_name,
    executionId: row.execution_id,
    nodeId: row.node_id,
    nodeName: row.node_name,
    action: row.action,
    reason: row.reason,
    skipKind: row.skip_kind,
    baseline: objectOf(row.baseline),
    user: userOf(row),
    address: row.address,
    gatewayRequestId: row.gateway_request_id,
    requestedAt: row.requested_at,
    sentAt: row.sent_at,
    deadlineAt: row.deadline_at,
    answeredAt: row.answered_at,
    outcome: row.outcome,
    httpStatus: row.http_status,
    code: row.code,
    aomRequestId: row.aom_request_id,
    answer: row.answer,
    effect:
      row.effect_seen_at === null
        ? null
        : {
            seenAt: row.effect_seen_at,
            seenBy: row.effect_seen_by,
            what: objectOf(row.effect_what) ?? {},
          },
    dismissedBy: row.dismissed_by,
  }
}

export function markOf(row: MarkRow): Mark {
  return {
    id: row.id,
    kind: row.kind,
    position: row.position,
    seq: row.seq,
    projectId: row.project_id,
    region: row.region,
    workflowId: row.workflow_id,
    workflowName: row.workflow_name,
    executionId: row.execution_id,
    nodeId: row.node_id,
    nodeName: row.node_name,
    text: row.text,
    baseline: objectOf(row.baseline),
    operationId: row.operation_id,
    user: userOf(row),
    at: row.at,
    until: row.until,
    ended:
      row.ended_at === null || row.ended_how === null
        ? null
        : { at: row.ended_at, by: row.ended_by, how: row.ended_how },
  }
}

export const entryOf = (row: OperationRow | MarkRow): Entry =>
  'kind' in row ? markOf(row) : operationOf(row)

const userOf = (row: OperationRow | MarkRow): Operation['user'] => ({
  kind: row.user_kind,
  account: row.user_account,
  name: row.user_name,
  id: row.user_id,
})

function objectOf(json: string | null): JsonObject | null {
  return json === null ? null : (JSON.parse(json) as JsonObject)
}
