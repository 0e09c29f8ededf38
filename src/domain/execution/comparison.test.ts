import { describe, expect, test } from 'vitest'
import { executionOf, nodeOf, targetOf } from '#test/nodes'
import { compareExecutions, lastGoodRun } from './comparison'
import type { ExecutionSummary } from './execution'
import type { State } from './status'

const good = executionOf('succeeded', {
  executionId: 'good',
  nodes: [
    nodeOf('build', 'succeeded', { beganAt: 0, endedAt: 4_000, configuration: { shell: 'sh' } }),
    nodeOf('reload', 'succeeded', {
      beganAt: 4_000,
      endedAt: 9_000,
      targets: [
        targetOf('web-1', 'succeeded'),
        targetOf('web-2', 'succeeded'),
        targetOf('web-9', 'succeeded'),
      ],
    }),
    nodeOf('check', 'succeeded', { beganAt: 9_000, endedAt: 10_000 }),
  ],
})

const bad = executionOf('failed', {
  executionId: 'bad',
  nodes: [
    nodeOf('build', 'succeeded', { beganAt: 0, endedAt: 5_000, configuration: { shell: 'sh' } }),
    nodeOf('reload', 'failed', {
      beganAt: 5_000,
      endedAt: 7_000,
      targets: [targetOf('web-1', 'succeeded'), targetOf('web-2', 'failed'), targetOf('web-3', 'failed')],
    }),
    nodeOf('check', 'notStarted'),
  ],
})

describe('a failed run beside the last good one', () => {
  const { nodes, reached, isDefinitionKnown } = compareExecutions(bad, good)
  const [build, reload, check] = nodes

  test('a node that only took longer does not differ', () => {
    expect(build).toMatchObject({ differs: false, longerMs: 1_000, definition: [] })
  })

  test('the one that failed does, with the hosts that came, went and failed', () => {
    expect(reload).toMatchObject({
      differs: true,
      longerMs: -3_000,
      targets: { added: ['web-3'], removed: ['web-9'], failedHere: ['web-2'], failedThere: [] },
    })
  })

  test('a node that was not reached is no difference', () => {
    expect(check).toMatchObject({ differs: false, here: { status: { state: 'notStarted' } } })
    expect(check).not.toHaveProperty('longerMs')
    expect([reached, isDefinitionKnown]).toEqual([2, true])
  })
})

test('where AOM named the targets of one run alone, which hosts differ is not known', () => {
  const named = executionOf('succeeded', {
    nodes: [nodeOf('reload', 'succeeded', { targets: [targetOf('web-1', 'succeeded')] })],
  })
  const unnamed = executionOf('succeeded', { nodes: [nodeOf('reload', 'succeeded')] })
  const nothing = { added: [], removed: [], failedHere: [], failedThere: [] }
  expect(compareExecutions(named, unnamed).nodes[0]).toMatchObject({
    differs: false,
    targets: nothing,
    noTargetsOf: 'there',
  })
  expect(compareExecutions(unnamed, named).nodes[0]).toMatchObject({ targets: nothing, noTargetsOf: 'here' })
  expect(compareExecutions(unnamed, unnamed).nodes[0]).not.toHaveProperty('noTargetsOf')
})

test('what was edited between the runs is told, from then to now; without a snapshot it is not known', () => {
  const edited = executionOf('succeeded', {
    nodes: [nodeOf('build', 'succeeded', { configuration: { shell: 'bash' } })],
  })
  const then = executionOf('succeeded', {
    nodes: [nodeOf('build', 'succeeded', { configuration: { shell: 'sh' } })],
  })
  expect(compareExecutions(edited, then).nodes[0]).toMatchObject({
    differs: true,
    definition: [{ field: 'configuration', path: 'shell', from: 'sh', to: 'bash' }],
  })
  expect(compareExecutions(edited, { ...then, nodesFrom: 'results' }).nodes[0]).toMatchObject({
    differs: false,
    definition: undefined,
  })
})

test('a node that only one of the runs has differs, and what only the other has comes last', () => {
  const here = executionOf('succeeded', { nodes: [nodeOf('new', 'succeeded')] })
  const there = executionOf('succeeded', { nodes: [nodeOf('old', 'succeeded')] })
  expect(compareExecutions(here, there).nodes).toMatchObject([
    { name: 'new', differs: true, there: undefined },
    { name: 'old', differs: true, here: undefined },
  ])
})

test('the last good run is the newest success before this one', () => {
  const run = (executionId: string, beganAt: number, state: State): ExecutionSummary => ({
    workflowId: 'w',
    executionId,
    beganAt,
    status: { state, raw: state },
    nodes: [],
  })
  const runs = [
    run('e4', 4, 'succeeded'),
    run('e3', 3, 'failed'),
    run('e2', 2, 'succeeded'),
    run('e1', 1, 'succeeded'),
  ]
  expect(lastGoodRun(runs, { executionId: 'e3', beganAt: 3 })?.executionId).toBe('e2')
  expect(lastGoodRun(runs, { executionId: 'e1', beganAt: 1 })).toBeUndefined()
})
