import { describe, expect, it } from 'vitest'
import type { AttentionRow } from '#domain/execution/attention'
import type { State } from '#domain/execution/status'
import { executionOf, nodeOf } from '#test/nodes'
import { planBulk, mostItems } from './bulk'
import { chooseFor, subjectOf } from './bulkChoice'
import type { OperationRecord } from './operation'

const now = Date.UTC(2026, 10, 23, 19, 12)

function row(key: string, state: State = 'failed', rest: Partial<AttentionRow> = {}): AttentionRow {
  const node = nodeOf('n', state)
  const status = node.status
  return {
    key,
    kind: 'failed',
    workflow: { id: 'w', name: 'Workflow', tags: [], status, nodes: [] },
    ref: { workflowId: 'w', executionId: key },
    execution: executionOf('failed', { executionId: key, nodes: [node] }),
    node,
    waitingSince: now,
    failure: undefined,
    nextReadAt: undefined,
    readAt: now,
    ...rest,
  }
}

const open = (action: 'retry' | 'terminate', executionId: string): OperationRecord =>
  ({
    id: `r-${executionId}`,
    projectId: 'p',
    workflowId: 'w',
    workflowName: 'Workflow',
    executionId,
    action,
    requestedAt: now - 1_000,
    ...(action === 'retry'
      ? {
          nodeId: 'n',
          nodeName: 'n',
          baseline: { execution: { state: 'failed', raw: 'x' }, node: { state: 'failed', raw: 'x' } },
        }
      : { baseline: { execution: { state: 'failed', raw: 'x' }, busyNodes: [] } }),
  }) as OperationRecord

const reasons = (rows: readonly AttentionRow[], records: readonly OperationRecord[] = []) => {
  const { eligible, leftOut } = chooseFor('retry', rows, records, now)
  return {
    eligible: eligible.map(({ key }) => key).join(''),
    leftOut: leftOut.map(({ row: { key }, why }) => `${key} ${why.kind}`),
  }
}

describe('of a selection', () => {
  it('what can be retried is taken, and of each other it is said why not', () => {
    const unread = row('d', 'failed', { kind: 'unread', execution: undefined, node: undefined })
    const old = row('e', 'failed', { failure: { kind: 'offline' }, readAt: now - 121_000 })
    expect(
      reasons([row('a'), row('b', 'timedOut'), row('c', 'running'), unread, old, row('f', 'unknown')]),
    ).toEqual({
      eligible: 'ab',
      leftOut: ['c refusal', 'd unread', 'e stale', 'f warning'],
    })
  })

  it('what is open holds its own node, and a termination all of its execution', () => {
    expect(reasons([row('a'), row('b'), row('c')], [open('retry', 'a'), open('terminate', 'b')])).toEqual({
      eligible: 'c',
      leftOut: ['a open', 'b open'],
    })
  })

  it('no more than a hundred are begun at once', () => {
    const subjects = Array.from({ length: 140 }, (_, index) => subjectOf(row(String(index))) ?? [])
    const plan = {
      id: 'b',
      projectId: 'p',
      action: 'retry',
      reason: '',
      startsWithOne: true,
      pace: 1,
    } as const
    const { items } = planBulk(plan, subjects.flat(), now)
    expect(items).toHaveLength(mostItems)
    expect(items[0]?.executionId).toBe('0')
  })
})
