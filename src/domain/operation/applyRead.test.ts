import { describe, expect, it } from 'vitest'
import type { Execution, ExecutionSummary } from '#domain/execution/execution'
import { changesBetween } from '#domain/operation/send/beforeSending'
import { applyRead, type Operation } from './operation'
import { runBaseline, type RunRecord } from '#domain/operation/kinds/run'
import { scheduleBaseline, type ScheduleRecord } from '#domain/operation/kinds/schedule'
import { terminationBaseline, type TerminationRecord } from '#domain/operation/kinds/termination'
import { phaseOf } from './record'
import type { State } from '#domain/execution/status'
import { executionOf as execution, nodeOf as node, summaryOf, workflowOf } from '#test/nodes'
import type { Trigger, Workflow } from '#domain/execution/workflow'

const at = (second: number): number => Date.UTC(2026, 10, 24, 3, 12, second)
const answered = { kind: 'accepted', at: at(11), httpStatus: 200, body: '{"result":"success"}' } as const
const lost = { kind: 'unknown', at: at(11), failure: { kind: 'offline' } } as const

const workflow = (trigger?: Trigger, editedAt?: number): Workflow =>
  workflowOf({ name: 'Nightly', ...(trigger && { trigger }), ...(editedAt !== undefined && { editedAt }) })

/** Began at this second; `undefined`: AOM gave no begin time. */
const summary = (executionId: string, state: State, second?: number): ExecutionSummary =>
  summaryOf(executionId, state, second === undefined ? {} : { beganAt: at(second) })

const sent = {
  id: '1',
  projectId: 'p',
  workflowId: 'w',
  workflowName: 'Nightly',
  requestedAt: at(10),
} as const

describe('the effect of a termination', () => {
  const record: TerminationRecord = {
    ...sent,
    action: 'terminate',
    executionId: 'e',
    baseline: terminationBaseline(execution('running')),
    answer: answered,
  }
  const see = (of: TerminationRecord, seen: Execution, second: number) =>
    applyRead(of, { kind: 'execution', execution: seen }, at(second)) as TerminationRecord

  it('is canceling, then canceled', () => {
    const canceling = see(record, execution('canceling'), 12)
    expect(phaseOf(canceling, at(12))).toBe('effectSeen')
    const canceled = see(canceling, execution('canceled', { endedAt: at(15) }), 16)
    expect(phaseOf(canceled, at(16))).toBe('settled')
    expect(canceled).toMatchObject({ effectSeenAt: at(12), effectSeen: { execution: { state: 'canceled' } } })
  })

  it.each(['running', 'paused', 'waiting', 'awaitingApproval'] as const)(
    'is not yet that the execution is %s',
    (state) => {
      expect(phaseOf(see(record, execution(state), 13), at(13))).toBe('accepted')
    },
  )

  it.each(['succeeded', 'failed', 'timedOut'] as const)(
    'may be overtaken: it %s, and nothing is left to wait for',
    (state) => {
      const over = see(record, execution(state, { endedAt: at(12) }), 13)
      expect(phaseOf(over, at(13))).toBe('settled')
    },
  )

  it('of a failed execution that had not ended is its end', () => {
    const failing = { ...record, baseline: terminationBaseline(execution('failed')) }
    expect(phaseOf(see(failing, execution('failed'), 13), at(13))).toBe('accepted')
    const ended = see(failing, execution('failed', { endedAt: at(13) }), 14)
    expect(phaseOf(ended, at(14))).toBe('settled')
  })

  it('is not told by another execution, nor by a read from before the answer', () => {
    expect(see(record, execution('canceled', { executionId: 'other' }), 13)).toBe(record)
    expect(see(record, execution('canceled'), 10)).toBe(record)
  })
})

