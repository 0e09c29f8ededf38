import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { startSession } from '#api/session'
import type { OperationFilter } from '#domain/operation/filter'
import type { OperationRecord } from '#domain/operation/operation'
import { saveRecord } from '#queries/operation/store'
import { rowOf, startJournal, type TeamJournal } from '#test/teamJournal'
import { executionKey } from '#queries/executions'
import { operationsQuery, polledInterval } from './operations'
import { journalStreamOf, readyWithinMs, silenceMs } from './stream'
import { until } from '#test/until'

const at = Date.UTC(2026, 10, 23, 19, 12)
let client: QueryClient
let leave: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: at,
  })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return () => {
    for (const end of leave) end()
    leave = []
    client.clear()
  }
})

/** As a screen does: the stream is wanted, and the list is kept. */
function show(filter: OperationFilter = {}) {
  const stream = journalStreamOf(client)
  const list = new InfiniteQueryObserver(client, operationsQuery(filter, stream.read().mode))
  const adapt = () => list.setOptions(operationsQuery(filter, stream.read().mode))
  leave.push(
    stream.subscribe(adapt),
    list.subscribe(() => undefined),
  )
  const ids = () => list.getCurrentResult().data?.pages.flatMap((page) => page.operations.map(({ id }) => id))
  return { stream, ids, list, fetchMore: () => list.fetchNextPage() }
}

/** Lets what is under way arrive; the clock moves by as little as it can. */
const stands = (journal: TeamJournal) => until(() => expect(journal.openStreams()).toBe(1))
const lists = (journal: TeamJournal) => journal.calls(/GET .*operations/).length

function hide(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

describe('while the stream stands', () => {
  it('a change is in every list that it belongs to, and in no other, without a read', async () => {
    const journal = startJournal([rowOf(1, at - 60_000)])
    const all = show()
    const refused = show({ outcome: 'refused' })
    await stands(journal)
    await until(() => expect(all.ids()).toEqual(['op-1']))
    await until(() => expect(refused.ids()).toEqual([]))
    await until(() => expect(all.stream.read().mode).toBe('live'))
    const read = lists(journal)

    journal.change(rowOf(2, at, { outcome: 'open', seq: 2 }))
    await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))
    expect(refused.ids()).toEqual([])
    const untouched = all.list.getCurrentResult().data?.pages[0]?.operations[1]
    journal.change(rowOf(2, at, { outcome: 'refused', seq: 3 }))
    await until(() => expect(refused.ids()).toEqual(['op-2']))
    expect(all.list.getCurrentResult().data?.pages[0]?.operations[1]).toBe(untouched)
    journal.change(rowOf(2, at, { outcome: 'accepted', seq: 4 }))
    await until(() => expect(refused.ids()).toEqual([]))
    expect(all.ids()).toEqual(['op-2', 'op-1'])
    expect(lists(journal)).toBe(read)
  })

  it('an answer that was on its way when the change came does not undo it', async () => {
    const journal = startJournal([rowOf(1, at - 60_000)])
    const all = show()
    await stands(journal)
    await until(() => expect(all.ids()).toEqual(['op-1']))
    const release = journal.holdLists()
    void all.list.refetch()
    await until(() => expect(release.waiting()).toBe(1))
    journal.change(rowOf(2, at))
    await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))
    release()
    await until(() => expect(all.list.getCurrentResult().isFetching).toBe(false))
    expect(all.ids()).toEqual(['op-2', 'op-1'])
  })

  it('rows beyond the loaded pages stay there until they are asked for', async () => {
    const journal = startJournal(
      Array.from({ length: 60 }, (_, index) => rowOf(index + 1, at - index * 1_000)),
    )
    const all = show()
    await stands(journal)
    await until(() => expect(all.ids()).toHaveLength(50))
    journal.change(rowOf(3, at, { seq: 61 }))
    journal.change(rowOf(62, at, { seq: 62 }))
    await until(() => expect(all.ids()?.[0]).toBe('op-62'))
    expect(all.ids()).toHaveLength(51)
    await all.fetchMore()
    expect(all.ids()).toHaveLength(61)
    expect(new Set(all.ids()).size).toBe(61)
  })

  it.each([
    ['what somebody else operates on', () => undefined],
    ['what was followed here because a colleague was first', (row: OperationRecord) => saveRecord(row)],
  ])('%s is read at once where it is on screen', async (_, follow) => {
    const journal = startJournal()
    const row = rowOf(1, at)
    follow({
      id: 'op-1',
      projectId: PROJECT_ID,
      workflowId: String(row['workflowId']),
      workflowName: 'Vacuum',
      executionId: String(row['executionId']),
      nodeId: 'n-1',
      nodeName: 'Vacuum full',
      action: 'retry',
      requestedAt: at,
      baseline: { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: 'fail' } },
      by: { name: 'li.na', heardAt: at },
    })
    const ref = { workflowId: String(row['workflowId']), executionId: String(row['executionId']) }
    const read = vi.fn<() => string>(() => 'an execution')
    const onScreen = new QueryObserver(client, { queryKey: executionKey(ref), queryFn: read })
    leave.push(onScreen.subscribe(() => undefined))
    show()
    await stands(journal)
    await until(() => expect(read).toHaveBeenCalledTimes(1))
    journal.change(row)
    await until(() => expect(read).toHaveBeenCalledTimes(2))
  })
})

