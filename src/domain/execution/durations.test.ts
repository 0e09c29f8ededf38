import { describe, expect, test } from 'vitest'
import { paceOf, roundedEstimate, usualDurations, workMs } from './durations'
import type { NodeStatus } from './execution'
import type { State } from './status'
import { summaryOf } from '#test/nodes'

const second = 1_000

const node = (
  nodeId: string,
  from: number,
  to: number | undefined,
  state: State = 'succeeded',
): NodeStatus => ({
  nodeId,
  status: { state, raw: state },
  beganAt: from * second,
  ...(to !== undefined && { endedAt: to * second }),
})

const run = (id: number, nodes: readonly NodeStatus[], state: State = 'succeeded') =>
  summaryOf(`e${id}`, state, { beganAt: id * second, nodes })

const none = new Set<string>()

describe('what is usual', () => {
  const runs = [10, 20, 30, 40].map((seconds, id) => run(id, [node('copy', 0, seconds)]))

  test('is the median of the successful runs, with the longest that nine of ten took', () => {
    const { whole, nodes } = usualDurations([...runs, run(9, [node('copy', 0, 900)], 'failed')], none)
    const expected = { runs: 4, usual: { medianMs: 25_000, p10Ms: 10_000, p90Ms: 40_000, longestMs: 40_000 } }
    expect(whole).toEqual(expected)
    expect(nodes.get('copy')).toEqual(expected)
  })

  test('of fewer than three runs nothing is said', () => {
    expect(usualDurations(runs.slice(0, 2), none).whole).toEqual({ runs: 2 })
    expect(usualDurations([], none).whole).toEqual({ runs: 0 })
  })

  test('a run is no part of its own past, nor is what began after it', () => {
    expect(usualDurations(runs, none, { executionId: 'e3', beganAt: 3 * second }).whole.runs).toBe(3)
    expect(usualDurations(runs, none, { executionId: 'e1', beganAt: second }).whole.runs).toBe(1)
  })

  test('a node that was skipped, or of which AOM gave no end, does not count', () => {
    const odd = run(8, [node('copy', 0, 1, 'skipped'), node('check', 0, undefined)])
    const { nodes } = usualDurations([...runs, odd], none)
    expect(nodes.get('copy')?.runs).toBe(4)
    expect(nodes.get('check')).toBeUndefined()
  })

  test('what was waited for a person is not work', () => {
    const nodes = [node('copy', 0, 10), node('look', 10, 4_000), node('check', 4_000, 4_005)]
    expect(workMs(nodes, new Set(['look']))).toBe(15_000)
  })

  test('two nodes at work at once are one stretch of work, and now ends what still works', () => {
    expect(workMs([node('a', 0, 10), node('b', 5, 12), node('c', 20, undefined)], none, 23_000)).toBe(15_000)
    expect(workMs([], none, 5)).toBeUndefined()
  })
})

describe('the pace', () => {
  const usual = { runs: 16, usual: { medianMs: 360_000, p10Ms: 300_000, p90Ms: 500_000, longestMs: 600_000 } }

  test.each([
    [180_000, { kind: 'usual', leftMs: 180_000 }],
    [400_000, { kind: 'longer' }],
    [600_000, { kind: 'longer' }],
    [1_500_000, { kind: 'longest', runs: 16 }],
  ])('after %i ms', (ms, pace) => {
    expect(paceOf(ms, usual)).toEqual(pace)
  })

  test('without a past there is none', () => {
    expect(paceOf(5, { runs: 2 })).toEqual({ kind: 'tooFew', runs: 2 })
  })
})

test.each([
  [400, 5_000],
  [43_000, 45_000],
  [200_000, 210_000],
  [1_510_000, 1_500_000],
])('%i ms is estimated as %i', (ms, rounded) => {
  expect(roundedEstimate(ms)).toBe(rounded)
})
