import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '../aom/answer'
import { createSingleFlight, usualLimits } from './singleFlight'
import type { Limits, Read, SharedAnswer } from './singleFlight'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const read: Read = {
  key: 'execution e-1',
  about: { projectId: 'p-1', workflowId: 'w-1' },
  fresh: false,
}
const other: Read = { ...read, key: 'execution e-2' }

const whole = (text: string, status = 200): Answer => ({
  head: { status, headers: {} },
  body: Buffer.from(text),
  rest: null,
  problem: null,
  neverSent: false,
})
const brokenOff: Answer = { ...whole('[{"ha'), problem: { code: 'GATEWAY.502', message: 'broke off' } }

/** AOM as seen by the reads: every request that was begun, answered by hand. */
function setUp(limits: Partial<Limits> = {}) {
  const requests: Array<{ answer: (answer: Answer) => void; isAbandoned: boolean }> = []
  const start = (signal: AbortSignal) =>
    new Promise<Answer>((resolve) => {
      const request = { answer: resolve, isAbandoned: false }
      requests.push(request)
      signal.addEventListener('abort', () => {
        request.isAbandoned = true
        resolve({ ...brokenOff, head: null })
      })
    })
  const flights = createSingleFlight({ ...usualLimits, ...limits })
  const join = (wanted: Read = read) => {
    const gone = new AbortController()
    const shared = flights.join(wanted, gone.signal, start)
    return { shared, leave: () => gone.abort() }
  }
  const answer = (index: number, given: Answer | string) =>
    requests[index]?.answer(typeof given === 'string' ? whole(given) : given)
  return { requests, flights, join, answer }
}

const textOf = ({ answer }: SharedAnswer) =>
  answer.body.toString() + (answer.problem ? `[${answer.problem.code}]` : '')
const texts = async (reads: ReadonlyArray<{ shared: Promise<SharedAnswer> }>) =>
  (await Promise.all(reads.map(({ shared }) => shared))).map(textOf)

test('three who ask while one read is under way get its answer, and are told how old it is', async () => {
  const { requests, join, answer } = setUp()
  const first = join()
  await vi.advanceTimersByTimeAsync(400)
  const second = join()
  await vi.advanceTimersByTimeAsync(100)
  const third = join()
  answer(0, 'running')
  const all = await Promise.all([first, second, third].map(({ shared }) => shared))
  expect(all.map(textOf)).toEqual(['running', 'running', 'running'])
  expect(all.map(({ isShared }) => isShared)).toEqual([false, true, true])
  expect(all.map(({ ageMs }) => ageMs)).toEqual([0, 500, 500])
  expect(requests).toHaveLength(1)
})

test('an answer serves for one second after it came, and not a moment longer', async () => {
  const { requests, join, answer, flights } = setUp()
  const first = join()
  await vi.advanceTimersByTimeAsync(200)
  answer(0, 'running')
  await first.shared
  await vi.advanceTimersByTimeAsync(999)
  const late = await join().shared
  expect(textOf(late)).toBe('running')
  expect(late.ageMs).toBe(1_199)
  await vi.advanceTimersByTimeAsync(1)
  expect(flights.size()).toBe(0)
  join()
  expect(requests).toHaveLength(2)
})

test('different reads are not shared', () => {
  const { requests, join } = setUp()
  join()
  join(other)
  expect(requests).toHaveLength(2)
})

test.each([[401], [429], [500], [302]])(
  'a %i is for those who wait for it, and for nobody after',
  async (status) => {
    const { requests, join, answer, flights } = setUp()
    const waiting = [join(), join()]
    answer(0, whole('no', status))
    expect(await texts(waiting)).toEqual(['no', 'no'])
    expect(flights.size()).toBe(0)
    join()
    expect(requests).toHaveLength(2)
  },
)

test('an answer that breaks off is for those who wait for it, and for nobody after', async () => {
  const { requests, join, answer, flights } = setUp()
  const waiting = [join(), join()]
  answer(0, brokenOff)
  expect(await texts(waiting)).toEqual(['[{"ha[GATEWAY.502]', '[{"ha[GATEWAY.502]'])
  expect(flights.size()).toBe(0)
  join()
  expect(requests).toHaveLength(2)
})

