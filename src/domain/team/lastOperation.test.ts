import { expect, it } from 'vitest'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { nodeOf } from '#test/nodes'
import { thenOf } from './lastOperation'

const failed = { state: 'failed', raw: 'fail' } as const

/** A retry of the attempt that began at 100, whose effect somebody saw. */
const retry: TeamOperation = {
  id: 'op',
  position: 1,
  seq: 2,
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  nodeId: 'n',
  action: 'retry',
  rawAction: 'restart',
  user: { kind: 'iam', name: 'li.na' },
  requestedAt: 150,
  outcome: 'accepted',
  rawOutcome: 'accepted',
  before: { node: failed, nodeBeganAt: 100, nodeEndedAt: 140 },
  effect: { seenAt: 160, after: { node: { state: 'running', raw: 'executing' } } },
}
const { effect: _, ...unseen } = retry
const failedNode = (beganAt: number, endedAt: number) =>
  nodeOf('n', 'failed', { status: failed, beganAt, endedAt })

it('a node that ran again and stopped again has failed again, whoever saw it run', () => {
  expect(thenOf(retry, failedNode(155, 180))).toBe('failedAgain')
  expect(thenOf(unseen, failedNode(155, 180))).toBe('failedAgain')
})

it('as long as this page has not read it since, nobody says that it failed again', () => {
  expect(thenOf(retry, failedNode(100, 140))).toBe('tookEffect')
  expect(thenOf(unseen, failedNode(100, 140))).toBe('waiting')
})

it('what AOM refused or never got did nothing', () => {
  expect(thenOf({ ...unseen, outcome: 'refused' }, failedNode(155, 180))).toBe('refused')
  expect(thenOf({ ...unseen, outcome: 'notSent' }, failedNode(155, 180))).toBe('notSent')
  expect(thenOf({ ...unseen, outcome: 'unknown' }, failedNode(100, 140))).toBe('unknown')
})
