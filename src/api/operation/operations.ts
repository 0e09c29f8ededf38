import type { ExecutionRef } from '#domain/execution/execution'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import type { NodeAction } from '#domain/operation/kinds/node'
import type { ScheduleAction } from '#domain/operation/kinds/schedule'
import type { SkipKind } from '#domain/operation/action'
import { wellFormed } from '#domain/wellFormed'
import { wireAction } from '#api/wire/action'
import { excerptOf, readErrorBody } from '#api/wire/errorBody'
import { isRecord, jsonOf } from '#api/wire/fields'
import { executionPath, executionsPath } from '#api/executions'
import { encode, send, unusable, type Answer, type Call } from '#api/http'

/* The calls that change something. Each is one request, never repeated here or anywhere; the gateway keeps a journal of them. */

/** AOM's yes. `executionId`: of a run whose answer names the execution that it began. */
export type OperationReply = Answer & { readonly executionId?: string }

/** AOM may take 30 s to answer an operation, and the gateway waits a little longer for it. */
const operationTimeoutMs = 50_000

/**
 * Is a 2xx to an operation AOM's yes? Success bodies are documented in three shapes, so the HTTP status is trusted; but a
 * page of HTML or an error in a 200 is not AOM's yes.
 */
function checkAccepted(answer: Answer): Answer {
  const errorBody = readErrorBody(answer.text)
  if (errorBody.code !== undefined && errorBody.code.includes('.'))
    throw unusable(answer, { kind: 'refused', ...errorBody })
  if (/html/i.test(answer.contentType) || /^\s*</.test(answer.text))
    throw unusable(answer, { kind: 'contract', field: '(body)', excerpt: excerptOf(answer.text) })
  return answer
}

const change = async (call: Call, facts: Journaled): Promise<Answer> =>
  checkAccepted(
    await send({ ...call, headers: journalHeaders(facts), timeoutMs: operationTimeoutMs, keepalive: true }),
  )

/** StartPausingWorkflowExecutions. */
export const nodeCall = (ref: ExecutionRef, nodeId: string, action: NodeAction): Call => ({
  operation: 'StartPausingWorkflowExecutions',
  method: 'POST',
  path: `${executionPath(ref)}/operation`,
  query: { action: wireAction(action), node_id: nodeId },
})

export const operateNode = (
  ref: ExecutionRef,
  nodeId: string,
  action: NodeAction,
  facts: Journaled,
): Promise<Answer> => change(nodeCall(ref, nodeId, action), facts)

/** StopExecution. */
export const terminateExecution = (ref: ExecutionRef, facts: Journaled): Promise<Answer> =>
  change({ operation: 'StopExecution', method: 'POST', path: `${executionPath(ref)}/terminate` }, facts)

/** UpdateWorkflowTriggerStatus. Its documented success body, `{"success"}`, is not JSON. */
export const setTrigger = (workflowId: string, action: ScheduleAction, facts: Journaled): Promise<Answer> => {
  const operation = 'UpdateWorkflowTriggerStatus'
  const path = `/workflow/${encode(workflowId)}/trigger/action`
  return change({ operation, method: 'PUT', path, query: { action } }, facts)
}

/** ExecuteWorkflow. */
export async function runWorkflow(workflowId: string, facts: Journaled): Promise<OperationReply> {
  const answer = await change(
    { operation: 'ExecuteWorkflow', method: 'POST', path: executionsPath(workflowId) },
    facts,
  )
  const executionId = readStartedExecution(answer.text)
  return { ...answer, ...(executionId !== undefined && { executionId }) }
}

function readStartedExecution(text: string): string | undefined {
  const body = jsonOf(text)
  const id = isRecord(body) ? body['execution_id'] : undefined
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim() || undefined : undefined
}

/* What the gateway's journal is told, beside the call. */

/** What the gateway's journal is told of a change. */
export interface Journaled {
  /** The record's id, a UUID: under one id AOM gets one call, however often a browser sends it. */
  readonly id: string
  /** Of the reads on which it was decided: the gateway does not send it where something happened to its subject since. */
  readonly knownSeq?: number | undefined
  /** Why an operator sends this, in the operator's words. */
  readonly reason?: string | undefined
  /** What the dialog showed: the names, and the states and times by which an effect is seen. */
  readonly context?: OperationContext
}

export interface OperationContext {
  readonly workflowName: string
  readonly nodeName?: string
  readonly skipKind?: SkipKind
  readonly baseline: object
}

const reasonLength = 1_000
const nameLength = 128
/** The gateway reads no more. */
const contextBytes = 4_096
/** Percent-encoded, as it travels: nginx takes 8 kB for a header unless told otherwise. */
const contextLength = 7_000

const journalHeaders = ({ id, knownSeq, reason, context }: Journaled): Record<string, string> => {
  const encoded = context && encodeContext(context)
  return {
    'Idempotency-Key': `"${id}"`,
    ...(knownSeq !== undefined && { 'X-Journal-Seq': String(knownSeq) }),
    // Percent-encoded, since a header holds ASCII only.
    ...(reason && {
      'X-Operation-Reason': encode(wellFormed(hideWrittenSecrets(reason).slice(0, reasonLength))),
    }),
    ...(encoded !== undefined && { 'X-Operation-Context': encoded }),
  }
}

/** Without the details of the attempt, or without its baseline, where that is too long, as of a run of a workflow whose executions carry no times. */
function encodeContext({ baseline, workflowName, nodeName, skipKind }: OperationContext): string {
  const names = {
    workflowName: workflowName.slice(0, nameLength),
    ...(nodeName !== undefined && { nodeName: nodeName.slice(0, nameLength) }),
    ...(skipKind && { skipKind }),
  }
  const { attempt: _, ...brief } = baseline as { readonly attempt?: object }
  const candidates = [{ ...names, baseline }, { ...names, baseline: brief }, names].map((context) =>
    JSON.stringify(context),
  )
  const fits = (json: string) =>
    new TextEncoder().encode(json).length <= contextBytes && encode(json).length <= contextLength
  return encode(candidates.find(fits) ?? JSON.stringify(names))
}
