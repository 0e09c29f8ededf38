import { openOperationOf, type OpenOperation } from '#api/wire/operationConflict'
import type { Journaled } from '#api/operationHeaders'
import { operateNode, runWorkflow, setTrigger, terminateExecution } from '#api/operations'
import { leavesOutcomeUnknown, toFailure, type Failure } from '#domain/failure/failure'
import type { OperationAnswer, OperationRecord } from '#domain/operation/record'
import type { Operation } from '#domain/operation/subject'

/** What a record learns from the answer; `executionId` only of a run whose answer names one. */
export interface Answered {
  readonly answer: OperationAnswer
  readonly executionId?: string
}

/** The one call, and AOM's answer to it. Never throws, never repeats. `held`: the operation that was there first. */
export async function sendOperation(
  operation: Operation,
  record: OperationRecord,
): Promise<{ readonly answered: Answered; readonly held?: OpenOperation }> {
  try {
    return { answered: accepted(await call(operation, journaled(record))) }
  } catch (error) {
    const failure = toFailure(error)
    const held = openOperationOf(error)
    const answer: OperationAnswer = {
      kind: kindOf(failure),
      at: Date.now(),
      failure,
      ...(held && { heldBy: heldBy(held) }),
    }
    return { answered: { answer }, ...(held && { held }) }
  }
}

function kindOf(failure: Failure): 'notSent' | 'unknown' | 'refused' {
  if (failure.isNotSent) return 'notSent'
  return leavesOutcomeUnknown(failure) ? 'unknown' : 'refused'
}

const heldBy = ({ action, name, requestedAt }: OpenOperation) => ({
  action,
  since: requestedAt,
  ...(name !== undefined && { name }),
})

function accepted({
  httpStatus,
  text,
  requestId,
  executionId,
  asked,
}: Awaited<ReturnType<typeof runWorkflow>>): Answered {
  return {
    ...(executionId !== undefined && { executionId }),
    answer: {
      kind: 'accepted',
      at: Date.now(),
      httpStatus,
      body: text.slice(0, 1_000),
      ...(requestId && { requestId }),
      ...(asked?.isNotAudited && { isNotAudited: true }),
    },
  }
}

const journaled = (record: OperationRecord): Journaled => ({
  id: record.id,
  reason: record.reason,
  context: {
    workflowName: record.workflowName,
    ...(record.nodeId !== undefined && { nodeName: record.nodeName }),
    baseline: record.baseline,
  },
})

async function call(
  operation: Operation,
  facts: Journaled,
): Promise<Awaited<ReturnType<typeof runWorkflow>>> {
  switch (operation.action) {
    case 'terminate':
      return terminateExecution(operation.execution, facts)
    case 'run':
      return runWorkflow(operation.workflow.id, facts)
    case 'enable':
    case 'disable':
      return setTrigger(operation.workflow.id, operation.action, facts)
    default:
      return operateNode(operation.execution, operation.nodeId, operation.action, facts)
  }
}
