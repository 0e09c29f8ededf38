import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { listOperations } from '#api/journal'
import type { OperationFilter } from '#domain/operation/filter'
import type { LiveMode, Reading } from '#domain/reading'
import type { OperationPage, TeamOperation } from '#domain/operation/teamOperation'
import { operationsKey, withChanges } from './cache'
import { journalStreamOf } from './stream'
import { pollInterval, measureRead } from '#queries/polling'
import { readingOf } from '#queries/readingOf'

/** While the stream does not come through. The gateway answers from its own database: AOM is not asked. */
export const polledInterval = 10_000
/** While it does: only in case that an event got lost on its way. */
export const liveInterval = 300_000

const largestPage = 200

/** What was read, with what the stream told meanwhile; read once more where it is older than the stream. */
async function readPage(
  client: QueryClient,
  filter: OperationFilter,
  before: number | null,
  signal: AbortSignal | undefined,
  limit?: number,
): Promise<OperationPage> {
  const stream = journalStreamOf(client)
  const read = () => listOperations({ filter, before, signal, ...(limit !== undefined && { limit }) })
  const first = await read()
  const page = first.seq < stream.coveredFrom() ? await read() : first
  return withChanges(page, before, filter, stream.changes())
}

/** The journal, newest first, page by page. */
export const operationsQuery = (filter: OperationFilter, mode: LiveMode, limit?: number) =>
  infiniteQueryOptions({
    queryKey: operationsKey(filter),
    queryFn: ({ client, pageParam, signal, queryKey }) =>
      measureRead(queryKey, () => readPage(client, filter, pageParam, signal, limit)),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => pollInterval(listInterval(mode, query.state.data?.pages.length), query),
  })

/** How often what the stream tells of is read all the same; while the stream comes about, it is waited for. */
export const journalInterval = (mode: LiveMode): number => (mode === 'polled' ? polledInterval : liveInterval)

/** Every loaded page is read again, so a long list is read in proportion less often. */
const listInterval = (mode: LiveMode, pages = 1): number => journalInterval(mode) * Math.max(1, pages)

interface OperationList {
  readonly operations: readonly TeamOperation[]
  readonly unreadable: number
}

export interface OperationListReading extends Reading<OperationList> {
  readonly mode: LiveMode
  readonly hasMore: boolean
  readonly isFetchingMore: boolean
  readonly fetchMore: () => void
}

/** The team's operations that pass `filter`. Whatever shows them keeps the one stream of the page open. */
export function useTeamOperations(
  filter: OperationFilter,
  { limit, isWanted = true }: { limit?: number; isWanted?: boolean } = {},
): OperationListReading {
  const client = useQueryClient()
  const stream = journalStreamOf(client)
  const { mode, heardAt } = useSyncExternalStore(stream.subscribe, stream.read)
  const result = useInfiniteQuery({ ...operationsQuery(filter, mode, limit), enabled: isWanted })
  const pages = result.data?.pages
  const data = useMemo(() => pages && joinPages(pages), [pages])
  const readAt = Math.max(result.dataUpdatedAt, mode === 'live' ? (heardAt ?? 0) : 0)
  return {
    ...readingOf(result, operationsKey(filter), listInterval(mode, pages?.length)),
    data,
    readAt: data && readAt > 0 ? readAt : undefined,
    isPolling: mode === 'live',
    mode,
    hasMore: result.hasNextPage,
    isFetchingMore: result.isFetchingNextPage,
    fetchMore: () => {
      if (!result.isFetching) void result.fetchNextPage()
    },
  }
}

/** A row that moved between two reads stands in both pages: shown once. */
function joinPages(pages: readonly OperationPage[]): OperationList {
  const byId = new Map(pages.flatMap((page) => page.operations).map((row) => [row.id, row]))
  return {
    operations: [...byId.values()],
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
  }
}

/** More than anybody can read in a spreadsheet. */
const mostExported = 10_000

/** All that passes a filter, however much of it is on screen; `isCut` where there is more than a file should hold. */
export async function readAllOperations(
  client: QueryClient,
  filter: OperationFilter,
  signal?: AbortSignal,
): Promise<{ readonly operations: readonly TeamOperation[]; readonly isCut: boolean; readonly seq: number }> {
  const pages: OperationPage[] = []
  let before: number | null = null
  do {
    const page: OperationPage = await readPage(client, filter, before, signal, largestPage)
    pages.push(page)
    before = page.next
  } while (before !== null && pages.length * largestPage < mostExported)
  return { operations: joinPages(pages).operations, isCut: before !== null, seq: pages[0]?.seq ?? 0 }
}
