import { expect, it } from 'vitest'
import type { ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import type { TargetOutcome } from '#domain/execution/target'
import { contradictionOf, failedWithoutCause } from './contradictions'
import { executionOf, nodeOf, targetOf } from '#test/nodes'

const node = (
  state: State,
  outcomes: TargetOutcome[] = [],
  rest: Partial<ExecutionNode> = {},
): ExecutionNode =>
  nodeOf('run-script', state, {
    name: 'runScript',
    targets: outcomes.map((outcome, index) => targetOf(`ecs-${index}`, outcome)),
    ...rest,
  })

const execution = (state: State, own: ExecutionNode) => executionOf(state, { nodes: [own] })

const ignoring = { ignoresErrors: true }

it.each([
  [
    'AOM’s own sample: failed run, successful node, ignored errors',
    'failed',
    node('succeeded', ['failed'], ignoring),
    'errorsIgnored',
    1,
  ],
  [
    'a successful run with failed targets',
    'succeeded',
    node('succeeded', ['failed', 'succeeded', 'failed'], ignoring),
    'targetsFailed',
    2,
  ],
  [
    'a failed run, failed targets, errors not ignored',
    'failed',
    node('succeeded', ['failed']),
    'targetsFailed',
    1,
  ],
  ['a failed node that stops nothing', 'running', node('failed', [], ignoring), 'failureIgnored', 0],
  ['a node that runs on in an ended run', 'failed', node('running'), 'stillMoving', 0],
] as const)('%s', (_, state, own, kind, failedTargets) => {
  expect(contradictionOf(execution(state, own), own)).toEqual({ kind, failedTargets })
})

it.each([
  ['all is well', 'succeeded', node('succeeded', ['succeeded'])],
  ['a failed node in a failed run', 'failed', node('failed', ['failed'])],
  [
    'a pause that AOM reports as running in a run that it calls failed',
    'failed',
    node('running', [], { isPause: true }),
  ],
] as const)('no contradiction: %s', (_, state, own) => {
  expect(contradictionOf(execution(state, own), own)).toBeUndefined()
})

it('a failed run in which nothing failed is told apart from one whose targets tell why', () => {
  expect(failedWithoutCause(execution('failed', node('succeeded', ['succeeded'])))).toBe(true)
  expect(failedWithoutCause(execution('failed', node('succeeded', ['failed'])))).toBe(false)
  expect(failedWithoutCause(execution('failed', node('failed')))).toBe(false)
  expect(failedWithoutCause(execution('succeeded', node('succeeded')))).toBe(false)
})
