import { describe, expect, it } from 'vitest'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { actions } from '#domain/operation/action'
import { isUnreportedPause } from '#domain/execution/pause'
import { judgeNode, waitsForPerson } from '#domain/operation/kinds/node'
import type { Verdict } from '#domain/operation/kind'
import { states, type State } from '#domain/execution/status'
import { executionOf, nodeOf as node } from '#test/nodes'

const execution = (state: State, ...nodes: ExecutionNode[]): Execution => executionOf(state, { nodes })

/** `yes`, `warn <why>` or `no <why>`: short enough to read the table at a glance. */
const say = (verdict: Verdict): string =>
  verdict.allowed ? (verdict.warning ? `warn ${verdict.warning}` : 'yes') : `no ${verdict.refusal}`

const judge = (run: Execution, of: ExecutionNode): string[] =>
  actions.node.map((action) => say(judgeNode(action, run, of)))

describe('an ordinary node of a failed execution: retry, skip, continue', () => {
  const table: Record<State, [retry: string, skip: string, goOn: string]> = {
    failed: ['yes', 'yes', 'no notAPauseNode'],
    timedOut: ['yes', 'yes', 'no notAPauseNode'],
    unknown: ['warn unknownState', 'warn unknownState', 'warn unknownState'],
    paused: ['warn pausedOrdinaryNode', 'warn pausedOrdinaryNode', 'warn pausedOrdinaryNode'],
    succeeded: ['no nodeSucceeded', 'no nodeSucceeded', 'no notAPauseNode'],
    running: ['no nodeRunning', 'no nodeRunning', 'no notAPauseNode'],
    canceling: ['no nodeCanceled', 'no nodeCanceled', 'no notAPauseNode'],
    canceled: ['no nodeCanceled', 'no nodeCanceled', 'no notAPauseNode'],
    skipped: ['no nodeSkipped', 'no nodeSkipped', 'no notAPauseNode'],
    waiting: ['no nodeNotStarted', 'no nodeNotStarted', 'no notAPauseNode'],
    notStarted: ['no nodeNotStarted', 'no nodeNotStarted', 'no notAPauseNode'],
    awaitingApproval: ['no nodeNotStopped', 'no nodeNotStopped', 'no notAPauseNode'],
    approvalRejected: ['no nodeNotStopped', 'no nodeNotStopped', 'no notAPauseNode'],
  }
  it.each(states)('%s', (state) => {
    const own = node('a', state)
    expect(judge(execution('failed', own), own)).toEqual(table[state])
  })
})

describe('a pause node of a failed execution: retry, skip, continue', () => {
  const table: Record<State, [retry: string, skip: string, goOn: string]> = {
    paused: ['no nodePaused', 'no nodePaused', 'yes'],
    running: ['no nodePaused', 'no nodePaused', 'yes'],
    failed: ['yes', 'yes', 'no pauseNotReached'],
    timedOut: ['yes', 'yes', 'no pauseNotReached'],
    unknown: ['warn unknownState', 'warn unknownState', 'warn unknownState'],
    succeeded: ['no nodeSucceeded', 'no nodeSucceeded', 'no pausePassed'],
    skipped: ['no nodeSkipped', 'no nodeSkipped', 'no pausePassed'],
    canceling: ['no nodeCanceled', 'no nodeCanceled', 'no nodeCanceled'],
    canceled: ['no nodeCanceled', 'no nodeCanceled', 'no nodeCanceled'],
    waiting: ['no nodeNotStarted', 'no nodeNotStarted', 'no pauseNotReached'],
    notStarted: ['no nodeNotStarted', 'no nodeNotStarted', 'no pauseNotReached'],
    awaitingApproval: ['no nodeNotStopped', 'no nodeNotStopped', 'no pauseNotReached'],
    approvalRejected: ['no nodeNotStopped', 'no nodeNotStopped', 'no pauseNotReached'],
  }
  it.each(states)('%s', (state) => {
    const own = node('a', state, { isPause: true })
    expect(judge(execution('failed', own), own)).toEqual(table[state])
  })
})

