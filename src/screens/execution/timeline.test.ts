import { expect, it } from 'vitest'
import type { Attempt, ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import { layoutTimeline } from './timeline'

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
  const { bars, gaps } = layoutTimeline(nodes, night)
  expect(gaps.map(({ durationMs }) => durationMs)).toEqual([480 * minute])
  const [first, second] = bars.get('a') ?? []
  expect(first?.to).toBeGreaterThan(0.4)
  expect(second?.from).toBeLessThan(0.6)
})

it('a pause is no work: its night is folded too', () => {
  const nodes = [node('a', [attempt('succeeded', 0, 5)]), node('wait', [attempt('paused', 5)], true)]
  const { gaps, bars } = layoutTimeline(nodes, night + 485 * minute)
  expect(gaps.map(({ durationMs }) => durationMs)).toEqual([480 * minute])
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
