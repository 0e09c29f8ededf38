import { expect, it } from 'vitest'
import type { Attempt, ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import { layoutTimeline, runningSince } from './timeline'

const night = Date.parse('2026-11-24T00:00:00+08:00')
const minute = 60_000

const attempt = (state: State, from: number, to?: number): Attempt => ({
  status: { state, raw: state },
  beganAt: night + from * minute,
  ...(to !== undefined && { endedAt: night + to * minute }),
})

function node(id: string, attempts: Attempt[], isPause = false): ExecutionNode {
  return {
    id,
    name: id,
    isPause,
    ignoresErrors: false,
    isDefined: true,
    status: attempts.at(-1)?.status ?? { state: 'notStarted', raw: '' },
    attempts,
    ...(attempts.at(-1)?.beganAt !== undefined && { beganAt: attempts.at(-1)!.beganAt! }),
    targets: [],
  }
}

const shares = (nodes: ExecutionNode[], id: string, now = night) =>
  (layoutTimeline(nodes, now).bars.get(id) ?? []).map(({ from, to }) => [from, to])

it('two steps of equal length share the axis', () => {
  const nodes = [node('a', [attempt('succeeded', 0, 5)]), node('b', [attempt('failed', 5, 10)])]
  expect(shares(nodes, 'a')).toEqual([[0, 0.5]])
  expect(shares(nodes, 'b')).toEqual([[0.5, 1]])
})

it('a night of waiting between two attempts is folded, and its true length told', () => {
  const nodes = [node('a', [attempt('failed', 0, 5), attempt('succeeded', 485, 490)])]
  const { bars, folds } = layoutTimeline(nodes, night)
  expect(folds.map(({ durationMs }) => durationMs)).toEqual([480 * minute])
  const [first, second] = bars.get('a') ?? []
  expect(first?.to).toBeGreaterThan(0.4)
  expect(second?.from).toBeLessThan(0.6)
})

it('a pause is no work: its night is folded too', () => {
  const nodes = [node('a', [attempt('succeeded', 0, 5)]), node('wait', [attempt('paused', 5)], true)]
  const { folds, bars } = layoutTimeline(nodes, night + 485 * minute)
  expect(folds.map(({ durationMs }) => durationMs)).toEqual([480 * minute])
  expect(bars.get('a')?.[0]?.to).toBeGreaterThan(0.9)
})

it('what runs reaches to now; what has not begun has no bar', () => {
  const nodes = [node('a', [attempt('running', 0)]), node('b', [])]
  expect(shares(nodes, 'a', night + 3 * minute)).toEqual([[0, 1]])
  expect(shares(nodes, 'b')).toEqual([])
})

it('a failed attempt whose end AOM left out does not grow', () => {
  const nodes = [node('a', [attempt('failed', 0)]), node('b', [attempt('succeeded', 0, 4)])]
  expect(shares(nodes, 'a', night + 600 * minute)).toEqual([[0, 0]])
})

it('while a run waits, the axis reaches to now over a fold that says how long nothing ran', () => {
  const nodes = [node('a', [attempt('failed', 0, 10)])]
  const { folds, now, bars } = layoutTimeline(nodes, night + 130 * minute, { isOpen: true })
  expect(folds.map(({ durationMs }) => durationMs)).toEqual([120 * minute])
  expect(now).toBe(1)
  expect(bars.get('a')?.[0]?.to).toBe(folds[0]?.from)
  expect(layoutTimeline(nodes, night + 130 * minute).now).toBeUndefined()
})

it('an operation stands at its time, also within a fold, and widens the axis where it came after all else', () => {
  const nodes = [node('a', [attempt('failed', 0, 10), attempt('failed', 70, 80)])]
  const inFold = night + 69 * minute
  const after = night + 200 * minute
  const { place, folds } = layoutTimeline(nodes, night, { moments: [inFold, after] })
  expect(folds.map(({ durationMs }) => durationMs)).toEqual([60 * minute, 120 * minute])
  expect(place(inFold)).toBeGreaterThan(folds[0]!.from)
  expect(place(inFold)).toBeLessThan(folds[0]!.to)
  expect(place(after)).toBe(1)
})

it('the times at the axis are those of a clock, begin after each fold, and leave each other room', () => {
  const nodes = [node('a', [attempt('failed', 0.5, 20), attempt('failed', 620, 640)])]
  const { ticks, place } = layoutTimeline(nodes, night)
  const found = ticks(0.1, 1)
  const minutes = found.map(({ time }) => (time - night) / minute)
  expect(minutes).toContain(0.5)
  expect(minutes).toContain(620)
  expect(minutes.filter((at) => at !== 0.5).every((at) => at % 5 === 0)).toBe(true)
  for (const [index, { at }] of found.entries()) {
    expect(at + 0.1).toBeLessThanOrEqual(1)
    if (index > 0) expect(at - found[index - 1]!.at).toBeGreaterThanOrEqual(0.1)
  }
  expect(found.every(({ at, time }) => place(time) === at)).toBe(true)
})

it('zoomed to what runs, what was before is left out and what reaches into it is cut', () => {
  const nodes = [
    node('a', [attempt('succeeded', 0, 5)]),
    node('b', [attempt('running', 8)]),
    node('c', [attempt('succeeded', 4, 10)]),
  ]
  const from = runningSince(nodes)
  expect(from).toBe(night + 8 * minute)
  const { bars } = layoutTimeline(nodes, night + 12 * minute, { from: from ?? 0, isOpen: true })
  expect(bars.get('a')).toBeUndefined()
  expect(bars.get('b')?.map(({ from: left, to }) => [left, to])).toEqual([[0, 1]])
  expect(bars.get('c')?.map(({ from: left, to }) => [left, to])).toEqual([[0, 0.5]])
})

it('attempts that AOM no longer reports stand before those that it does, each once', () => {
  const first = attempt('failed', 0, 5)
  const second = attempt('failed', 10, 15)
  const nodes = [node('a', [second])]
  const { bars } = layoutTimeline(nodes, night, { earlier: new Map([['a', [first, second]]]) })
  expect(bars.get('a')?.map(({ began }) => (began - night) / minute)).toEqual([0, 10])
})

it('without a moment there is nothing to draw, and no fault', () => {
  const { ticks, folds, now, place } = layoutTimeline([node('a', [])], night, { isOpen: true })
  expect([ticks(0.1, 1), folds, now, place(night)]).toEqual([[], [], undefined, 0])
})
