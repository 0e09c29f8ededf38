import { operateNode } from '#api/operation/operations'
import { findNode } from '#domain/execution/execution'
import { attemptFacts } from '#domain/operation/attempt'
import { nodeBaseline, type NodeOperation, type NodeRecord } from '#domain/operation/kinds/node'
import { subjectName } from '#domain/operation/send/beforeSending'
import type { SendRules } from '#queries/operation/send/kind'
import { rereadExecution } from '#queries/operation/send/reread'

export const node: SendRules<NodeOperation, NodeRecord> = {
  reread: async (client, shown, fresh) => ({
    ...shown,
    execution: await rereadExecution(client, shown.execution, fresh),
  }),
  recordOf(operation, sent, nodeName) {
    const { action, execution, nodeId, skipKind } = operation
    const { executionId } = execution
    const name = nodeName ?? subjectName(operation, nodeId)
    const found = findNode(execution, nodeId)
    const attempt = found && attemptFacts(found)
    const baseline = { ...nodeBaseline(execution, nodeId), ...(attempt && { attempt }) }
    const kind = action === 'skip' && skipKind ? { skipKind } : {}
    return { ...sent, executionId, nodeId, nodeName: name, action, ...kind, baseline }
  },
  call: ({ action, execution, nodeId }, facts) => operateNode(execution, nodeId, action, facts),
}
