import type { RunPlan, Scenario, WorkflowPlan } from '../plan'
import { HOUR, MINUTE, pause, step, workflow } from './build'
import { runId } from './identity'
import { hosts } from './targets'

type Json = Record<string, unknown>
type Change = {
  workflow?: (body: Json) => unknown
  brief?: (body: Json) => unknown
  detail?: (body: Json) => unknown
}

const two = hosts('odd', 2)
const chain = () => [
  step('first', 'First', 20, two),
  step('second', 'Second', 20, two),
  step('third', 'Third', 20, two),
]
const workflows: WorkflowPlan[] = []
const runs: RunPlan[] = []

/** One odd workflow whose newest run failed at `second`, with its bodies changed on their way out. */
function odd(id: string, name: string, change: Change, nodes = chain(), log = 'odd: failed on {host}'): void {
  const plan = workflow(id, name, nodes, { by: 'odd.tester', description: `Odd data: ${id.slice(3)}` })
  const present = change.workflow
  workflows.push(present ? { ...plan, present: (body) => present({ ...body }) } : plan)
  const fails = nodes.some((node) => node.wire.id === 'second')
  for (const number of [1, 2]) {
    runs.push({
      id: runId(id, number),
      workflowId: id,
      at: -(3 - number) * HOUR - workflows.length * MINUTE,
      by: 'odd.tester',
      ...(number === 2 &&
        fails && { attempts: { second: [{ outcome: 'fail', failed: [1], log }, { outcome: 'success' }] } }),
      ...(change.brief && { presentBrief: change.brief }),
      ...(change.detail && { presentDetail: change.detail }),
    })
  }
}

const without = (body: Json, ...keys: string[]) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)))
const times = [
  'begin_time',
  'end_time',
  'last_update_time',
  'workflow_edit_time',
  'create_time',
  'update_time',
]
const mapTimes = (body: Json, change: (ms: number) => unknown): Json =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const isTime = times.includes(key) || key.endsWith('_start_time') || key.endsWith('EditTime')
      if (isTime && typeof value === 'number') return [key, change(value)]
      if (key === 'execution_result_list')
        return [key, (value as Json[]).map((item) => mapTimes(item, change))]
      return [key, value]
    }),
  )
const mapResults = (body: Json, change: (result: Json, index: number) => unknown): Json => ({
  ...body,
  execution_result_list: (body['execution_result_list'] as Json[]).map(change),
})
const mapNodes = (body: Json, change: (node: Json, index: number) => unknown): Json => {
  const snapshot = body['workflow_snapshot'] as Json | undefined
  if (!snapshot) return { ...body, nodes: (body['nodes'] as Json[]).map(change) }
  return { ...body, workflow_snapshot: { ...snapshot, nodes: (snapshot['nodes'] as Json[]).map(change) } }
}
const both = (change: (body: Json) => unknown): Change => ({ brief: change, detail: change })

