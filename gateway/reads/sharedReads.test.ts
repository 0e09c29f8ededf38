import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Sink, Source } from './recording'
import { createSharedReads, usualLimits } from './sharedReads'
import type { Limits, Read, SharedRead } from './sharedReads'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const read: Read = { key: 'execution e-1', projectId: 'p-1', fresh: false }
const other: Read = { ...read, key: 'execution e-2' }

/** AOM as seen by the shared reads: every request that was begun, answered by hand. */
function createAom() {
  const requests: Array<{ sink: Sink; isAbandoned: boolean; isPaused: boolean }> = []
  const start = (sink: Sink): Source => {
    const request = { sink, isAbandoned: false, isPaused: false }
    requests.push(request)
    return {
      abandon: () => {
        request.isAbandoned = true
        sink.end({ code: 'GATEWAY.502', message: 'given up' })
      },
      pause: () => {
        request.isPaused = true
      },
      resume: () => {
        request.isPaused = false
      },
    }
  }
  const answer = (index: number, text: string, status = 200) => {
    const sink = requests[index]?.sink
    sink?.head({ status, headers: {} })
    sink?.data(Buffer.from(text))
    sink?.end(null)
  }
  return { requests, start, answer }
}

function setUp(limits: Partial<Limits> = {}) {
  const aom = createAom()
  const reads = createSharedReads({ ...usualLimits, ...limits })
  return { aom, reads, join: (wanted: Read = read) => reads.join(wanted, aom.start) }
}

/** All that a reader gets. */
async function readAll({ reader }: SharedRead): Promise<string> {
  await reader.head()
  let text = ''
  for (;;) {
    const piece = await reader.next()
    if (piece === null) break
    if ('code' in piece) {
      text += `[${piece.code}]`
      break
    }
    text += piece.toString()
  }
  reader.leave()
  return text
}

test('three who ask while one read is under way get its answer, and are told how old it is', async () => {
  const { aom, join } = setUp()
  const first = join()
  await vi.advanceTimersByTimeAsync(400)
  const second = join()
  await vi.advanceTimersByTimeAsync(100)
  const third = join()
  aom.answer(0, 'running')
  expect(await Promise.all([first, second, third].map(readAll))).toEqual(['running', 'running', 'running'])
  expect([first, second, third].map(({ isShared }) => isShared)).toEqual([false, true, true])
  expect([first, second, third].map(({ age }) => age())).toEqual([0, 500, 500])
  expect(aom.requests).toHaveLength(1)
})

test('an answer serves for one second after it came, and not a moment longer', async () => {
  const { aom, join, reads } = setUp()
  const first = join()
  await vi.advanceTimersByTimeAsync(200)
  aom.answer(0, 'running')
  await readAll(first)
  await vi.advanceTimersByTimeAsync(999)
  const late = join()
  expect(await readAll(late)).toBe('running')
  expect(late.age()).toBe(1_199)
  await vi.advanceTimersByTimeAsync(1)
  expect(reads.size()).toBe(0)
  expect(join().isShared).toBe(false)
  expect(aom.requests).toHaveLength(2)
})

test('different reads are not shared', () => {
  const { aom, join } = setUp()
  join()
  expect(join(other).isShared).toBe(false)
  expect(aom.requests).toHaveLength(2)
})

test.each([[401], [429], [500], [302]])(
  'a %i is for those who wait for it, and for nobody after',
  async (status) => {
    const { aom, join, reads } = setUp()
    const waiting = [join(), join()]
    aom.answer(0, 'no', status)
    expect(await Promise.all(waiting.map(readAll))).toEqual(['no', 'no'])
    expect(reads.size()).toBe(0)
    expect(join().isShared).toBe(false)
  },
)

test('an answer that breaks off is for those who wait for it, and for nobody after', async () => {
  const { aom, join, reads } = setUp()
  const waiting = [join(), join()]
  aom.requests[0]?.sink.head({ status: 200, headers: {} })
  aom.requests[0]?.sink.data(Buffer.from('[{"ha'))
  aom.requests[0]?.sink.end({ code: 'GATEWAY.502', message: 'broke off' })
  expect(await Promise.all(waiting.map(readAll))).toEqual(['[{"ha[GATEWAY.502]', '[{"ha[GATEWAY.502]'])
  expect(reads.size()).toBe(0)
  expect(join().isShared).toBe(false)
})

test('a fresh read never gets what is under way or kept, and those after it share the fresh one', async () => {
  const { aom, join } = setUp()
  const old = join()
  const fresh = join({ ...read, fresh: true })
  expect(fresh.isShared).toBe(false)
  expect(fresh.age()).toBe(0)
  const after = join()
  expect(after.isShared).toBe(true)
  aom.answer(1, 'fresh')
  aom.answer(0, 'old')
  expect(await Promise.all([old, fresh, after].map(readAll))).toEqual(['old', 'fresh', 'fresh'])
  // The older read ended later; what is kept is the fresh one.
  expect(await readAll(join())).toBe('fresh')
  expect(join({ ...read, fresh: true }).isShared).toBe(false)
})

