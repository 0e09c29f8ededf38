import { operateNode, runWorkflow, setTrigger, terminateExecution } from '../api/operations'
import { findNode } from '../domain/execution'
import { leavesOutcomeUnknown, toFailure } from '../domain/failure'
import { nodeBaseline, runBaseline, scheduleBaseline, terminationBaseline } from '../domain/operationBaseline'
import type { OperationAnswer, OperationRecord } from '../domain/operationRecord'
import type { Operation } from '../domain/operationSubject'
import { projectId } from './keys'

/** The record of an operation that is about to be sent. */
export function newRecord(operation: Operation, workflowName: string, reason: string): OperationRecord {
  const sent = {
    id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`,
    projectId: projectId(),
    workflowName,
    ...(reason && { reason }),
    requestedAt: Date.now(),
  }
  switch (operation.action) {
    case 'terminate': {
      const { workflowId, executionId } = operation.execution
      const baseline = terminationBaseline(operation.execution)
      return { ...sent, workflowId, executionId, action: 'terminate', baseline }
    }
    case 'run': {
      const { workflow, executions } = operation
      const baseline = runBaseline(executions, workflow.editedAt)
      return { ...sent, workflowId: workflow.id, action: 'run', baseline }
    }
    case 'enable':
    case 'disable': {
      const { action, workflow } = operation
      return { ...sent, workflowId: workflow.id, action, baseline: scheduleBaseline(workflow.trigger) }
    }
    default: {
      const { action, execution, nodeId } = operation
      const { workflowId, executionId } = execution
      const nodeName = findNode(execution, nodeId)?.name ?? nodeId
      const baseline = nodeBaseline(execution, nodeId)
      return { ...sent, workflowId, executionId, nodeId, nodeName, action, baseline }
    }
  }
}

/** What a record learns from the answer; `executionId` only of a run whose answer names one. */
export interface Answered {
  readonly answer: OperationAnswer
  readonly executionId?: string
}

/** The one call, and AOM's answer to it. Never throws, never repeats. */
export async function sendOperation(operation: Operation, reason: string | undefined): Promise<Answered> {
  try {
    const { httpStatus, text, requestId, executionId, asked } = await call(operation, reason)
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
  } catch (error) {
    const failure = toFailure(error)
    const kind = leavesOutcomeUnknown(failure) ? 'unknown' : 'refused'
    return { answer: { kind, at: Date.now(), failure } }
  }
}

async function call(
  operation: Operation,
  reason: string | undefined,
): Promise<Awaited<ReturnType<typeof runWorkflow>>> {
  switch (operation.action) {
    case 'terminate':
      return terminateExecution(operation.execution, reason)
    case 'run':
      return runWorkflow(operation.workflow.id, reason)
    case 'enable':
    case 'disable':
      return setTrigger(operation.workflow.id, operation.action, reason)
    default:
      return operateNode(operation.execution, operation.nodeId, operation.action, reason)
  }
}
