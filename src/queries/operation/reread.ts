import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Execution, ExecutionRef } from '#domain/execution/execution'
import type { Operation } from '#domain/operation/subject'
import { executionKey, executionListQuery, readExecutionNow, readExecutionsNow } from '#queries/executions'
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

/** What was under way for this key is given up; what is read instead is what everybody sees from then on. */
async function replaceRead<T>(client: QueryClient, queryKey: QueryKey, read: () => Promise<T>): Promise<T> {
  await client.cancelQueries({ queryKey, exact: true })
  const data = await read()
  client.setQueryData(queryKey, data)
  return data
}

async function freshExecution(
  client: QueryClient,
  { workflowId, executionId }: ExecutionRef,
): Promise<Execution> {
  const ref = { workflowId, executionId }
  return replaceRead(client, executionKey(ref), () => readExecutionNow(client, ref, undefined, true))
}

async function freshExecutions(client: QueryClient, workflowId: string) {
  const { queryKey } = executionListQuery(workflowId)
  return (await replaceRead(client, queryKey, () => readExecutionsNow(workflowId, undefined, true)))
    .executions
}

async function freshWorkflow(client: QueryClient, workflowId: string, name: string) {
  const { queryKey } = workflowNowQuery(workflowId, name)
  return replaceRead(client, queryKey, () => readWorkflowNow(workflowId, name, { isFresh: true }))
}