test('AOM is let off only when the last of those who wait has gone', () => {
  const { aom, join } = setUp()
  const [first, second] = [join(), join()]
  first.reader.leave()
  first.reader.leave()
  expect(aom.requests[0]?.isAbandoned).toBe(false)
  second.reader.leave()
  expect(aom.requests[0]?.isAbandoned).toBe(true)
  expect(join().isShared).toBe(false)
})

test('one who leaves after the answer takes it from nobody', async () => {
  const { aom, join } = setUp()
  const first = join()
  aom.answer(0, 'running')
  first.reader.leave()
  expect(aom.requests[0]?.isAbandoned).toBe(false)
  expect(await readAll(join())).toBe('running')
})

test('after a change nobody gets what was asked before it: neither kept nor under way', async () => {
  const { aom, join, reads } = setUp()
  const kept = join()
  aom.answer(0, 'paused')
  await readAll(kept)
  const underWay = join(other)
  const foreign = join({ ...read, key: 'another project', projectId: 'p-2' })
  reads.forget('p-1')
  expect(join().isShared).toBe(false)
  expect(join(other).isShared).toBe(false)
  expect(join({ ...read, key: 'another project', projectId: 'p-2' }).isShared).toBe(true)
  // The one who had asked before still gets the answer.
  aom.answer(1, 'before')
  expect(await readAll(underWay)).toBe('before')
  expect(foreign.isShared).toBe(false)
})

test('a late joiner gets the answer from its beginning, at its own speed', async () => {
  const { aom, join } = setUp()
  const first = join()
  aom.requests[0]?.sink.head({ status: 200, headers: {} })
  aom.requests[0]?.sink.data(Buffer.from('one '))
  expect(await first.reader.next()).toEqual(Buffer.from('one '))
  const second = join()
  expect(await second.reader.next()).toEqual(Buffer.from('one '))
  const [a, b] = [first.reader.next(), second.reader.next()]
  aom.requests[0]?.sink.data(Buffer.from('two'))
  expect(await Promise.all([a, b])).toEqual([Buffer.from('two'), Buffer.from('two')])
})

test('an answer above the limit streams to those who wait, is kept for nobody and waits for the slowest', async () => {
  const { aom, join, reads } = setUp({ answer: 3 * 1024 * 1024 })
  const [fast, slow] = [join(), join()]
  const sink = aom.requests[0]?.sink
  sink?.head({ status: 200, headers: {} })
  const piece = Buffer.alloc(1024 * 1024, 'x')
  for (let count = 0; count < 5; count += 1) sink?.data(piece)
  expect(join().isShared).toBe(false)
  expect(aom.requests[0]?.isPaused).toBe(true)
  for (let count = 0; count < 5; count += 1) await fast.reader.next()
  expect(aom.requests[0]?.isPaused).toBe(true)
  expect(reads.size()).toBe(5 * piece.length)
  for (let count = 0; count < 4; count += 1) await slow.reader.next()
  expect(aom.requests[0]?.isPaused).toBe(false)
  expect(reads.size()).toBe(piece.length)
  sink?.end(null)
  expect(await slow.reader.next()).toHaveLength(piece.length)
  expect([await slow.reader.next(), await fast.reader.next()]).toEqual([null, null])
  for (const { reader } of [fast, slow]) reader.leave()
  expect(reads.size()).toBe(0)
})

test('one who leaves no longer holds up a large answer', async () => {
  const { aom, join } = setUp({ answer: 1024 })
  const [fast, slow] = [join(), join()]
  const sink = aom.requests[0]?.sink
  sink?.head({ status: 200, headers: { 'content-length': '5000000' } })
  expect(join().isShared).toBe(false)
  sink?.data(Buffer.alloc(2 * 1024 * 1024))
  await fast.reader.next()
  expect(aom.requests[0]?.isPaused).toBe(true)
  slow.reader.leave()
  expect(aom.requests[0]?.isPaused).toBe(false)
})

test('what is held is bounded: the oldest answer goes first, then the newest is not kept', async () => {
  const { aom, join, reads } = setUp({ answer: 100, total: 150 })
  const body = 'x'.repeat(80)
  const wanted = ['a', 'b', 'c'].map((key) => ({ ...read, key }))
  for (const [index, one] of wanted.entries()) {
    const asked = join(one)
    aom.answer(index, body)
    await readAll(asked)
    expect(reads.size()).toBe(80)
  }
  expect(wanted.map((one) => join(one).isShared)).toEqual([false, false, true])

  const busy = setUp({ answer: 100, total: 150 })
  const slow = busy.join(read)
  busy.aom.answer(0, body)
  const next = busy.join(other)
  busy.aom.answer(1, body)
  expect(await readAll(next)).toBe(body)
  expect(busy.join(other).isShared).toBe(false)
  expect(await readAll(slow)).toBe(body)
})

test('nothing stays behind', async () => {
  const { aom, join, reads } = setUp()
  const asked = join()
  aom.answer(0, 'x')
  await readAll(asked)
  expect(reads.size()).toBe(1)
  expect(vi.getTimerCount()).toBe(1)
  reads.close()
  expect(reads.size()).toBe(0)
  expect(vi.getTimerCount()).toBe(0)
})
