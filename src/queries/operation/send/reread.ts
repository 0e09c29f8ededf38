import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { FreshReads } from '#api/http'
import type { Execution, ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import type { Workflow } from '#domain/execution/workflow'
import { executionKey, executionListQuery, readExecutionNow, readExecutionsNow } from '#queries/executions'
import { readWorkflowNow, workflowNowQuery } from '#queries/workflow'

/*
 * The reads right before an operation. None that was already under way is good enough, as it may have left before the
 * change that matters. All throw FailureError.
 */

/** What was under way for this key is given up; what is read instead is what everybody sees from then on. */
async function replaceRead<T>(client: QueryClient, queryKey: QueryKey, read: () => Promise<T>): Promise<T> {
  await client.cancelQueries({ queryKey, exact: true })
  const data = await read()
  client.setQueryData(queryKey, data)
  return data
}

/** SearchWorkflowExecutionDetail. */
export function rereadExecution(
  client: QueryClient,
  { workflowId, executionId }: ExecutionRef,
  fresh: FreshReads,
): Promise<Execution> {
  const ref = { workflowId, executionId }
  return replaceRead(client, executionKey(ref), () => readExecutionNow(client, ref, undefined, fresh))
}

/** ListWorkflowExecutions. */
export async function rereadExecutions(
  client: QueryClient,
  workflowId: string,
  fresh: FreshReads,
): Promise<readonly ExecutionSummary[]> {
  const { queryKey } = executionListQuery(workflowId)
  const list = await replaceRead(client, queryKey, () => readExecutionsNow(workflowId, undefined, fresh))
  return list.executions
}

/** ListWorkflow; null where no list has it any more. */
export function rereadWorkflow(
  client: QueryClient,
  { id, name }: Workflow,
  fresh: FreshReads,
): Promise<Workflow | null> {
  const { queryKey } = workflowNowQuery(id, name)
  return replaceRead(client, queryKey, () => readWorkflowNow(id, name, { fresh }))
}
