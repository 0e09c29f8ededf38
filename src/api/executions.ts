import type { Execution, ExecutionRef } from '../domain/execution'
import { FailureError } from '../domain/failure'
import type { Action } from '../domain/operation'
import { encode, parseJson, readErrorBody, send, type Answer } from './http'
import { readExecution, readExecutionList } from './wire'

const executionPath = (ref: ExecutionRef): string =>
  `/workflow/${encode(ref.workflowId)}/executions/${encode(ref.executionId)}`

/** ListWorkflowExecutions: all that AOM keeps, unpaged. */
export async function listExecutions(workflowId: string, signal?: AbortSignal) {
  const answer = await send({ method: 'GET', path: `/workflow/${encode(workflowId)}/executions`, signal })
  return readExecutionList(parseJson(answer), workflowId)
}

/** SearchWorkflowExecutionDetail. */
export async function getExecution(ref: ExecutionRef, signal?: AbortSignal): Promise<Execution> {
  const answer = await send({ method: 'GET', path: `${executionPath(ref)}/status`, signal })
  return readExecution(parseJson(answer), ref)
}

/** AOM's words for the three actions. */
const wireActions: Record<Action, string> = { retry: 'restart', skip: 'skip', continue: 'continue' }

/** AOM may take 30 s to answer an operation, and the gateway waits a little longer for it. */
const operationTimeoutMs = 40_000

/**
 * StartPausingWorkflowExecutions: one POST, never repeated here or anywhere. Success bodies are documented in three
 * shapes, so the HTTP status is trusted; but a page of HTML or an error in a 200 is not AOM's yes.
 */
export async function operateNode(ref: ExecutionRef, nodeId: string, action: Action): Promise<Answer> {
  const answer = await send({
    method: 'POST',
    path: `${executionPath(ref)}/operation`,
    query: { action: wireActions[action], node_id: nodeId },
    timeoutMs: operationTimeoutMs,
    keepalive: true,
  })
  const said = readErrorBody(answer.text)
  const requestId = said.requestId ?? answer.requestId
  if (said.code !== undefined && said.code.includes('.'))
    throw new FailureError({
      kind: 'refused',
      httpStatus: answer.httpStatus,
      ...said,
      ...(requestId && { requestId }),
    })
  if (/html/i.test(answer.contentType) || /^\s*</.test(answer.text))
    throw new FailureError({ kind: 'contract', field: '(body)', excerpt: answer.text.slice(0, 300) })
  return answer
}