describe('a stream that breaks', () => {
  it('resumes after the last change that came, and nothing is lost', async () => {
    const journal = startJournal([rowOf(1, at)])
    const all = show()
    await stands(journal)
    journal.change(rowOf(2, at))
    await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))
    journal.cut()
    await until(() => expect(all.stream.read().mode).toBe('polled'))
    journal.change(rowOf(3, at))
    await vi.advanceTimersByTimeAsync(3_000)
    await stands(journal)
    await until(() => expect(all.ids()).toEqual(['op-3', 'op-2', 'op-1']))
    expect(journal.requests.at(-1)).toMatchObject({ headers: { 'last-event-id': '2' } })
    await until(() => expect(all.stream.read().mode).toBe('live'))
  })

  it('of which nothing is heard any more is given up', async () => {
    const journal = startJournal()
    const { stream } = show()
    await until(() => expect(stream.read().mode).toBe('live'))
    await vi.advanceTimersByTimeAsync(silenceMs)
    await until(() => expect(stream.read().mode).toBe('polled'))
    expect(journal.openStreams()).toBe(0)
  })

  it('of a journal that began anew is followed from there, and all is read again', async () => {
    const journal = startJournal([rowOf(7, at, { id: 'old' })])
    const all = show()
    await stands(journal)
    await until(() => expect(all.ids()).toEqual(['old']))
    journal.rows.splice(0, 1, rowOf(1, at, { id: 'new' }))
    journal.cut()
    await vi.advanceTimersByTimeAsync(3_000)
    await until(() => expect(all.ids()).toEqual(['new']))
  })
})

it('behind a proxy that holds the stream back the list is polled, and the stream is tried again later', async () => {
  const journal = startJournal([rowOf(1, at)])
  journal.mode = 'buffers'
  const all = show()
  await until(() => expect(all.ids()).toEqual(['op-1']))
  await until(() => expect(journal.calls(/events/)).toHaveLength(1))
  expect(all.stream.read().mode).toBe('connecting')
  await vi.advanceTimersByTimeAsync(readyWithinMs)
  await until(() => expect(all.stream.read().mode).toBe('polled'))

  journal.change(rowOf(2, at))
  await vi.advanceTimersByTimeAsync(polledInterval * 2)
  await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))

  journal.mode = 'live'
  await vi.advanceTimersByTimeAsync(90_000)
  await until(() => expect(all.stream.read().mode).toBe('live'))
  const read = lists(journal)
  await vi.advanceTimersByTimeAsync(polledInterval * 2)
  expect(lists(journal)).toBe(read)
})

it('is open only while somebody can see what it is for', async () => {
  const journal = startJournal([rowOf(1, at)])
  const all = show()
  await stands(journal)
  await until(() => expect(all.stream.read().mode).toBe('live'))
  hide(true)
  await until(() => expect(journal.openStreams()).toBe(0))
  journal.change(rowOf(2, at))
  hide(false)
  await stands(journal)
  await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))
  leave.splice(0).forEach((end) => end())
  await until(() => expect(journal.openStreams()).toBe(0))
})

it('stays open for whoever tells of what happens while nobody sees the page, and goes with them', async () => {
  const journal = startJournal([rowOf(1, at)])
  const all = show()
  const stop = all.stream.subscribe(() => undefined, { whileHidden: true })
  await until(() => expect(all.stream.read().mode).toBe('live'))
  hide(true)
  journal.change(rowOf(2, at))
  await until(() => expect(all.ids()).toEqual(['op-2', 'op-1']))
  expect(journal.calls(/events/)).toHaveLength(1)
  stop()
  await until(() => expect(journal.openStreams()).toBe(0))
})
