import { executionCall } from '#api/executions'
import { urlOf } from '#api/http'
import { nodeCall } from '#api/operation/operations'
import type { ExecutionRef } from '#domain/execution/execution'
import type { NodeAction } from '#domain/operation/kinds/node'

/** The call that operates a node, exactly as this page would send it; without an operation, the one that reads the execution. */
export function aomCall(
  ref: ExecutionRef,
  projectId: string,
  operation?: { readonly action: NodeAction; readonly nodeId: string },
) {
  const call = operation ? nodeCall(ref, operation.nodeId, operation.action) : executionCall(ref)
  return {
    operation: call.operation,
    method: call.method,
    url: urlOf(call, projectId),
    query: call.query ?? {},
  }
}
