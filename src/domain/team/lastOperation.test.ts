import { expect, it } from 'vitest'
import { nodeOf } from '#test/nodes'
import { teamRetry } from '#test/teamOperation'
import { thenOf } from './lastOperation'

const failed = { state: 'failed', raw: 'fail' } as const

/** A retry of the attempt that began at 100, whose effect somebody saw. */
const retry = teamRetry({
  seq: 2,
  requestedAt: 150,
  before: { node: failed, nodeBeganAt: 100, nodeEndedAt: 140 },
  effect: { seenAt: 160, after: { node: { state: 'running', raw: 'executing' } } },
})
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
