import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Sink, Source } from './recording'
import { createSharedReads } from './sharedReads'

// Many browsers watch one execution through one gateway; time is simulated, so ten minutes cost nothing.

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What the app polls a moving execution with, in milliseconds. */
const interval = 3_000
const minute = 60_000
/** Until then every browser has opened the page. */
const opening = 30_000

type Habit = {
  /** When the page is opened. */
  readonly opensAt: number
  /** Milliseconds until the next poll, asked when an answer has come. */
  readonly wait: () => number
}

/** Reads per minute that AOM gets from these browsers once all are open, over ten minutes; and the oldest age seen. */
async function measure(habits: readonly Habit[], latency: number) {
  const reads = createSharedReads()
  let asked = 0
  let oldest = 0
  const startedAt: number[] = []
  const start = (sink: Sink): Source => {
    asked += 1
    startedAt.push(Date.now())
    setTimeout(() => {
      sink.head({ status: 200, headers: {} })
      sink.end(null)
    }, latency)
    return { abandon: () => {}, pause: () => {}, resume: () => {} }
  }
  const poll = async ({ wait }: Habit): Promise<void> => {
    for (;;) {
      const { reader, age } = reads.join({ key: 'execution', projectId: 'p', fresh: false }, start)
      await reader.head()
      oldest = Math.max(oldest, age())
      await reader.next()
      reader.leave()
      await new Promise((resolve) => setTimeout(resolve, wait()))
    }
  }
  for (const habit of habits) setTimeout(() => void poll(habit), habit.opensAt)
  await vi.advanceTimersByTimeAsync(opening)
  const whileOpening = asked
  await vi.advanceTimersByTimeAsync(10 * minute)
  const gaps = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0))
  vi.clearAllTimers()
  return { perMinute: (asked - whileOpening) / 10, whileOpening, oldest, shortestGap: Math.min(...gaps) }
}

/** Seeded: the same fleet in every run (mulberry32). */
function createRandom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Polls at the multiples of the interval on the browser's own clock, which is off by a little; timers fire late by a little. */
function aligned(random: () => number): Habit {
  const clockError = (random() - 0.5) * 400
  return {
    opensAt: random() * (opening - interval),
    wait: () => interval - ((Date.now() + clockError) % interval) + random() * 50,
  }
}

/** Polls an interval after its last answer, wherever on the clock that is. */
function unaligned(random: () => number): Habit {
  return { opensAt: random() * (opening - interval), wait: () => interval + random() * 50 }
}

const fleet = (size: number, habit: (random: () => number) => Habit, seed: number) => {
  const random = createRandom(seed)
  return Array.from({ length: size }, () => habit(random))
}

test.each([
  [1, 20],
  [2, 200],
  [3, 600],
])(
  'aligned polls: 50 browsers cost AOM 20 reads a minute, as two do and as one does (seed %i, AOM takes %i ms)',
  async (seed, latency) => {
    const one = await measure(fleet(1, aligned, seed), latency)
    const two = await measure(fleet(2, aligned, seed), latency)
    const fifty = await measure(fleet(50, aligned, seed), latency)
    expect([one.perMinute, two.perMinute, fifty.perMinute]).toEqual([20, 20, 20])
    expect(fifty.shortestGap).toBeGreaterThan(1_000)
    expect(fifty.oldest).toBeLessThan(1_000 + latency)
  },
)

test.each([[1], [2], [3]])(
  'polls that are not aligned: 50 browsers cost at most 40 reads a minute, as two that are out of step do (seed %i)',
  async (seed) => {
    const two = await measure(fleet(2, unaligned, seed), 200)
    const fifty = await measure(fleet(50, unaligned, seed), 200)
    expect(two.perMinute).toBeLessThanOrEqual(40)
    // Who shares an answer asks again together, so the fleet falls into few groups: about as two that are out of step.
    expect(fifty.perMinute).toBeLessThanOrEqual(40)
    expect(fifty.whileOpening).toBeLessThanOrEqual(opening / 1_000)
    expect(fifty.shortestGap).toBeGreaterThan(1_000)
  },
)

test.each([
  [0, 60],
  [200, 50],
  [1_000, 30],
])(
  'the worst case, polls spread evenly for ever: one read per second and AOM’s own %i ms, at most %i a minute',
  async (latency, atMost) => {
    const spread = Array.from({ length: 50 }, (_, index) => {
      const phase = (index * interval) / 50
      return { opensAt: phase, wait: () => interval - ((Date.now() - phase) % interval) }
    })
    const { perMinute, shortestGap } = await measure(spread, latency)
    expect(perMinute).toBeLessThanOrEqual(atMost)
    // Not shared they would be a thousand.
    expect(perMinute).toBeGreaterThan(atMost * 0.85)
    expect(shortestGap).toBeGreaterThanOrEqual(1_000 + latency)
  },
)
