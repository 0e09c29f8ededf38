import type { OperationRecord } from '../domain/operationRecord'
import { executionPath, workflowPath } from './paths'

/** Where the subject of an operation is shown. */
export function operationPath(record: OperationRecord): string {
  switch (record.action) {
    case 'run':
    case 'enable':
    case 'disable':
      return workflowPath(record.workflowId)
    default:
      return executionPath(record, record.nodeId)
  }
}

/** Where the execution that a run began is shown, as far as one is known. */
export function begunPath(record: OperationRecord): string | undefined {
  const { workflowId, executionId } = record
  return record.action === 'run' && executionId !== undefined
    ? executionPath({ workflowId, executionId })
    : undefined
}