describe('the effect of a run', () => {
  const before = [summary('9', 'succeeded', 0), summary('8', 'failed', -60), summary('w1', 'waiting')]
  const record: RunRecord = { ...sent, action: 'run', baseline: runBaseline(before), answer: answered }
  const named: RunRecord = { ...record, executionId: '11' }
  const see = (of: RunRecord, ...executions: ExecutionSummary[]) =>
    applyRead(of, { kind: 'executions', workflowId: 'w', executions }, at(13)) as RunRecord

  it('is the execution that AOM’s answer named, and no other', () => {
    expect(phaseOf(see(named, summary('10', 'running', 12), ...before), at(13))).toBe('accepted')
    const begun = see(named, summary('12', 'running', 12), summary('11', 'running', 12), ...before)
    expect(phaseOf(begun, at(13))).toBe('settled')
    expect(begun.effectSeen).toMatchObject({ executionId: '11', isNamed: true })
  })

  it('where the answer named none, is a newer one; and it is said that it may be somebody else’s', () => {
    expect(see(record, ...before)).toMatchObject({ checkedAt: at(13) })
    expect(see(record, ...before).effectSeenAt).toBeUndefined()
    const begun = see({ ...record, answer: lost }, summary('10', 'running', 12), ...before)
    expect(begun).toMatchObject({ executionId: '10', effectSeen: { executionId: '10', isNamed: false } })
  })

  it('may be waiting without a begin time; one that waited before is not taken for it', () => {
    expect(see(record, ...before, summary('w2', 'waiting')).executionId).toBe('w2')
    const later = before.map((item) => (item.executionId === 'w1' ? summary('w1', 'running', 12) : item))
    expect(see(record, ...later).executionId).toBeUndefined()
  })

  it('is not one that began in the same second as the newest one before', () => {
    const twins = [summary('9', 'succeeded', 0), summary('8', 'failed', 0)]
    const of = { ...record, baseline: runBaseline(twins) }
    expect(see(of, ...twins).executionId).toBeUndefined()
    expect(see(of, summary('10', 'running', 0), ...twins).executionId).toBe('10')
  })

  it('of a workflow that never ran is its first execution', () => {
    expect(see({ ...record, baseline: runBaseline([]) }, summary('1', 'running', 12)).executionId).toBe('1')
  })
})

describe('the effect of a schedule change', () => {
  const record: ScheduleRecord = {
    ...sent,
    action: 'disable',
    baseline: scheduleBaseline({ kind: 'enabled' }),
    answer: answered,
  }
  const see = (trigger?: Trigger) =>
    applyRead(record, { kind: 'workflow', workflow: workflow(trigger) }, at(13))

  it.each<[string, Trigger | undefined]>([
    ['a word that nobody knows', { kind: 'unknown', raw: 'inactive' }],
    ['off', { kind: 'disabled' }],
    ['no trigger at all', undefined],
  ])('is what AOM’s list says now: %s', (_, trigger) => {
    expect(phaseOf(see(trigger), at(13))).toBe('settled')
    expect(see(trigger).effectSeen).toEqual(trigger ? { trigger } : {})
  })

  it('is not yet there while the list says the same', () => {
    expect(phaseOf(see({ kind: 'enabled' }), at(13))).toBe('accepted')
  })
})

describe('what changed since the dialog opened', () => {
  const stop = (of: Execution): Operation => ({ action: 'terminate', execution: of })
  const run = (of: Workflow, ...executions: ExecutionSummary[]): Operation => ({
    action: 'run',
    workflow: of,
    executions,
  })
  const enable = (of: Workflow): Operation => ({ action: 'enable', workflow: of })
  const running = execution('running', { nodes: [node('a', 'running'), node('b', 'notStarted')] })
  const moved = execution('running', { nodes: [node('a', 'succeeded'), node('b', 'running')] })
  const old = summary('9', 'succeeded', 0)
  const odd = (raw: string): Trigger => ({ kind: 'unknown', raw })

  it.each<[string, Operation, Operation | undefined, string[]]>([
    ['terminate: nothing', stop(running), stop(running), []],
    [
      'terminate: it paused',
      stop(running),
      stop(execution('paused', { nodes: running.nodes })),
      ['executionState'],
    ],
    ['terminate: another node runs', stop(running), stop(moved), ['busyNodes']],
    ['run: nothing', run(workflow(), old), run(workflow(), old), []],
    [
      'run: somebody ran it',
      run(workflow(), old),
      run(workflow(), summary('10', 'running', 5), old),
      ['newerExecution'],
    ],
    [
      'run: the newest one ended',
      run(workflow(), summary('9', 'running', 0)),
      run(workflow(), old),
      ['newestState'],
    ],
    ['run: it was edited', run(workflow(), old), run(workflow(undefined, 5), old), ['definition']],
    ['run: it is gone', run(workflow(), old), undefined, ['workflowGone']],
    ['enable: nothing', enable(workflow(odd('off'))), enable(workflow(odd('off'))), []],
    [
      'enable: somebody enabled it',
      enable(workflow(odd('off'))),
      enable(workflow({ kind: 'enabled' })),
      ['schedule'],
    ],
    [
      'enable: another unknown word',
      enable(workflow(odd('off'))),
      enable(workflow(odd('stopped'))),
      ['schedule'],
    ],
  ])('%s', (_, shown, now, changes) => {
    expect(changesBetween(shown, now)).toEqual(changes)
  })
})
