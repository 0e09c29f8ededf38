import type { Kysely } from 'kysely'
import type { MarkEnd, MarkKind } from './mark'
import type { Operation } from './operation'
import type { Tables } from './schema'

/** What the team says of an execution or a node. Objects are JSON texts. */
export type MarkTable = {
  id: string
  kind: MarkKind
  position: number
  seq: number
  project_id: string
  region: string
  workflow_id: string
  workflow_name: string | null
  execution_id: string
  node_id: string | null
  node_name: string | null
  text: string | null
  baseline: string | null
  operation_id: string | null
  user_kind: Operation['user']['kind']
  user_account: string | null
  user_name: string | null
  user_id: string | null
  at: number
  until: number | null
  ended_at: number | null
  ended_by: string | null
  ended_how: MarkEnd | null
}

/** The table of marks, and what a Skip means beside an operation. */
export async function createMarks(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('journal_operations').addColumn('skip_kind', 'text').execute()

  let table = db.schema.createTable('journal_marks').ifNotExists()
  table = table.addColumn('id', 'text', (column) => column.primaryKey())
  for (const name of markNumbers) table = table.addColumn(name, 'bigint', (column) => column.notNull())
  for (const name of markTexts) table = table.addColumn(name, 'text', (column) => column.notNull())
  for (const name of markMaybeTexts) table = table.addColumn(name, 'text')
  for (const name of ['until', 'ended_at'] as const) table = table.addColumn(name, 'bigint')
  await table.execute()

  const index = (name: string) =>
    db.schema.createIndex(`journal_marks_${name}`).ifNotExists().on('journal_marks')
  await index('seq').column('seq').unique().execute()
  await index('project_position').columns(['project_id', 'position']).execute()
  await index('execution').columns(['project_id', 'execution_id', 'position']).execute()
  await index('at').column('at').execute()
  await index('operation').column('operation_id').execute()
}

const markNumbers = ['position', 'seq', 'at'] as const
const markTexts = ['kind', 'project_id', 'region', 'workflow_id', 'execution_id', 'user_kind'] as const
const markMaybeTexts = [
  'workflow_name',
  'node_id',
  'node_name',
  'text',
  'baseline',
  'operation_id',
  'user_account',
  'user_name',
  'user_id',
  'ended_by',
  'ended_how',
] as const
