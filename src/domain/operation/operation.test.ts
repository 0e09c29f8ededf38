import { describe, expect, it } from 'vitest'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { ScheduleAction } from '#domain/operation/kinds/schedule'
import type { Verdict } from './kind'
import { isAction } from './action'
import { judge, subjectKey, type Operation } from './operation'
import { possibleOn, subjectName } from '#domain/operation/send/beforeSending'
import { states, type State } from '#domain/execution/status'
import { executionOf as execution, nodeOf, summaryOf, workflowOf } from '#test/nodes'
import type { Trigger, Workflow } from '#domain/execution/workflow'

const node = (id: string, state: State) => nodeOf(id, state, { name: `Node ${id}` })

/** `yes`, `warn <why>` or `no <why>`. */
const say = (verdict: Verdict): string =>
  verdict.allowed ? (verdict.warning ? `warn ${verdict.warning}` : 'yes') : `no ${verdict.refusal}`

describe('terminate an execution that has ended (by its end time), and one that has none', () => {
  const endedAt = 1_000
  const table: Record<State, [ended: string, open: string]> = {
    running: ['yes', 'yes'],
    paused: ['yes', 'yes'],
    waiting: ['yes', 'yes'],
    awaitingApproval: ['warn executionState', 'warn executionState'],
    notStarted: ['warn executionState', 'warn executionState'],
    skipped: ['warn executionState', 'warn executionState'],
    unknown: ['warn unknownState', 'warn unknownState'],
    failed: ['no hasFailed', 'warn failedNotEnded'],
    timedOut: ['no hasFailed', 'warn failedNotEnded'],
    succeeded: ['no hasSucceeded', 'no hasSucceeded'],
    canceled: ['no isCanceled', 'no isCanceled'],
    canceling: ['no isBeingCanceled', 'no isBeingCanceled'],
    approvalRejected: ['no approvalRejected', 'no approvalRejected'],
  }
  it.each(states)('%s', (state) => {
    const verdicts = [execution(state, { endedAt }), execution(state)].map((of) =>
      say(judge({ action: 'terminate', execution: of })),
    )
    expect(verdicts).toEqual(table[state])
  })

  it('a failed one in which a branch still runs is left to AOM, whatever its end time', () => {
    const of = execution('failed', { endedAt, nodes: [node('a', 'failed'), node('b', 'running')] })
    expect(say(judge({ action: 'terminate', execution: of }))).toBe('warn failedNotEnded')
  })
})

describe('run now, by the state of the newest execution, and of an older one', () => {
  const table: Record<State, [newest: string, older: string]> = {
    succeeded: ['yes', 'yes'],
    failed: ['yes', 'yes'],
    timedOut: ['yes', 'yes'],
    canceled: ['yes', 'yes'],
    approvalRejected: ['yes', 'yes'],
    skipped: ['yes', 'yes'],
    notStarted: ['yes', 'yes'],
    running: ['warn executionActive', 'warn executionActive'],
    paused: ['warn executionActive', 'warn executionActive'],
    waiting: ['warn executionActive', 'warn executionActive'],
    canceling: ['warn executionActive', 'warn executionActive'],
    awaitingApproval: ['warn executionActive', 'warn executionActive'],
    unknown: ['warn newestUnknown', 'yes'],
  }
  it.each(states)('%s', (state) => {
    const run = (...executions: ExecutionSummary[]) =>
      say(judge({ action: 'run', workflow: workflowOf(), executions }))
    expect([
      run(summaryOf('2', state), summaryOf('1', 'succeeded')),
      run(summaryOf('2', 'succeeded'), summaryOf('1', state)),
    ]).toEqual(table[state])
  })

  it('one that never ran may be run', () => {
    expect(say(judge({ action: 'run', workflow: workflowOf(), executions: [] }))).toBe('yes')
  })
})

describe('enable and disable a schedule', () => {
  const on: Trigger = { kind: 'enabled' }
  const off: Trigger = { kind: 'disabled' }
  const odd: Trigger = { kind: 'unknown', raw: 'inactive' }
  const both = (of: Workflow) =>
    (['enable', 'disable'] as ScheduleAction[]).map((action) => say(judge({ action, workflow: of })))
  const unknown = ['warn unknownSchedule', 'warn unknownSchedule']
  const none = ['no notScheduled', 'no notScheduled']

  it.each([
    ['a cron one that is on', workflowOf({ trigger: on }), ['no scheduleIsOn', 'yes']],
    ['a cron one that is off', workflowOf({ trigger: off }), ['yes', 'no scheduleIsOff']],
    ['a word that nobody knows', workflowOf({ trigger: odd }), unknown],
    ['a cron one without a word', workflowOf(), unknown],
    ['one run by hand', workflowOf({ type: 'manual' }), none],
    ['one run by an event, whatever its trigger', workflowOf({ type: 'event', trigger: on }), none],
  ])('%s', (_, of, expected) => {
    expect(both(of)).toEqual(expected)
  })

  it('AOM said no type, but a trigger: AOM decides; neither: there is no schedule', () => {
    const { type: _none, ...untyped } = workflowOf()
    expect(both({ ...untyped, trigger: on })).toEqual(unknown)
    expect(both(untyped)).toEqual(none)
  })
})

describe('one open operation per subject', () => {
  const ids = { workflowId: 'w', executionId: 'e', nodeId: 'n' }
  const other = { ...ids, nodeId: 'm' }

  it('the three of a node are one subject; another node, the execution, the run and the schedule are others', () => {
    const keys = [
      subjectKey({ action: 'retry', ...ids }),
      subjectKey({ action: 'retry', ...other }),
      subjectKey({ action: 'terminate', ...ids }),
      subjectKey({ action: 'run', ...ids }),
      subjectKey({ action: 'enable', ...ids }),
    ]
    expect(new Set(keys).size).toBe(5)
    expect(subjectKey({ action: 'skip', ...ids })).toBe(keys[0])
    expect(subjectKey({ action: 'disable', ...ids })).toBe(keys[4])
  })

  it('is called by the node’s name, else by the workflow’s', () => {
    const of = execution('failed', { nodes: [node('a', 'failed')] })
    const request: Operation = { action: 'retry', execution: of, nodeId: 'a' }
    expect(subjectName(request, 'Rotate certificates')).toBe('Node a')
    expect(subjectName({ action: 'terminate', execution: of }, 'Rotate certificates')).toBe(
      'Rotate certificates',
    )
  })
})

describe('what is possible on the same subject', () => {
  const possible = (operation: Operation) => possibleOn(operation).map(({ action }) => action)

  it.each<[string, Operation, string[]]>([
    [
      'a schedule that was turned off meanwhile',
      { action: 'disable', workflow: workflowOf({ trigger: { kind: 'disabled' } }) },
      ['enable'],
    ],
    ['an execution that has ended', { action: 'terminate', execution: execution('succeeded') }, []],
    ['an execution that still runs', { action: 'terminate', execution: execution('running') }, ['terminate']],
    ['a node that is gone', { action: 'skip', execution: execution('failed'), nodeId: 'gone' }, []],
    [
      'a node that timed out instead',
      { action: 'retry', execution: execution('failed', { nodes: [node('a', 'timedOut')] }), nodeId: 'a' },
      ['retry', 'skip'],
    ],
  ])('%s', (_, operation, expected) => {
    expect(possible(operation)).toEqual(expected)
  })
})

it('a stored word that is no action is not taken for one', () => {
  expect(['retry', 'run', 'approve', 'toString'].map(isAction)).toEqual([true, true, false, false])
})
