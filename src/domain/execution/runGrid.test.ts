import { expect, test } from 'vitest'
import { nodeOf } from '#test/nodes'
import type { ExecutionSummary } from './execution'
import { failingColumns, runGrid } from './runGrid'
import type { State } from './status'

const run = (id: string, nodes: Readonly<Record<string, State>>): ExecutionSummary => ({
  workflowId: 'w',
  executionId: id,
  status: { state: 'succeeded', raw: 'success' },
  nodes: Object.entries(nodes).map(([nodeId, state]) => ({ nodeId, status: { state, raw: state } })),
})

const nodes = [
  nodeOf('build', 'notStarted', { name: 'Build' }),
  nodeOf('check', 'notStarted', { name: 'Check' }),
]

test('a node that did not run leaves a gap, and one that is no longer defined has a column of its own, last', () => {
  const grid = runGrid(
    [run('new', { check: 'succeeded' }), run('old', { sweep: 'failed', build: 'succeeded' })],
    nodes,
  )
  expect(grid.columns.map(({ name, isDefined }) => [name, isDefined])).toEqual([
    ['Build', true],
    ['Check', true],
    ['sweep', false],
  ])
  expect(grid.runs.map(({ cells }) => cells.map((cell) => cell?.status.state))).toEqual([
    [undefined, 'succeeded', undefined],
    ['succeeded', undefined, 'failed'],
  ])
})

test('how often a node failed counts the runs in which it ran', () => {
  const grid = runGrid(
    [
      run('3', { build: 'succeeded', check: 'timedOut' }),
      run('2', { build: 'failed' }),
      run('1', { build: 'succeeded', check: 'failed' }),
      run('0', { build: 'waiting', check: 'notStarted' }),
    ],
    nodes,
  )
  expect(failingColumns(grid)).toMatchObject([
    { name: 'Check', failed: 2, ran: 2 },
    { name: 'Build', failed: 1, ran: 3 },
  ])
})
