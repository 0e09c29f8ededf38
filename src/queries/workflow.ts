import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import type { Reading } from '#domain/reading'
import type { Execution } from '#domain/execution/execution'
import type { Workflow } from '#domain/execution/workflow'
import { executionsKey } from './executions'
import { rootKey } from './keys'
import { followedInterval, pollInterval, measureRead, waitingInterval } from './polling'
import { readingOf } from './readingOf'
import { applyReadToRecords, isReadFollowed, useIsReadFollowed } from '#queries/operation/records'
import { findWorkflow, searchWorkflow } from './workflows'

/**
 * What ListWorkflow says of one workflow now, folded into the schedule changes that are being followed. AOM has no call
 * for one: its list is searched by the name, which is one read; where that does not show it, page by page. null: no list
 * shows it.
 */
export async function readWorkflowNow(
  workflowId: string,
  name: string,
  options: Parameters<typeof searchWorkflow>[2] = {},
): Promise<Workflow | null> {
  const began = Date.now()
  const workflow =
    (await searchWorkflow(workflowId, name, options)) ?? (await searchWorkflow(workflowId, '', options))
  if (workflow) applyReadToRecords({ kind: 'workflow', workflow }, began)
  return workflow
}

const nowKey = (workflowId: string) => [...rootKey(), 'workflowNow', workflowId]

/**
 * `name` where it is known; otherwise what was read last, or any list, tells it. `isFollowed`: whether a change of the
 * schedule is awaited; else that is looked up each time.
 */
export const workflowNowQuery = (workflowId: string, name?: string, isFollowed?: boolean) =>
  queryOptions({
    queryKey: nowKey(workflowId),
    queryFn: ({ client, signal, queryKey }) =>
      measureRead(queryKey, () => readNamed(client, workflowId, name, signal)),
    meta: { list: { isCovered: (_, isWhole) => isWhole, workflowId } },
    refetchInterval: (query) =>
      pollInterval(nowInterval(isFollowed ?? isReadFollowed('workflow', { workflowId })), query),
  })

const nowInterval = (isFollowed: boolean): number => (isFollowed ? followedInterval : waitingInterval * 2)

async function readNamed(
  client: QueryClient,
  workflowId: string,
  name: string | undefined,
  signal: AbortSignal,
): Promise<Workflow | null> {
  const key = nowKey(workflowId)
  const known =
    name ?? client.getQueryData<Workflow | null>(key)?.name ?? nameInExecutions(client, workflowId)
  if (known !== undefined) return readWorkflowNow(workflowId, known, { signal })
  // Without a name this costs a page per hundred workflows, unless a list has shown it: once.
  const found = await findWorkflow(client, workflowId, '', signal)
  if (!found) return null
  // Shown at once, but not as news: a list may have shown it long ago.
  client.setQueryData(key, found, { updatedAt: 1 })
  return readWorkflowNow(workflowId, found.name, { signal })
}

/** As a run of it that was read has it: who comes from there need not wait for a search of the whole list. */
const nameInExecutions = (client: QueryClient, workflowId: string): string | undefined =>
  client
    .getQueriesData<Partial<Execution>>({ queryKey: executionsKey() })
    .find(([, data]) => data?.workflowId === workflowId && data.workflowName !== undefined)?.[1]?.workflowName

/** A workflow, kept up to date; null: no list shows one of this id. */
export function useWorkflowNow(workflowId: string): Reading<Workflow | null> {
  const isFollowed = useIsReadFollowed('workflow', { workflowId })
  const result = useQuery(workflowNowQuery(workflowId, undefined, isFollowed))
  return readingOf(result, nowKey(workflowId), nowInterval(isFollowed))
}
