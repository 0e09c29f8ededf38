import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { startSession } from '#api/session'
import { rowOf, startJournal, type TeamJournal } from '#test/teamJournal'
import { useLatestOperations } from './latestOperations'
import { polledInterval } from './operations'
import { journalStreamOf, readyWithinMs } from './stream'

const at = Date.UTC(2026, 10, 23, 19, 12)
let client: QueryClient

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: at,
  })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return () => client.clear()
})

const until = (assert: () => void) => vi.waitFor(assert, { timeout: 5_000, interval: 1 })
const asked = (journal: TeamJournal) => journal.calls(/GET .*latestIn=/)

/** As a list does whose rows ask for themselves. */
function showRows(...lists: readonly string[][]) {
  return renderHook(() => lists.map((ids) => useLatestOperations(ids).map(({ id }) => id)), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  }).result
}

const live = () => until(() => expect(journalStreamOf(client).read().mode).toBe('live'))

it('asks once for all the rows of a list, and finds what is far down in the journal', async () => {
  const others = Array.from({ length: 300 }, (_, index) =>
    rowOf(index + 10, at, { executionId: 'other', nodeId: `n-${index}` }),
  )
  const journal = startJournal([
    rowOf(1, at - 86_400_000, { executionId: 'e-1', nodeId: 'n-1' }),
    rowOf(2, at - 86_000_000, { executionId: 'e,2', nodeId: 'n-1' }),
    rowOf(3, at - 85_000_000, { executionId: 'e-1', nodeId: 'n-1', action: 'skip' }),
    ...others,
  ])
  const rows = showRows(['e-1'], ['e,2'], ['e-none'])
  await until(() => expect(rows.current).toEqual([['op-3'], ['op-2'], []]))
  expect(asked(journal)).toHaveLength(1)
})

it('hears of what is done meanwhile, without another question', async () => {
  const journal = startJournal([rowOf(1, at - 60_000)])
  const { executionId } = rowOf(1, at) as unknown as { executionId: string }
  const rows = showRows([executionId])
  await live()
  await until(() => expect(rows.current).toEqual([['op-1']]))
  const before = asked(journal).length
  journal.change(rowOf(2, at))
  await until(() => expect(rows.current).toEqual([['op-2', 'op-1']]))
  expect(asked(journal)).toHaveLength(before)
})

it('where the stream does not come, one question at each beat for all rows', async () => {
  const journal = startJournal()
  journal.mode = 'buffers'
  const rows = showRows(['e-1'], ['e-2'], ['e-3'])
  await until(() => expect(rows.current).toEqual([[], [], []]))
  await vi.advanceTimersByTimeAsync(readyWithinMs)
  await until(() => expect(journalStreamOf(client).read().mode).toBe('polled'))
  const before = asked(journal).length
  await vi.advanceTimersByTimeAsync(polledInterval * 3)
  await until(() => expect(asked(journal).length).toBeGreaterThanOrEqual(before + 2))
  expect(asked(journal).length).toBeLessThanOrEqual(before + 4)
})

it('while the stream comes about again it is waited for: nothing is read that it will tell', async () => {
  const journal = startJournal([rowOf(1, at, { executionId: 'e-1' })])
  const rows = showRows(['e-1'])
  await live()
  await until(() => expect(rows.current).toEqual([['op-1']]))
  const before = asked(journal).length
  // Two seconds before a beat of those who poll.
  await vi.advanceTimersByTimeAsync(28_000)
  journal.mode = 'buffers'
  startSession({ credential: { token: `${TOKEN}-renewed`, projectId: PROJECT_ID } })
  expect(journalStreamOf(client).read().mode).toBe('connecting')
  await vi.advanceTimersByTimeAsync(readyWithinMs - 1)
  expect(asked(journal)).toHaveLength(before)
  await vi.advanceTimersByTimeAsync(polledInterval)
  await until(() => expect(asked(journal)).toHaveLength(before + 1))
})
