import type { Execution, ExecutionRef } from '#domain/execution/execution'
import { encode, readJson, send, type Call, type FreshReads } from './http'
import { readExecution, readExecutionList } from '#api/wire/executions'

/** Of ListWorkflowExecutions and ExecuteWorkflow. */
export const executionsPath = (workflowId: string): string => `/workflow/${encode(workflowId)}/executions`

/** What the calls of one execution begin with. */
export const executionPath = (ref: ExecutionRef): string =>
  `${executionsPath(ref.workflowId)}/${encode(ref.executionId)}`

interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  readonly fresh?: FreshReads | undefined
}

/** ListWorkflowExecutions: all that AOM keeps, unpaged. */
export async function listExecutions(workflowId: string, options: ReadOptions = {}) {
  const answer = await send({
    operation: 'ListWorkflowExecutions',
    method: 'GET',
    path: executionsPath(workflowId),
    ...options,
  })
  return readJson(answer, (body) => readExecutionList(body, workflowId))
}

/** SearchWorkflowExecutionDetail. */
export const executionCall = (ref: ExecutionRef): Call => ({
  operation: 'SearchWorkflowExecutionDetail',
  method: 'GET',
  path: `${executionPath(ref)}/status`,
})

export async function getExecution(ref: ExecutionRef, options: ReadOptions = {}): Promise<Execution> {
  const answer = await send({ ...executionCall(ref), ...options })
  return readJson(answer, (body) => readExecution(body, ref))
}
