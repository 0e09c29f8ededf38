import { describe, expect, it } from 'vitest'
import { executionOf, nodeOf } from '#test/nodes'
import { isGone, marksOn, withMarks, type Mark } from './mark'

const failed = { state: 'failed', raw: 'failed' } as const

const mark = (kind: Mark['kind'], rest: Partial<Mark> = {}): Mark => ({
  id: `${kind}-${rest.seq ?? 1}`,
  kind,
  position: 1,
  seq: 1,
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  nodeId: 'n',
  before: {},
  user: { kind: 'iam', name: 'chen.wei' },
  at: 1_000,
  ...rest,
})

describe('what is said of a node', () => {
  it('is what holds now, by the clock alone', () => {
    const claim = mark('claim', { until: 2_000 })
    expect(marksOn([claim], { executionId: 'e', nodeId: 'n' }, 1_999).claim).toBe(claim)
    expect(marksOn([claim], { executionId: 'e', nodeId: 'n' }, 2_000).claim).toBeUndefined()
    const released = mark('claim', { ended: { at: 1_500, how: 'released' } })
    expect(marksOn([released], { executionId: 'e', nodeId: 'n' }, 1_600).claim).toBeUndefined()
  })

  it('is also what is said of the whole execution, unless something is said of the node itself', () => {
    const { nodeId: _, ...whole } = mark('claim', { seq: 2, position: 2 })
    const own = mark('claim')
    expect(marksOn([whole, own], { executionId: 'e', nodeId: 'n' }, 1_000).claim).toBe(own)
    expect(marksOn([whole], { executionId: 'e', nodeId: 'n' }, 1_000).claim).toBe(whole)
    expect(marksOn([own], { executionId: 'e', nodeId: 'other' }, 1_000).claim).toBeUndefined()
  })
})

describe('is gone', () => {
  const execution = (state: Parameters<typeof nodeOf>[1], beganAt = 5) =>
    executionOf('failed', { nodes: [nodeOf('n', state, { beganAt })] })
  const claim = mark('claim')
  const snooze = mark('snooze', { before: { node: failed, nodeBeganAt: 5 } })

  it('a claim when its node no longer waits, but not while it runs again', () => {
    expect(isGone(claim, execution('failed'))).toBe(false)
    expect(isGone(claim, execution('running'))).toBe(false)
    expect(isGone(claim, execution('skipped'))).toBe(true)
  })

  it('a snooze as soon as its node is no longer as it was', () => {
    expect(isGone(snooze, execution('failed'))).toBe(false)
    expect(isGone(snooze, execution('running'))).toBe(true)
    expect(isGone(snooze, execution('failed', 6))).toBe(true)
  })

  it('nothing of another execution', () => {
    expect(isGone(claim, { ...execution('skipped'), executionId: 'other' })).toBe(false)
  })
})

it('a change of a mark takes its place, and an older word of it none', () => {
  const [one, two] = [mark('claim', { id: 'a', position: 1 }), mark('note', { id: 'b', position: 2, seq: 2 })]
  const ended = { ...one, seq: 3, ended: { at: 2_000, how: 'released' } } as const
  const now = withMarks([two, one], [ended])
  expect(now).toEqual([two, ended])
  expect(withMarks(now, [one, two])).toBe(now)
})
