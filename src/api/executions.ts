import type { Execution, ExecutionRef } from '#domain/execution/execution'
import { parseJson, send } from './http'
import { executionPath, executionsPath } from './urls'
import { readExecution, readExecutionList } from '#api/wire/executions'

interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Right before an operation: no answer that others already got. */
  readonly isFresh?: boolean
}

/** ListWorkflowExecutions: all that AOM keeps, unpaged. */
export async function listExecutions(workflowId: string, options: ReadOptions = {}) {
  const answer = await send({
    operation: 'ListWorkflowExecutions',
    method: 'GET',
    path: executionsPath(workflowId),
    ...options,
  })
  return readExecutionList(parseJson(answer), workflowId)
}

/** SearchWorkflowExecutionDetail. */
export async function getExecution(ref: ExecutionRef, options: ReadOptions = {}): Promise<Execution> {
  const answer = await send({
    operation: 'SearchWorkflowExecutionDetail',
    method: 'GET',
    path: `${executionPath(ref)}/status`,
    ...options,
  })
  return readExecution(parseJson(answer), ref)
}
