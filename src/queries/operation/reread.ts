import type { QueryClient } from '@tanstack/react-query'
import type { Execution, ExecutionRef } from '#domain/execution/execution'
import type { Operation } from '#domain/operation/subject'
import {
  executionKey,
  executionListQuery,
  executionQuery,
  readExecutionNow,
  readExecutionsNow,
} from '#queries/executions'
import { readWorkflowNow, workflowNowQuery } from '#queries/workflow'

/**
 * The same operation on what AOM reports now; undefined where its list no longer has the workflow. Not by a read that was
 * already under way: that one may have left before the change that matters.
 */
export async function readFresh(client: QueryClient, shown: Operation): Promise<Operation | undefined> {
  switch (shown.action) {
    case 'run': {
      const { id } = shown.workflow
      const [workflow, executions] = await Promise.all([
        freshWorkflow(client, id, shown.workflow.name),
        freshExecutions(client, id),
      ])
      return workflow ? { action: 'run', workflow, executions } : undefined
    }
    case 'enable':
    case 'disable': {
      const workflow = await freshWorkflow(client, shown.workflow.id, shown.workflow.name)
      return workflow ? { action: shown.action, workflow } : undefined
    }
    default: {
      const execution = await freshExecution(client, shown.execution)
      return { ...shown, execution }
    }
  }
}

const now = { staleTime: 0, retry: false } as const

async function freshExecution(
  client: QueryClient,
  { workflowId, executionId }: ExecutionRef,
): Promise<Execution> {
  const ref = { workflowId, executionId }
  await client.cancelQueries({ queryKey: executionKey(ref), exact: true })
  return client.fetchQuery({
    ...executionQuery(ref),
    ...now,
    queryFn: ({ signal }) => readExecutionNow(client, ref, signal, true),
  })
}

async function freshExecutions(client: QueryClient, workflowId: string) {
  const query = executionListQuery(workflowId)
  await client.cancelQueries({ queryKey: query.queryKey, exact: true })
  const list = await client.fetchQuery({
    ...query,
    ...now,
    queryFn: ({ signal }) => readExecutionsNow(workflowId, signal, true),
  })
  return list.executions
}

async function freshWorkflow(client: QueryClient, workflowId: string, name: string) {
  const query = workflowNowQuery(workflowId, name)
  await client.cancelQueries({ queryKey: query.queryKey, exact: true })
  return client.fetchQuery({
    ...query,
    ...now,
    queryFn: ({ signal }) => readWorkflowNow(workflowId, name, { signal, isFresh: true }),
  })
}
