import type { Action } from '#domain/operation/action'
import type { OperationRecord } from '#domain/operation/operation'
import { executionPath, workflowPath } from '#routes'

interface Subject {
  /** Undefined: one that this program does not know. */
  readonly action?: Action | undefined
  readonly workflowId: string
  /** Of a run: the execution that it began. */
  readonly executionId?: string | undefined
  readonly nodeId?: string | undefined
}

/** Where the subject of an operation is shown. */
export function operationPath({
  action,
  workflowId,
  executionId,
  nodeId,
}: Subject | OperationRecord): string {
  const isOfWorkflow = action === 'run' || action === 'enable' || action === 'disable'
  return isOfWorkflow || executionId === undefined
    ? workflowPath(workflowId)
    : executionPath({ workflowId, executionId }, nodeId)
}

/** Where the execution that a run began is shown, as far as one is known. */
export function begunPath({
  action,
  workflowId,
  executionId,
}: Subject | OperationRecord): string | undefined {
  return action === 'run' && executionId !== undefined
    ? executionPath({ workflowId, executionId })
    : undefined
}
