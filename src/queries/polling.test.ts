import type { Query } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Execution } from '#domain/execution/execution'
import { FailureError, type Failure } from '#domain/failure/failure'
import type { State } from '#domain/execution/status'
import { executionOf, nodeOf } from '#test/nodes'
import { executionInterval, pollInterval, retryRead, measureRead, msUntilNextTick } from './polling'

const execution = (state: State, node: State, isPause = false): Execution =>
  executionOf(state, { nodes: [nodeOf('n', node, { isPause })] })

describe('how often an execution is read', () => {
  it.each<[string, Execution | undefined, boolean, number | false]>([
    ['it moves: 20 a minute', execution('running', 'running'), false, 3_000],
    ['it only waits for a person: 4 a minute', execution('failed', 'failed'), false, 15_000],
    [
      'it is called running, but only a pause waits: 4 a minute',
      execution('running', 'paused', true),
      false,
      15_000,
    ],
    ['it is over: never', execution('succeeded', 'succeeded'), false, false],
    ['it is canceled: never', execution('canceled', 'canceled'), false, false],
    ['nothing is known yet', undefined, false, 3_000],
    ['an operation on it is followed', execution('failed', 'failed'), true, 1_500],
    ['an operation on it is followed, though it is over', execution('succeeded', 'succeeded'), true, 1_500],
  ])('%s', (_, of, isFollowed, interval) => {
    expect(executionInterval(of, isFollowed)).toBe(interval)
  })
})

describe('on the beat', () => {
  it.each<[string, number, number, number]>([
    ['right after a read on the beat: the next one', 30_020, 30_020, 2_980],
    ['looked at again in between: still the same one', 30_020, 32_000, 1_000],
    ['a page opened shortly before a beat leaves it out', 32_900, 32_900, 3_100],
    ['a page opened shortly after one waits no longer than an interval', 30_400, 30_400, 2_600],
    ['on the very beat: the one after it', 30_000, 33_000, 3_000],
    ['a tab that slept for an hour', 30_020, 3_630_500, 2_500],
  ])('%s', (_, readAt, now, wait) => {
    expect(msUntilNextTick(3_000, readAt, now)).toBe(wait)
    expect((now + wait) % 3_000).toBe(0)
  })
})

describe('where each token reads for itself', () => {
  afterEach(() => document.getElementById('runtime-config')?.remove())
  const interval = 15_000
  const query = { queryHash: '["own"]', state: { error: null, dataUpdatedAt: 0 } } as unknown as Pick<
    Query,
    'state' | 'queryHash'
  >
  /** When a page of this phase asks, in an hour, whenever its answers come. */
  const beats = (phase: number): number[] => {
    const reads: number[] = []
    for (let now = 1_000_000; reads.length < 240;) {
      now += msUntilNextTick(interval, now, now + 400, phase) + 400
      reads.push(now)
    }
    return reads
  }

  it('fifty pages that were opened on the same beat ask at fifty moments, each at its own interval', () => {
    const [seed, modulus] = [48_271, 2_147_483_647]
    let state = 7
    const phases = Array.from({ length: 50 }, () => (state = (state * seed) % modulus) / modulus)
    const reads = phases.map(beats)
    for (const times of reads)
      expect(new Set(times.slice(1).map((time, index) => Math.round(time - (times[index] ?? 0))))).toEqual(
        new Set([interval]),
      )
    const inASecond = new Map<number, number>()
    for (const time of reads.flat()) {
      const second = Math.floor(time / 1_000)
      inASecond.set(second, (inASecond.get(second) ?? 0) + 1)
    }
    // Fifty in fifteen seconds are three or four a second; on one beat they would be fifty.
    expect(Math.max(...inASecond.values())).toBeLessThan(12)
  })

  it('is said by the gateway; one that says nothing shares', () => {
    vi.useFakeTimers({ now: 960_000_000 })
    const beatWith = (config: object) => {
      document.getElementById('runtime-config')?.remove()
      document.head.insertAdjacentHTML(
        'beforeend',
        `<script id="runtime-config" type="application/json">${JSON.stringify(config)}</script>`,
      )
      return pollInterval(interval, query)
    }
    const onTheClock = interval
    expect(beatWith({})).toBe(onTheClock)
    expect(beatWith({ readsAreShared: true })).toBe(onTheClock)
    const own = beatWith({ readsAreShared: false })
    expect(beatWith({ readsAreShared: false })).toBe(own)
    expect(own).not.toBe(onTheClock)
    expect(pollInterval(interval, query, 0.25)).toBe(interval / 4)
  })
})

describe('when AOM is slow', () => {
  it.each([
    [300, 3_000],
    [751, 6_000],
    [1_000, 6_000],
    [2_000, 12_000],
    [19_000, 48_000],
  ])('an answer after %d ms is asked for again on every beat of %d ms', async (durationMs, interval) => {
    vi.useFakeTimers({ now: 960_000_000 })
    await measureRead(['slow'], () => vi.advanceTimersByTimeAsync(durationMs))
    const now = Date.now()
    const wait = pollInterval(3_000, {
      queryHash: JSON.stringify(['slow']),
      state: { error: null, dataUpdatedAt: now },
    } as Pick<Query, 'state' | 'queryHash'>)
    vi.useRealTimers()
    expect((now + Number(wait)) % interval).toBe(0)
    expect(wait).toBeGreaterThanOrEqual(interval / 2)
    expect(wait).toBeLessThanOrEqual(interval * 1.5)
  })
})

describe('when reads fail', () => {
  const key = ['thing']
  const query = (failure?: Failure) =>
    ({
      queryHash: JSON.stringify(key),
      state: { error: failure ? new FailureError(failure) : null, dataUpdatedAt: Date.now() },
    }) as Pick<Query, 'state' | 'queryHash'>
  const fail = (failure: Failure) =>
    measureRead(key, () => Promise.reject(new FailureError(failure))).catch(() => undefined)

  it('backs off with every read that failed twice, at most to a minute, and is back at once after a success', async () => {
    const intervals: (number | false)[][] = []
    for (let count = 0; count < 5; count += 1) {
      await fail({ kind: 'broken', httpStatus: 500 })
      await fail({ kind: 'broken', httpStatus: 500 })
      const failing = query({ kind: 'broken' })
      intervals.push([1_500, 3_000, 15_000].map((base) => pollInterval(base, failing)))
    }
    expect(intervals).toEqual([
      [4_000, 6_000, 30_000],
      [8_000, 12_000, 60_000],
      [16_000, 24_000, 60_000],
      [16_000, 24_000, 60_000],
      [16_000, 24_000, 60_000],
    ])
    await measureRead(key, () => Promise.resolve('good'))
    const again = pollInterval(3_000, query())
    expect(again).toBeGreaterThanOrEqual(1_500)
    expect(again).toBeLessThanOrEqual(4_500)
  })

  it('honours Retry-After', async () => {
    await fail({ kind: 'throttled' })
    expect(pollInterval(3_000, query({ kind: 'throttled', retryAfterMs: 90_000 }))).toBe(90_000)
  })

  it.each<[boolean, Failure]>([
    [true, { kind: 'offline' }],
    [true, { kind: 'broken', httpStatus: 500 }],
    [false, { kind: 'refused', httpStatus: 400 }],
    [false, { kind: 'signedOut', httpStatus: 401 }],
    [false, { kind: 'contract', field: 'elements' }],
  ])('reads once more: %s, for %j', (expected, failure) => {
    expect(retryRead(0, new FailureError(failure))).toBe(expected)
    expect(retryRead(1, new FailureError(failure))).toBe(false)
  })
})
