import { describe, expect, it } from 'vitest'
import type { ExecutionNode } from '#domain/execution/node'
import type { Target, TargetOutcome } from '#domain/execution/target'
import { nodeOf, targetOf } from '#test/nodes'
import type { ActivityFacts } from './activity'
import type { AttemptFacts } from './attempt'
import { attemptsOf, hostsByAttempt, sameInARow } from './attempts'

const failed = { state: 'failed', raw: 'fail' } as const
const lock = (host: string) => `E: ${host}: Could not get lock /var/lib/dpkg/lock, held by process 21877`

const facts = (failedTargets: string[], rest: Partial<AttemptFacts> = {}): AttemptFacts => ({
  succeeded: 3 - failedTargets.length,
  failed: failedTargets.length,
  inProgress: 0,
  notRun: 0,
  failedTargets,
  cause: lock(failedTargets[0] ?? ''),
  ...rest,
})

/** A retry that replaced the attempt that began at `beganAt`. */
const retry = (beganAt: number, attempt: AttemptFacts, rest: Partial<ActivityFacts> = {}): ActivityFacts => ({
  id: `op ${beganAt}`,
  requestedAt: beganAt + 50,
  action: 'retry',
  rawAction: 'restart',
  projectId: 'p',
  workflowId: 'w',
  nodeId: 'n',
  outcome: 'accepted',
  rawOutcome: 'accepted',
  isAnswerOnlyHere: false,
  before: { node: failed, nodeBeganAt: beganAt, nodeEndedAt: beganAt + 40, attempt },
  effect: { seenAt: beganAt + 60 },
  ...rest,
})

const target = (name: string, outcome: TargetOutcome): Target =>
  targetOf(name, outcome, outcome === 'failed' ? { log: lock(name) } : {})

/** AOM reports the newest attempt alone. */
const nodeNow = (beganAt: number, targets: Target[], rest: Partial<ExecutionNode> = {}): ExecutionNode =>
  nodeOf('n', 'failed', {
    status: failed,
    beganAt,
    endedAt: beganAt + 40,
    attempts: [{ status: failed, beganAt, endedAt: beganAt + 40 }],
    targets,
    ...rest,
  })

const now = nodeNow(300, [
  target('web-1', 'succeeded'),
  target('web-2', 'failed'),
  target('web-3', 'succeeded'),
])

it('attempts that AOM no longer reports come from what was noted when they were replaced', () => {
  const retries = [retry(200, facts(['web-2'])), retry(100, facts(['web-1', 'web-2']))]
  const attempts = attemptsOf(now, retries)
  expect(attempts.map(({ source, beganAt }) => [source, beganAt])).toEqual([
    ['noted', 100],
    ['noted', 200],
    ['aom', 300],
  ])
  expect(attempts[0]).toMatchObject({ status: failed, facts: { failed: 2 }, replacedBy: { id: 'op 100' } })
  expect(attempts.at(-1)).toMatchObject({ facts: { failed: 1, failedTargets: ['web-2'] } })
})

it('an attempt that AOM still reports is AOM’s, with what was noted of it beside', () => {
  const node = { ...now, attempts: [{ status: failed, beganAt: 200, endedAt: 240 }, ...now.attempts] }
  const attempts = attemptsOf(node, [retry(200, facts(['web-2']))])
  expect(attempts).toMatchObject([
    { source: 'aom', beganAt: 200, facts: { failed: 1 }, replacedBy: { id: 'op 200' } },
    { source: 'aom', beganAt: 300 },
  ])
})

it('what replaced nothing makes no attempt: refused, not sent, another action, or not yet at work', () => {
  const { effect: _, ...waiting } = retry(300, facts(['web-2']))
  const { effect: __, ...refused } = retry(100, facts(['web-2']), { outcome: 'refused' })
  expect(attemptsOf(now, [waiting, refused, retry(100, facts([]), { action: 'skip' })])).toHaveLength(1)
})

it('a retry whose effect a colleague saw before this page read the node again adds no attempt here yet', () => {
  const attempts = attemptsOf(now, [retry(300, facts(['web-2']))])
  expect(attempts).toHaveLength(1)
  expect(sameInARow(attempts)).toBe(1)
})

it('two retries of one attempt are one attempt', () => {
  const second = retry(100, facts(['web-2']), { id: 'again', requestedAt: 190 })
  expect(attemptsOf(now, [retry(100, facts(['web-2'])), second])).toHaveLength(2)
})

describe('the same failure', () => {
  it('is told by the cause, hosts and numbers aside', () => {
    expect(sameInARow(attemptsOf(now, [retry(100, facts(['web-9'])), retry(200, facts(['web-2']))]))).toBe(3)
  })

  it('ends at one that failed in another way, or of which nothing was noted', () => {
    const other = retry(200, facts(['web-2'], { cause: 'No space left on device' }))
    expect(sameInARow(attemptsOf(now, [retry(100, facts(['web-2'])), other]))).toBe(1)
    const unnoted = retry(200, facts([]), { before: { node: failed, nodeBeganAt: 200 } })
    expect(sameInARow(attemptsOf(now, [retry(100, facts(['web-2'])), unnoted]))).toBe(1)
  })

  it('is not told of what runs, or did not fail', () => {
    const running = { ...now, status: { state: 'running', raw: 'running' } } as const
    expect(sameInARow(attemptsOf(running, [retry(200, facts(['web-2']))]))).toBe(0)
    const ended = nodeNow(300, [target('web-2', 'succeeded')], {
      status: { state: 'succeeded', raw: 'success' },
    })
    expect(sameInARow(attemptsOf(ended, [retry(200, facts(['web-2']))]))).toBe(0)
  })
})

describe('hosts by attempt', () => {
  const rowsOf = (...retries: ActivityFacts[]) => hostsByAttempt(attemptsOf(now, retries), now)

  it('tells how each host that ever failed fared, those that still fail first', () => {
    expect(rowsOf(retry(100, facts(['web-1', 'web-2'])), retry(200, facts(['web-2'])))).toEqual([
      { name: 'web-2', outcomes: ['failed', 'failed', 'failed'], stillFails: true },
      { name: 'web-1', outcomes: ['failed', 'succeeded', 'succeeded'], stillFails: false },
    ])
  })

  it('does not guess: where not all were noted, or not all had their turn, it is not known', () => {
    const cut = facts(['web-2'], { failed: 40 })
    const early = facts(['web-2'], { notRun: 1 })
    expect(rowsOf(retry(100, facts(['web-1'])), retry(150, cut), retry(200, early))[1]).toEqual({
      name: 'web-1',
      outcomes: ['failed', undefined, undefined, 'succeeded'],
      stillFails: false,
    })
  })
})
