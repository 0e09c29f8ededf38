import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../aom/answer'
import type { Call } from '../aom/calls'
import type { Credential } from '../aom/credential'
import type { AomRequest } from '../aom/send'
import { createReads } from './reads'

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

const call: Call = {
  operation: 'SearchWorkflowExecutionDetail',
  kind: 'read',
  service: 'aom',
  method: 'GET',
  path: '/v1/p/cms/workflow/w-1/executions/e-1/status',
  hasBody: false,
  projectId: 'p',
  region: { id: 'cn-north-4', endpoint: 'https://aom.example.com', iamEndpoint: null },
  ids: {},
}
const answered: Answer = {
  head: { status: 200, headers: {} },
  body: Buffer.from('{}'),
  rest: null,
  problem: null,
  neverSent: false,
}
const readerKey = { accessKey: 'READER', secretKey: 'hush-hush', securityToken: null }

type Fleet = {
  readonly latency: number
  /** Each browser's own token; one for all unless a fleet signs in. */
  readonly tokens?: 'one' | 'each'
  readonly hasReader?: boolean
}

/** Reads per minute that AOM gets from these browsers once all are open, over ten minutes; and the oldest age seen. */
async function measure(habits: readonly Habit[], { latency, tokens = 'one', hasReader = false }: Fleet) {
  let calls = 0
  let oldest = 0
  const startedAt: number[] = []
  const send = ({ credential }: AomRequest) => {
    calls += 1
    startedAt.push(Date.now())
    byReader += credential.kind === 'key' ? 1 : 0
    return new Promise<Answer>((resolve) => setTimeout(() => resolve(answered), latency))
  }
  let byReader = 0
  const reads = createReads({
    send,
    reader: hasReader ? { credential: () => ({ kind: 'key', key: readerKey }), send } : null,
  })
  const poll = async ({ wait }: Habit, token: string): Promise<void> => {
    const credential: Credential = { kind: 'token', token }
    const request = { call, body: Buffer.alloc(0), credential, readsGzip: true, subjectToken: null }
    for (;;) {
      const { ageMs } = await reads.read(request, { fresh: false, gone: new AbortController().signal })
      oldest = Math.max(oldest, ageMs)
      await new Promise((resolve) => setTimeout(resolve, wait()))
    }
  }
  for (const [index, habit] of habits.entries())
    setTimeout(() => void poll(habit, tokens === 'one' ? 't' : `t-${index}`), habit.opensAt)
  await vi.advanceTimersByTimeAsync(opening)
  const whileOpening = calls
  const readerWhileOpening = byReader
  await vi.advanceTimersByTimeAsync(10 * minute)
  const gaps = startedAt.slice(1).map((at, index) => at - (startedAt[index] ?? 0))
  vi.clearAllTimers()
  return {
    perMinute: (calls - whileOpening) / 10,
    readerPerMinute: (byReader - readerWhileOpening) / 10,
    whileOpening,
    oldest,
    shortestGap: Math.min(...gaps),
  }
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
    const one = await measure(fleet(1, aligned, seed), { latency })
    const two = await measure(fleet(2, aligned, seed), { latency })
    const fifty = await measure(fleet(50, aligned, seed), { latency })
    expect([one.perMinute, two.perMinute, fifty.perMinute]).toEqual([20, 20, 20])
    expect(fifty.shortestGap).toBeGreaterThan(1_000)
    expect(fifty.oldest).toBeLessThan(1_000 + latency)
  },
)

test.each([[1], [2], [3]])(
  'polls that are not aligned: 50 browsers cost at most 40 reads a minute, as two that are out of step do (seed %i)',
  async (seed) => {
    const two = await measure(fleet(2, unaligned, seed), { latency: 200 })
    const fifty = await measure(fleet(50, unaligned, seed), { latency: 200 })
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
    const { perMinute, shortestGap } = await measure(spread, { latency })
    expect(perMinute).toBeLessThanOrEqual(atMost)
    // Not shared they would be a thousand.
    expect(perMinute).toBeGreaterThan(atMost * 0.85)
    expect(shortestGap).toBeGreaterThanOrEqual(1_000 + latency)
  },
)

test.each([
  [1, 20],
  [2, 600],
])(
  'fifty operators with fifty tokens and a reader key: 20 reads a minute for all, and each token shows itself every five minutes (seed %i, AOM takes %i ms)',
  async (seed, latency) => {
    const signedIn = { latency, tokens: 'each', hasReader: true } as const
    const fifty = await measure(fleet(50, aligned, seed), signedIn)
    expect(fifty.readerPerMinute).toBeLessThanOrEqual(20)
    // Fifty tokens, each once in five minutes.
    expect(fifty.perMinute - fifty.readerPerMinute).toBeLessThanOrEqual(10)
    expect(fifty.oldest).toBeLessThan(1_000 + latency)
  },
)

test('without a reader key fifty tokens are fifty readers: nobody gets an answer that AOM gave to another', async () => {
  const { perMinute, readerPerMinute } = await measure(fleet(50, aligned, 1), { latency: 20, tokens: 'each' })
  expect(Math.round(perMinute)).toBe(1_000)
  expect(readerPerMinute).toBe(0)
})
