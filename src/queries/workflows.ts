import {
  hashKey,
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type QueryClient,
} from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import type { FreshReads } from '#api/http'
import { listWorkflows } from '#api/workflows'
import { defaultFilter, type ExecutionFilter } from '#domain/execution/filter'
import type { Reading } from '#domain/reading'
import { isMoving } from '#domain/execution/status'
import type { Workflow, WorkflowPage } from '#domain/execution/workflow'
import { hasMorePages, totalOf } from '#domain/execution/workflowList'
import { projectId, rootKey } from './keys'
import { movingInterval, pollInterval, measureRead, waitingInterval } from './polling'
import { readingOf } from './readingOf'

export const workflowsKey = () => [...rootKey(), 'workflows']

const listKey = (filter: ExecutionFilter) => [...workflowsKey(), filter]

/** ListWorkflow, page by page. */
export const workflowsQuery = (filter: ExecutionFilter) =>
  infiniteQueryOptions({
    queryKey: listKey(filter),
    queryFn: ({ pageParam, signal, queryKey }) =>
      measureRead(queryKey, () =>
        listWorkflows({ filter, index: pageParam, projectId: projectId(), signal }),
      ),
    meta: {
      list: {
        // By the clock, what was started in the last hours is other workflows from minute to minute.
        isCovered: (data: { readonly pages: unknown[] } | undefined, isWhole) =>
          isWhole
            ? !filter.range
            : hashKey([filter]) === hashKey([defaultFilter]) && data?.pages.length === 1,
      },
    },
    initialPageParam: 0,
    getNextPageParam: (_, pages) => (hasMorePages(pages) ? pages.length : undefined),
    refetchInterval: (query) => pollInterval(listInterval(query.state.data?.pages ?? []), query),
  })

/** Every loaded page is read again, so a long list is read in proportion less often. */
function listInterval(pages: readonly WorkflowPage[]): number {
  const moves = pages.some((page) => page.workflows.some((workflow) => isMoving(workflow.status.state)))
  return (moves ? movingInterval * 2 : waitingInterval) * Math.max(1, pages.length)
}

interface WorkflowList {
  readonly workflows: readonly Workflow[]
  /** AOM's count over the whole project; undefined when it did not say. */
  readonly total: number | undefined
  readonly unreadable: number
}

interface WorkflowListReading extends Reading<WorkflowList> {
  readonly fetchMore: () => void
  readonly hasMore: boolean
  readonly isFetchingMore: boolean
}

export function useWorkflows(filter: ExecutionFilter): WorkflowListReading {
  const result = useInfiniteQuery(workflowsQuery(filter))
  const pages = result.data?.pages
  const data = useMemo(() => (pages ? joinPages(pages) : undefined), [pages])
  return {
    ...readingOf(result, listKey(filter), listInterval(pages ?? [])),
    data,
    fetchMore: () => {
      if (!result.isFetching) void result.fetchNextPage()
    },
    hasMore: result.hasNextPage,
    isFetchingMore: result.isFetchingNextPage,
  }
}

/** A workflow that moved between two page reads stands in both: shown once. */
function joinPages(pages: readonly WorkflowPage[]): WorkflowList {
  const byId = new Map(pages.flatMap((page) => page.workflows).map((workflow) => [workflow.id, workflow]))
  return {
    workflows: [...byId.values()],
    total: totalOf(pages),
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
  }
}

/** AOM's longest search text (ListWorkflow, `search` 1..64). */
const searchLength = 64

interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly fresh?: FreshReads
}

/**
 * AOM has no call for one workflow: its list is searched, page by page, for the one of this id. `text` narrows it down: by
 * the name it is one read. null: the list does not show it.
 */
export async function searchWorkflow(
  workflowId: string,
  text: string,
  options: ReadOptions = {},
): Promise<Workflow | null> {
  const filter = { ...defaultFilter, text: text.slice(0, searchLength) }
  const pages: WorkflowPage[] = []
  do {
    const page = await listWorkflows({ filter, index: pages.length, projectId: projectId(), ...options })
    const found = page.workflows.find((workflow) => workflow.id === workflowId)
    if (found) return found
    pages.push(page)
  } while (hasMorePages(pages))
  return null
}

/** What any list has already shown, else what a search of the list finds, narrowed down by `text`. */
export const findWorkflow = async (
  client: QueryClient,
  workflowId: string,
  text = '',
  signal?: AbortSignal,
): Promise<Workflow | null> =>
  knownWorkflow(client, workflowId) ?? (await searchWorkflow(workflowId, text, { signal }))

function knownWorkflow(client: QueryClient, workflowId: string): Workflow | undefined {
  const lists = client.getQueriesData<{ pages?: WorkflowPage[] }>({ queryKey: workflowsKey() })
  return lists
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.workflows)
    .find((workflow) => workflow.id === workflowId)
}

/** By its name, where that is known, it is one read. null: no list shows one of this id, or none of this name. */
const workflowQuery = (workflowId: string, name = '') =>
  queryOptions({
    queryKey: [...rootKey(), 'workflow', workflowId, name],
    queryFn: ({ client, signal }) => findWorkflow(client, workflowId, name, signal),
    staleTime: 30_000,
  })

/**
 * The workflow as it is today, found by its name with one read: an execution carries the definition that it was started
 * with, so an edit since then shows only here. Undefined while not known, and where it was renamed.
 */
export function useTodaysWorkflow(workflowId: string, name: string, isWanted = true): Workflow | undefined {
  // Nothing that comes first needs it, so the page is drawn before it is asked for.
  const isDrawn = useDeferredValue(true, false)
  const { data } = useQuery({ ...workflowQuery(workflowId, name), enabled: isDrawn && isWanted })
  return data ?? undefined
}

/** null: no list shows a workflow of this id. */
export function useWorkflow(workflowId: string): Reading<Workflow | null> {
  const query = workflowQuery(workflowId)
  return readingOf(useQuery(query), query.queryKey, false)
}
