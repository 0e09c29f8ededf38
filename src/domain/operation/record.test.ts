import { describe, expect, it } from 'vitest'
import type { Execution } from '#domain/execution/execution'
import { changesBetween } from '#domain/operation/send/beforeSending'
import { applyRead } from './operation'
import { nodeBaseline, type NodeRecord } from '#domain/operation/kinds/node'
import { effectPatienceMs, isOpen, phaseOf } from './record'
import type { ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import { executionOf, nodeOf } from '#test/nodes'

const at = (second: number): number => Date.UTC(2026, 10, 24, 3, 12, second)

const node = (state: State, began: number): ExecutionNode =>
  nodeOf('deploy', state, { name: 'Deploy', beganAt: began })

const execution = (state: State, of: ExecutionNode): Execution => executionOf(state, { nodes: [of] })

const failed = execution('failed', node('failed', at(0)))
const running = execution('running', node('running', at(12)))
const done = execution('succeeded', node('succeeded', at(12)))

const sent: NodeRecord = {
  id: '1',
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  workflowName: 'Nightly',
  nodeId: 'deploy',
  nodeName: 'Deploy',
  action: 'retry',
  requestedAt: at(10),
  baseline: nodeBaseline(failed, 'deploy'),
}
const accepted: NodeRecord = {
  ...sent,
  answer: { kind: 'accepted', at: at(11), httpStatus: 200, body: '{"result":"success"}' },
}
const unknown: NodeRecord = {
  ...sent,
  answer: { kind: 'unknown', at: at(11), failure: { kind: 'offline' } },
}

const see = (record: NodeRecord, seen: Execution, readAt: number): NodeRecord =>
  applyRead(record, { kind: 'execution', execution: seen }, readAt) as NodeRecord

describe('the life of an operation', () => {
  it('is requested while the POST is open, and holds the node', () => {
    expect(phaseOf(sent, at(40))).toBe('requested')
    expect(isOpen(phaseOf(sent, at(40)))).toBe(true)
  })

  it('goes from accepted to effect seen to settled', () => {
    const seen = see(accepted, running, at(13))
    expect(phaseOf(accepted, at(12))).toBe('accepted')
    expect(phaseOf(seen, at(13))).toBe('effectSeen')
    expect(seen.effectSeen?.node.state).toBe('running')
    const settled = see(seen, done, at(20))
    expect(phaseOf(settled, at(20))).toBe('settled')
    expect(settled.effectSeenAt).toBe(at(13))
  })

  it('sees the effect of a retry that failed again: only its begin time moved', () => {
    const again = see(accepted, execution('failed', node('failed', at(12))), at(14))
    expect(phaseOf(again, at(14))).toBe('settled')
  })

  it('takes no effect from a read that began before the answer', () => {
    expect(see(accepted, running, at(10))).toBe(accepted)
  })

  it('says "no effect seen" only when AOM was really asked for 60 s', () => {
    const readBefore = see(accepted, failed, at(13))
    const oneHourLater = at(11) + 3_600_000
    expect(phaseOf(readBefore, oneHourLater)).toBe('accepted')
    const late = see(readBefore, failed, at(11) + effectPatienceMs)
    expect(phaseOf(late, oneHourLater)).toBe('noEffect')
    expect(isOpen('noEffect')).toBe(false)
  })

  it('never calls an unknown outcome failed: it is read until the state tells', () => {
    expect(phaseOf(unknown, at(12))).toBe('unknown')
    expect(isOpen('unknown')).toBe(true)
    expect(phaseOf(see(unknown, running, at(13)), at(13))).toBe('effectSeen')
    const silent = see(unknown, failed, at(11) + effectPatienceMs)
    expect(phaseOf(silent, at(11) + effectPatienceMs)).toBe('unknownNoEffect')
  })

  it('does not take what another node did to the execution for an effect', () => {
    const other = see(accepted, execution('running', node('failed', at(0))), at(13))
    expect(phaseOf(other, at(13))).toBe('accepted')
    expect(isOpen(phaseOf(other, at(13)))).toBe(true)
    expect(phaseOf(see(other, running, at(14)), at(14))).toBe('effectSeen')
    const lost = see(unknown, execution('timedOut', node('failed', at(0))), at(13))
    expect(phaseOf(lost, at(13))).toBe('unknown')
  })

  it('takes an execution that is over for good for an end: nothing can be asked of its nodes any more', () => {
    const canceled = see(accepted, execution('canceled', node('failed', at(0))), at(13))
    expect(phaseOf(canceled, at(13))).toBe('settled')
  })

  it('is told by the newest read, not by an older one that arrives after it', () => {
    const seen = see(accepted, running, at(15))
    expect(see(seen, failed, at(13))).toBe(seen)
    // Of a clock that was set back by an hour every read would be an older one.
    const hour = 3_600_000
    expect(phaseOf(see(seen, done, at(16) - hour), at(16))).toBe('settled')
  })

  it('does not take a node that is missing from an answer for an effect', () => {
    const gone = see(accepted, { ...failed, nodes: [] }, at(13))
    expect(phaseOf(gone, at(13))).toBe('accepted')
  })
})

describe('what changed since the dialog opened', () => {
  const shown = (of: Execution) => ({ action: 'retry', execution: of, nodeId: 'deploy' }) as const

  it.each([
    ['nothing', failed, []],
    ['another operator retried', running, ['nodeState', 'nodeBegan', 'executionState']],
    ['it failed again', execution('failed', node('failed', at(12))), ['nodeBegan']],
    ['the execution was canceled', execution('canceled', node('failed', at(0))), ['executionState']],
    ['the node is gone', { ...failed, nodes: [] }, ['nodeGone']],
  ] as const)('%s', (_, now, changes) => {
    expect(changesBetween(shown(failed), shown(now))).toEqual(changes)
  })
})
