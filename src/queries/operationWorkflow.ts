import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { listWorkflows, pageSize } from '../api/workflows'
import { defaultFilter } from '../domain/executionFilter'
import type { Reading } from '../domain/reading'
import type { Workflow } from '../domain/workflow'
import { projectId, rootKey } from './keys'
import { followedInterval, paced, timed, waitingInterval } from './polling'
import { readingOf } from './readingOf'
import { isWorkflowFollowed, observeRecords, useAllRecords } from './records'
import { findWorkflow } from './workflows'

/** AOM's longest search text (ListWorkflow, `search` 1..64). */
const searchLength = 64

interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly isFresh?: boolean
}

/**
 * What ListWorkflow says of one workflow now, folded into the schedule changes that are being followed. AOM has no call
 * for one: its list is searched by the name, which is one read; where that does not show it, page by page. null: no list
 * shows it.
 */
export async function readWorkflowNow(
  workflowId: string,
  name: string,
  options: ReadOptions = {},
): Promise<Workflow | null> {
  const began = Date.now()
  const workflow =
    (await search(workflowId, name.slice(0, searchLength), options)) ??
    (await search(workflowId, '', options))
  if (workflow) observeRecords({ kind: 'workflow', workflow }, began)
  return workflow
}

async function search(workflowId: string, text: string, options: ReadOptions): Promise<Workflow | null> {
  const filter = { ...defaultFilter, text }
  for (let index = 0; ; index += 1) {
    const page = await listWorkflows({ filter, index, projectId: projectId(), ...options })
    const found = page.workflows.find((workflow) => workflow.id === workflowId)
    if (found) return found
    const hasMore = (page.total ?? 0) > (index + 1) * pageSize
    if (!hasMore || page.workflows.length + page.unreadable === 0) return null
  }
}

const nowKey = (workflowId: string) => [...rootKey(), 'workflowNow', workflowId]

/** `name` where it is known; otherwise what was read last, or any list, tells it. */
export const workflowNowQuery = (workflowId: string, name?: string) =>
  queryOptions({
    queryKey: nowKey(workflowId),
    queryFn: ({ client, signal, queryKey }) =>
      timed(queryKey, () => readNamed(client, workflowId, name, signal)),
    refetchInterval: (query) =>
      paced(isWorkflowFollowed(workflowId, 'schedule') ? followedInterval : waitingInterval * 2, query),
  })

async function readNamed(
  client: QueryClient,
  workflowId: string,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Workflow | null> {
  const key = nowKey(workflowId)
  const known = name ?? client.getQueryData<Workflow | null>(key)?.name
  if (known !== undefined) return readWorkflowNow(workflowId, known, { signal })
  // Without a name this costs a page per hundred workflows, unless a list has shown it: once.
  const found = await findWorkflow(client, workflowId, signal)
  if (!found) return null
  // Shown at once, but not as news: a list may have shown it long ago.
  client.setQueryData(key, found, { updatedAt: 1 })
  return readWorkflowNow(workflowId, found.name, { signal })
}

/** A workflow, kept up to date; null: no list shows one of this id. */
export function useWorkflowNow(workflowId: string): Reading<Workflow | null> {
  // A schedule change begun or seen changes the interval, so the query has to be looked at again.
  useAllRecords()
  return readingOf(useQuery(workflowNowQuery(workflowId)), true)
}