odd(
  'wf-recovered',
  'Unknown status recovered',
  both((body) => ({ ...body, status: 'recovered' })),
)
odd('wf-frozen', 'Unknown status FROZEN', {
  workflow: (body) => ({ ...body, status: 'FROZEN' }),
  ...both((body) =>
    mapResults({ ...body, status: 'FROZEN' }, (result, index) =>
      index === 1 ? { ...result, status: 'FROZEN' } : result,
    ),
  ),
})
odd(
  'wf-upper',
  'Statuses in capitals',
  both((body) =>
    mapResults({ ...body, status: 'FAIL' }, (item) => ({
      ...item,
      status: String(item['status']).toUpperCase(),
    })),
  ),
)
odd('wf-bare', 'Only a name', {
  workflow: (body) => ({ id: body['id'], name: body['name'], last_execution_id: body['last_execution_id'] }),
  brief: (body) => ({ execution_id: body['execution_id'] }),
  detail: (body) => ({
    execution_id: body['execution_id'],
    execution_result_list: body['execution_result_list'],
  }),
})
odd('wf-seconds', 'Timestamps in seconds', {
  workflow: (body) => mapTimes(body, (ms) => Math.floor(ms / 1000)),
  ...both((body) => mapTimes(body, (ms) => Math.floor(ms / 1000))),
})
odd(
  'wf-iso',
  'Timestamps in ISO form',
  both((body) => mapTimes(body, (ms) => (ms ? new Date(ms).toISOString().replace(/\.\d+Z/, 'Z') : 0))),
)
odd(
  'wf-zero',
  'Unset times',
  both((body) => mapTimes(body, () => 0)),
)
odd('wf-created-by', 'Other spelling of the creator', {
  brief: (body) => ({
    ...without(body, 'create_by', 'workflowEditTime'),
    created_by: body['create_by'],
    workflow_edit_time: body['workflowEditTime'],
  }),
})
odd('wf-markup', '<img src=x onerror="document.title=\'owned\'"> <b>bold</b> & "quoted"', {
  detail: (body) =>
    mapNodes(body, (node) => ({ ...node, name: `<script>alert('${String(node['name'])}')</script>` })),
})
odd('wf-rtl', 'إعادة تشغيل الخوادم \u202Eexe.sdrawkcab', {
  detail: (body) =>
    mapNodes(body, (node) => ({ ...node, name: `خطوة ${String(node['name'])} \u202E)fail(` })),
})
odd(
  'wf-long-log',
  'A log of 4,000 characters',
  {},
  chain(),
  'line of a very long log without end; '.repeat(120).slice(0, 4000),
)
odd('wf-duplicate', 'Duplicate node names', {
  detail: (body) => mapNodes(body, (node) => ({ ...node, name: 'Same name', parent_node: 'Same name' })),
})
odd('wf-self-parent', 'A node that is its own parent', {
  detail: (body) =>
    mapNodes(body, (node, index) => (index === 1 ? { ...node, parent_node: node['name'] } : node)),
})
odd('wf-cycle', 'A cycle', {
  detail: (body) =>
    mapNodes(body, (node, index) => ({ ...node, parent_node: ['Third', 'First', 'Second'][index] })),
})
odd('wf-orphan', 'A parent that does not exist', {
  detail: (body) =>
    mapNodes(body, (node, index) => ({
      ...node,
      ...(index === 2 && { parent_node: 'Nobody' }),
      ...(index === 1 && { parent_node: 'First' }),
    })),
})
odd('wf-comma', 'Two parents in one string', {
  detail: (body) =>
    mapNodes(body, (node, index) => ({ ...node, ...(index === 2 && { parent_node: 'First,Second' }) })),
})
odd('wf-orphan-result', 'A result without a node', {
  detail: (body) =>
    mapResults(body, (result, index) =>
      index === 0 ? { ...result, node_id: 'gone-since-the-edit' } : result,
    ),
})
odd(
  'wf-output-string',
  'Output as a string',
  both((body) => mapResults(body, (result) => ({ ...result, output: 'FunctionGraph: exec timed out' }))),
)
odd(
  'wf-output-none',
  'Output absent',
  both((body) => mapResults(body, (result) => without(result, 'output'))),
)
odd(
  'wf-output-other',
  'Output of another shape',
  both((body) =>
    mapResults(body, (result) => ({ ...result, output: { error_message: 'quota exceeded', retries: 3 } })),
  ),
)
odd('wf-broken', 'One broken element in each list', {
  ...both((body) => ({
    ...body,
    execution_result_list: [null, ...(body['execution_result_list'] as Json[]), 7],
  })),
})
odd('wf-no-metadata', 'Nodes without metadata', {
  workflow: (body) => mapNodes(body, (node) => without(node, 'metadata', 'category')),
  detail: (body) => mapNodes(body, (node) => without(node, 'metadata', 'category')),
})
odd('wf-no-snapshot', 'No snapshot', { detail: (body) => without(body, 'workflow_snapshot') })
// Told with a tab, known without one: who does not trim it asks for something that is not there.
const tabbed = (body: Json, ...keys: string[]): Json =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, keys.includes(key) ? `${String(value)}\t` : value]),
  )
odd('wf-tab', 'Ids with a tab at their end', {
  workflow: (body) => tabbed(body, 'id', 'last_execution_id'),
  ...both((body) =>
    mapResults(tabbed(body, 'workflow_id', 'execution_id'), (result) => tabbed(result, 'node_id')),
  ),
})
odd('wf-long-name', 'VeryLongNameWithoutAnySpaceThatGoesOnUntilTheLimitOf64Characters'.slice(0, 64), {
  detail: (body) =>
    mapNodes(body, (node) => ({ ...node, name: `${String(node['name'])}${'x'.repeat(64)}`.slice(0, 64) })),
})
odd(
  'wf-pause-running',
  'A paused node called running',
  both((body) =>
    mapResults(body, (result) =>
      result['status'] === 'pausing' ? { ...result, status: 'running' } : result,
    ),
  ),
  [step('first', 'First', 20, two), pause('hold', 'Hold'), step('third', 'Third', 20, two)],
)
odd('wf-deleted', 'Deleted', { workflow: (body) => ({ ...body, is_delete: true }) })
odd(
  'wf-nothing-ran',
  'Failed before anything ran',
  both((body) => ({ ...body, status: 'fail', execution_result_list: [] })),
)

export const oddData: Scenario = {
  workflows,
  runs,
  strayWorkflows: [null, 42],
  strayExecutions: { 'wf-broken': [null, 'not an execution'] },
}