describe('what the execution says goes first: retry of a failed node', () => {
  const table: Record<State, string> = {
    failed: 'yes',
    timedOut: 'yes',
    running: 'yes',
    paused: 'yes',
    succeeded: 'no executionSucceeded',
    canceled: 'no executionCanceled',
    canceling: 'no executionCanceled',
    awaitingApproval: 'no executionAwaitsApproval',
    approvalRejected: 'no approvalRejected',
    waiting: 'warn executionState',
    notStarted: 'warn executionState',
    skipped: 'warn executionState',
    unknown: 'warn unknownState',
  }
  it.each(states)('execution %s', (state) => {
    const own = node('a', 'failed')
    expect(say(judgeNode('retry', execution(state, own), own))).toBe(table[state])
  })

  it('a refusal of the node is told even where the execution would only warn', () => {
    const own = node('a', 'succeeded')
    expect(say(judgeNode('retry', execution('waiting', own), own))).toBe('no nodeSucceeded')
  })
})

describe('a pause that AOM does not report', () => {
  const pause = (state: State = 'notStarted') => node('wait', state, { isPause: true })
  const goOn = (run: Execution, of: ExecutionNode) => say(judgeNode('continue', run, of))

  it('may be continued, with a warning, when the paused execution stands right before it', () => {
    const own = pause()
    const run = execution(
      'paused',
      node('a', 'succeeded'),
      node('b', 'skipped'),
      own,
      node('c', 'notStarted'),
    )
    expect(isUnreportedPause(run, own)).toBe(true)
    expect(goOn(run, own)).toBe('warn pauseNotReported')
  })

  it('may be continued, with a warning, when AOM calls the execution running but nothing runs', () => {
    const own = pause()
    expect(goOn(execution('running', node('a', 'succeeded'), own), own)).toBe('warn pauseNotReported')
  })

  it('counts a failed step whose errors are ignored as done', () => {
    const own = pause('waiting')
    expect(goOn(execution('paused', node('a', 'failed', { ignoresErrors: true }), own), own)).toBe(
      'warn pauseNotReported',
    )
  })

  it.each([
    ['an earlier step is not done', execution('paused', node('a', 'failed'), pause())],
    ['another node is the paused one', execution('paused', pause(), node('b', 'paused', { isPause: true }))],
    ['another node still runs', execution('running', node('a', 'succeeded'), pause(), node('b', 'running'))],
    ['the run has only just begun', execution('running', pause(), node('b', 'notStarted'))],
    ['the execution failed', execution('failed', node('a', 'succeeded'), pause())],
  ])('is not guessed when %s', (_, run) => {
    const own = run.nodes.find(({ id }) => id === 'wait') ?? pause()
    expect(goOn(run, own)).toBe('no pauseNotReached')
  })
})

describe('who waits for a person', () => {
  const waits = (executionState: State, own: ExecutionNode) =>
    waitsForPerson(execution(executionState, own), own)

  it.each(states)('an ordinary node: %s', (state) => {
    expect(waits('failed', node('a', state))).toBe(['failed', 'timedOut', 'paused'].includes(state))
  })

  it('not a failed node whose errors are ignored, unless nothing else explains the stop', () => {
    const ignored = node('a', 'failed', { ignoresErrors: true })
    expect(waits('running', ignored)).toBe(false)
    expect(waitsForPerson(execution('failed', ignored, node('b', 'failed')), ignored)).toBe(false)
    expect(waits('failed', ignored)).toBe(true)
  })

  it('a pause node that AOM reports as running, and one that it does not report at all', () => {
    expect(waits('running', node('a', 'running', { isPause: true }))).toBe(true)
    expect(waits('paused', node('a', 'notStarted', { isPause: true }))).toBe(true)
    expect(waits('running', node('a', 'notStarted', { isPause: true }))).toBe(false)
  })

  it.each(['succeeded', 'canceled', 'canceling', 'awaitingApproval', 'approvalRejected'] as const)(
    'nobody in an execution that is %s',
    (state) => {
      expect(waits(state, node('a', 'failed'))).toBe(false)
    },
  )
})
