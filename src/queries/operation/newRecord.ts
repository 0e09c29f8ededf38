import { findNode } from '#domain/execution/execution'
import { nodeBaseline, runBaseline, scheduleBaseline, terminationBaseline } from '#domain/operation/baseline'
import type { OperationRecord } from '#domain/operation/record'
import type { Operation } from '#domain/operation/subject'
import { projectId } from '#queries/keys'

/** The record of an operation that is about to be sent. */
export function newRecord(operation: Operation, workflowName: string, reason: string): OperationRecord {
  const sent = {
    id: newId(),
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

/** A UUID, also where a page came by plain http, to which browsers give no `randomUUID`. */
function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16))
  // Version 4, variant 1.
  const marked = bytes.map((byte, index) =>
    index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
  )
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
