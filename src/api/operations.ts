import type { ExecutionRef } from '#domain/execution/execution'
import { FailureError } from '#domain/failure/failure'
import type { NodeAction, ScheduleAction } from '#domain/operation/operation'
import { excerptOf, readErrorBody } from '#api/wire/errorBody'
import { executionPath, executionsPath } from './urls'
import { encode, send, type Answer, type Call } from './http'
import { journalHeaders, type Journaled } from './operationHeaders'

/* The calls that change something. Each is one request, never repeated here or anywhere; the gateway keeps a journal of them. */

/** AOM may take 30 s to answer an operation, and the gateway waits a little longer for it. */
const operationTimeoutMs = 50_000

/**
 * Is a 2xx to an operation AOM's yes? Success bodies are documented in three shapes, so the HTTP status is trusted; but a
 * page of HTML or an error in a 200 is not AOM's yes.
 */
function checkAccepted(answer: Answer): Answer {
  const said = readErrorBody(answer.text)
  const requestId = said.requestId ?? answer.requestId
  if (said.code !== undefined && said.code.includes('.'))
    throw new FailureError({
      kind: 'refused',
      httpStatus: answer.httpStatus,
      ...answer.asked,
      at: Date.now(),
      ...said,
      ...(requestId && { requestId }),
    })
  if (/html/i.test(answer.contentType) || /^\s*</.test(answer.text))
    throw new FailureError({
      kind: 'contract',
      field: '(body)',
      excerpt: excerptOf(answer.text),
      ...answer.asked,
      at: Date.now(),
      ...(answer.requestId && { requestId: answer.requestId }),
    })
  return answer
}

const change = async (call: Pick<Call, 'method' | 'path' | 'query'>, facts: Journaled): Promise<Answer> =>
  checkAccepted(
    await send({ ...call, headers: journalHeaders(facts), timeoutMs: operationTimeoutMs, keepalive: true }),
  )

/** AOM's words for the three actions. */
const wireActions: Record<NodeAction, string> = { retry: 'restart', skip: 'skip', continue: 'continue' }

/** StartPausingWorkflowExecutions. */
export function operateNode(
  ref: ExecutionRef,
  nodeId: string,
  action: NodeAction,
  facts: Journaled,
): Promise<Answer> {
  const query = { action: wireActions[action], node_id: nodeId }
  return change({ method: 'POST', path: `${executionPath(ref)}/operation`, query }, facts)
}

/** StopExecution. */
export const terminateExecution = (ref: ExecutionRef, facts: Journaled): Promise<Answer> =>
  change({ method: 'POST', path: `${executionPath(ref)}/terminate` }, facts)

/** UpdateWorkflowTriggerStatus. Its documented success body, `{"success"}`, is not JSON. */
export const setTrigger = (workflowId: string, action: ScheduleAction, facts: Journaled): Promise<Answer> =>
  change({ method: 'PUT', path: `/workflow/${encode(workflowId)}/trigger/action`, query: { action } }, facts)

/** ExecuteWorkflow. `executionId` is absent where the answer names none. */
export async function runWorkflow(
  workflowId: string,
  facts: Journaled,
): Promise<Answer & { readonly executionId?: string }> {
  const answer = await change({ method: 'POST', path: executionsPath(workflowId) }, facts)
  const executionId = readStartedExecution(answer.text)
  return { ...answer, ...(executionId !== undefined && { executionId }) }
}

function readStartedExecution(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || !('execution_id' in body)) return undefined
    const id = body.execution_id
    return typeof id === 'string' || typeof id === 'number' ? String(id).trim() || undefined : undefined
  } catch {
    return undefined
  }
}
