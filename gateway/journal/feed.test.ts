import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFeed } from './feed'
import { later } from './journalTesting'
import { createNews } from './news'
import type { Entry } from './mark'
import type { OperationRow } from './schema'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const [project, another] = ['0123456789abcdef0123456789abcdef', 'f'.repeat(32)]
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** From 0 to below `below`, the same in every run. */
function createRandom() {
  let state = 1
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** A feed of rows in memory, each read of which takes a moment. */
function start() {
  const random = createRandom()
  const rows = new Map<string, OperationRow>()
  const news = createNews()
  const closing = new AbortController()
  later(() => closing.abort())
  let seq = 0
  let reads = 0
  let isAway = false
  const answer = async <T>(read: () => T): Promise<T> => {
    reads += 1
    await new Promise((resolve) => setTimeout(resolve, random(3)))
    if (isAway) throw new Error('away')
    const result = read()
    await new Promise((resolve) => setTimeout(resolve, random(3)))
    return result
  }
  const feed = createFeed({
    store: {
      seq: () => answer(() => seq),
      changedAfter: (after, limit, projectId) =>
        answer(() =>
          [...rows.values()]
            .filter((row) => row.seq > after && (projectId === null || row.project_id === projectId))
            .toSorted((a, b) => a.seq - b.seq)
            .slice(0, limit),
        ),
    },
    news,
    signal: closing.signal,
  })
  return {
    random,
    rows,
    reads: () => reads,
    change: (id: string, projectId = project) => {
      seq += 1
      rows.set(id, { id, seq, project_id: projectId, baseline: null, effect_seen_at: null } as OperationRow)
      news.wake()
    },
    /** `dawdles`: milliseconds for which the watcher is busy with each. */
    watch: (after = 0, dawdles = () => 0) => {
      const seen: Entry[] = []
      const follow = async () => {
        for await (const entries of feed.watch({ projectId: project, after, signal: closing.signal })) {
          seen.push(...entries)
          const ms = dawdles()
          if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
        }
      }
      void follow()
      return { after, seen, ids: () => seen.map(({ id }) => id) }
    },
    isAway: (away: boolean) => {
      isAway = away
      news.wake()
    },
    setBack: (to: number) => {
      rows.clear()
      seq = to
      feed.restart()
    },
  }
}

test('three hundred who watch cost the database as much as one does', async () => {
  const { change, watch, reads } = start()
  const watchers = Array.from({ length: 300 }, () => watch())
  await pass(1_000)
  const before = reads()
  for (let count = 0; count < 20; count += 1) {
    change(`n-${count}`)
    await pass(300)
    for (const { seen } of watchers) expect(seen.at(-1)).toMatchObject({ id: `n-${count}` })
  }
  expect(reads() - before).toBe(20)
})

test('a change after a quiet moment is told at once, and many in a row are read together', async () => {
  const { change, watch, reads } = start()
  const { seen, ids } = watch()
  await pass(1_000)
  const before = reads()
  change('n-1')
  await pass(10)
  expect(ids()).toEqual(['n-1'])
  for (let count = 0; count < 50; count += 1) change(`n-${count % 5}`)
  await pass(260)
  expect(seen.map(({ seq }) => seq)).toEqual([1, 47, 48, 49, 50, 51])
  expect(reads() - before).toBe(2)
})

test('whoever comes, dawdles or was long away gets the last change of each row, in order', async () => {
  const { rows, change, watch, random } = start()
  const watchers: Array<ReturnType<typeof watch>> = []
  for (let count = 0; count < 5_000; count += 1) {
    change(`n-${random(2_000)}`, random(5) === 0 ? another : project)
    if (count % 200 === 0) watchers.push(watch(random(count + 1), () => (count % 3 === 0 ? random(300) : 0)))
    if (count % 20 === 0) await pass(random(60))
  }
  await pass(1_000_000)
  for (const { seen, after } of watchers) {
    const seqs = seen.map(({ seq }) => seq)
    expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
    const last = new Map(seen.map(({ id, seq }) => [id, seq]))
    const wanted = [...rows.values()].filter((row) => row.project_id === project && row.seq > after)
    expect(wanted.filter(({ id, seq }) => last.get(id) !== seq)).toEqual([])
    expect(seen.filter(({ projectId }) => projectId !== project)).toEqual([])
  }
})

test('while the database is away nothing comes, and nothing is missing afterwards', async () => {
  const { change, watch, isAway } = start()
  const early = watch()
  change('n-1')
  await pass(300)
  expect(early.ids()).toEqual(['n-1'])
  isAway(true)
  change('n-2')
  const late = watch()
  await pass(1_000)
  expect([early.ids(), late.ids()]).toEqual([['n-1'], []])
  isAway(false)
  await pass(300)
  expect([early.ids(), late.ids()]).toEqual([
    ['n-1', 'n-2'],
    ['n-1', 'n-2'],
  ])
})

test('of a journal that was set back, whoever comes then gets what changes', async () => {
  const { change, watch, setBack } = start()
  watch()
  for (let count = 0; count < 10; count += 1) change(`n-${count}`)
  await pass(300)
  setBack(3)
  const { seen } = watch(3)
  change('n-11')
  await pass(300)
  expect(seen).toMatchObject([{ id: 'n-11', seq: 4 }])
})
