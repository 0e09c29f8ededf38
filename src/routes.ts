import type { ExecutionRef } from '#domain/execution/execution'

export const workflowPath = (workflowId: string): string => `/workflows/${encodeURIComponent(workflowId)}`

/** The execution screen, with a node selected if one is named. */
export function executionPath(ref: ExecutionRef, nodeId?: string): string {
  const path = `${workflowPath(ref.workflowId)}/executions/${encodeURIComponent(ref.executionId)}`
  return nodeId === undefined ? path : `${path}?node=${encodeURIComponent(nodeId)}`
}