test('a fresh read never gets what is under way or kept, and those after it share the fresh one', async () => {
  const { requests, join, answer } = setUp()
  const old = join()
  const fresh = join({ ...read, fresh: true })
  const after = join()
  expect(requests).toHaveLength(2)
  answer(1, 'fresh')
  answer(0, 'old')
  expect(await texts([old, fresh, after])).toEqual(['old', 'fresh', 'fresh'])
  expect(await fresh.shared).toMatchObject({ isShared: false, ageMs: 0 })
  expect(await after.shared).toMatchObject({ isShared: true })
  // The older read ended later; what is kept is the fresh one.
  expect(await texts([join()])).toEqual(['fresh'])
  join({ ...read, fresh: true })
  expect(requests).toHaveLength(3)
})

test('AOM is let off only when the last of those who wait has gone', async () => {
  const { requests, join } = setUp()
  const [first, second] = [join(), join()]
  first.leave()
  first.leave()
  expect(requests[0]?.isAbandoned).toBe(false)
  second.leave()
  expect(requests[0]?.isAbandoned).toBe(true)
  join()
  expect(requests).toHaveLength(2)
})

test('one who leaves after the answer takes it from nobody', async () => {
  const { requests, join, answer } = setUp()
  const first = join()
  answer(0, 'running')
  await first.shared
  first.leave()
  expect(requests[0]?.isAbandoned).toBe(false)
  expect(await texts([join()])).toEqual(['running'])
})

test('after a change nobody gets what was asked before it and may show it: neither kept nor under way', async () => {
  const { requests, join, answer, flights } = setUp()
  const kept = join()
  answer(0, 'paused')
  await kept.shared
  const underWay = join(other)
  const unaffected = [
    { ...read, key: 'another project', about: { projectId: 'p-2', workflowId: 'w-1' } },
    { ...read, key: 'another workflow', about: { projectId: 'p-1', workflowId: 'w-2' } },
  ]
  const list = { ...read, key: 'all workflows', about: { projectId: 'p-1', workflowId: null } }
  for (const one of [...unaffected, list]) join(one)
  expect(requests).toHaveLength(5)
  flights.forget({ projectId: 'p-1', workflowId: 'w-1' })
  for (const one of [read, other, list]) join(one)
  expect(requests).toHaveLength(8)
  for (const one of unaffected) join(one)
  expect(requests).toHaveLength(8)
  // The one who had asked before still gets the answer.
  answer(1, 'before')
  expect(await texts([underWay])).toEqual(['before'])
})

test('an answer too large to hold streams to the one who asked; the others ask for themselves, and it is kept for nobody', async () => {
  const { requests, join, answer, flights } = setUp()
  const [first, second] = [join(), join()]
  answer(0, { ...whole('begin'), rest: Readable.from(['end']) })
  expect((await first.shared).answer.rest).not.toBeNull()
  await vi.advanceTimersByTimeAsync(0)
  expect(requests).toHaveLength(2)
  answer(1, { ...whole('begin'), rest: Readable.from(['end']) })
  expect(await second.shared).toMatchObject({ isShared: false })
  expect(flights.size()).toBe(0)
  join()
  expect(requests).toHaveLength(3)
})

test('what is kept is bounded: the oldest answer goes first', async () => {
  const { requests, join, answer, flights } = setUp({ total: 150 })
  const body = 'x'.repeat(80)
  const wanted = ['a', 'b', 'c'].map((key) => ({ ...read, key }))
  for (const [index, one] of wanted.entries()) {
    const reads = join(one)
    answer(index, body)
    await reads.shared
    expect(flights.size()).toBe(80)
  }
  for (const one of wanted) join(one)
  expect(requests).toHaveLength(5)

  const large = join(other)
  answer(5, 'x'.repeat(151))
  await large.shared
  expect(flights.size()).toBe(0)
})

test('nothing stays behind', async () => {
  const { join, answer, flights } = setUp()
  const reads = join()
  answer(0, 'x')
  await reads.shared
  expect(flights.size()).toBe(1)
  expect(vi.getTimerCount()).toBe(1)
  flights.close()
  expect(flights.size()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
