import { expect, it } from 'vitest'
import type { Mark } from './mark'
import { sharesOf } from './share'

let position = 0
const mark = (kind: Mark['kind'], name: string, rest: Partial<Mark> = {}): Mark => {
  position += 1
  return {
    id: `m-${position}`,
    kind,
    position,
    seq: position,
    projectId: 'p',
    workflowId: 'w',
    executionId: 'e',
    nodeId: 'n-1',
    before: {},
    user: { kind: 'iam', account: 'ops', name },
    at: 1_000,
    ...rest,
  }
}
const subjects = ['n-1', 'n-2', 'n-3'].map((nodeId) => ({ executionId: 'e', nodeId }))

it('counts on how many of them somebody is, and how many people that are; the newest is named', () => {
  const [first, second] = [mark('claim', 'li.na'), mark('claim', 'chen.wei', { nodeId: 'n-3' })]
  expect(sharesOf([first], subjects, 2_000)).toEqual({ claim: { mark: first, others: 0, count: 1 } })
  expect(sharesOf([second, first], subjects, 2_000)).toEqual({
    claim: { mark: second, others: 1, count: 2 },
  })
  const again = mark('claim', 'li.na', { nodeId: 'n-2' })
  expect(sharesOf([again, first], subjects, 2_000)).toEqual({ claim: { mark: again, others: 0, count: 2 } })
})

it('a claim of the whole execution is on each of its nodes, and of two on one node the one is counted', () => {
  const { nodeId: _, ...whole } = mark('claim', 'li.na')
  expect(sharesOf([whole], subjects, 2_000).claim?.count).toBe(3)
  expect(sharesOf([whole, mark('claim', 'chen.wei')], subjects, 2_000).claim).toMatchObject({
    count: 3,
    others: 1,
  })
})

it('nothing of what is over, of notes, or of other executions', () => {
  const marks = [
    mark('claim', 'li.na', { until: 2_000 }),
    mark('claim', 'li.na', { ended: { at: 1_500, how: 'released' } }),
    mark('note', 'li.na', { text: 'Disk was full' }),
    mark('claim', 'li.na', { executionId: 'other' }),
  ]
  expect(sharesOf(marks, subjects, 2_000)).toEqual({})
})

it('what is put off is counted apart', () => {
  const [claim, snooze] = [mark('claim', 'li.na'), mark('snooze', 'm.keller', { nodeId: 'n-2' })]
  expect(sharesOf([snooze, claim], subjects, 2_000)).toEqual({
    claim: { mark: claim, others: 0, count: 1 },
    snooze: { mark: snooze, others: 0, count: 1 },
  })
})
