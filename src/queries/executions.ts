import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { useCallback } from 'react'
import { getExecution, listExecutions } from '#api/executions'
import type { FreshReads } from '#api/http'
import { withDefinition, type Execution, type ExecutionRef } from '#domain/execution/execution'
import type { Reading } from '#domain/reading'
import { isFinished, isMoving } from '#domain/execution/status'
import { keepEvidence } from './evidence'
import { rootKey } from './keys'
import {
  executionInterval,
  followedInterval,
  movingInterval,
  pollInterval,
  measureRead,
  waitingInterval,
} from './polling'
import { readingOf } from './readingOf'
import { applyReadToRecords, isReadFollowed, useIsReadFollowed } from '#queries/operation/records'
import { findWorkflow } from './workflows'

/** At most this many executions are read at a time, however many have failed. */
const readAtOnce = pLimit(4)

export const executionsKey = () => [...rootKey(), 'executions']

export const executionKey = (ref: ExecutionRef) => [...executionsKey(), ref.workflowId, ref.executionId]

/** One read, folded into the operations that are being followed. `fresh`: none that others already got. */
export async function readExecutionNow(
  client: QueryClient,
  ref: ExecutionRef,
  signal?: AbortSignal,
  fresh?: FreshReads,
): Promise<Execution> {
  const began = Date.now()
  const execution = await getExecution(ref, { signal, fresh })
  applyReadToRecords({ kind: 'execution', execution }, began)
  keepWhatIsReplaced(client, execution)
  if (execution.nodesFrom !== 'results') return execution
  // No snapshot in the answer: today's definition is the next best, and the screen says which it is.
  const workflow = await findWorkflow(client, ref.workflowId, '', signal).catch(() => null)
  return workflow ? withDefinition(execution, workflow) : execution
}

/** AOM has no result of an earlier attempt: what the page has read of it stays with the page. */
function keepWhatIsReplaced(client: QueryClient, execution: Execution): void {
  const state = client.getQueryState<Execution>(executionKey(execution))
  if (state?.data) keepEvidence(state.data, state.dataUpdatedAt, execution)
}

/** SearchWorkflowExecutionDetail. `isFollowed`: whether an operation is awaited in it; else that is looked up each time. */
export const executionQuery = (ref: ExecutionRef, isFollowed?: boolean) =>
  queryOptions({
    queryKey: executionKey(ref),
    queryFn: ({ client, signal, queryKey }) =>
      readAtOnce(() => measureRead(queryKey, () => readExecutionNow(client, ref, signal))),
    refetchInterval: (query) =>
      pollInterval(
        executionInterval(query.state.data, isFollowed ?? isReadFollowed('execution', ref)),
        query,
      ),
  })

export function useExecution(ref: ExecutionRef): Reading<Execution> {
  const isFollowed = useIsReadFollowed('execution', ref)
  const result = useQuery(executionQuery(ref, isFollowed))
  return readingOf(result, executionKey(ref), executionInterval(result.data, isFollowed))
}

/** One read, folded into the runs that are being followed. */
export async function readExecutionsNow(workflowId: string, signal?: AbortSignal, fresh?: FreshReads) {
  const began = Date.now()
  const list = await listExecutions(workflowId, { signal, fresh })
  applyReadToRecords({ kind: 'executions', workflowId, executions: list.executions }, began)
  return list
}

const executionListKey = (workflowId: string) => [...executionsKey(), workflowId]

type ExecutionList = Awaited<ReturnType<typeof listExecutions>>

function listInterval(list: ExecutionList | undefined, isFollowed: boolean): number {
  if (isFollowed) return followedInterval
  const moves = (list?.executions ?? []).some((execution) => isMoving(execution.status.state))
  return moves ? movingInterval * 2 : waitingInterval * 2
}

/** A look sees each workflow's newest execution; what moves in it, and what may happen to an earlier one, it does not see. */
const isCovered = (list: ExecutionList | undefined): boolean =>
  list !== undefined &&
  list.executions.every(({ status: { state } }, index) =>
    index === 0 ? !isMoving(state) : isFinished(state),
  )

/** ListWorkflowExecutions, newest first. `isFollowed` as of `executionQuery`. */
export const executionListQuery = (workflowId: string, isFollowed?: boolean) =>
  queryOptions({
    queryKey: executionListKey(workflowId),
    queryFn: ({ signal, queryKey }) => measureRead(queryKey, () => readExecutionsNow(workflowId, signal)),
    meta: { list: { isCovered, workflowId } },
    refetchInterval: (query) =>
      pollInterval(
        listInterval(query.state.data, isFollowed ?? isReadFollowed('executions', { workflowId })),
        query,
      ),
  })

export function useExecutions(workflowId: string) {
  const isFollowed = useIsReadFollowed('executions', { workflowId })
  const result = useQuery(executionListQuery(workflowId, isFollowed))
  return readingOf(result, executionListKey(workflowId), listInterval(result.data, isFollowed))
}

/** Warms the cache when a hand comes near. */
export function usePreloadExecution(): (ref: ExecutionRef) => void {
  const client = useQueryClient()
  return useCallback(
    (ref) => void client.prefetchQuery({ ...executionQuery(ref), staleTime: 10_000 }),
    [client],
  )
}
