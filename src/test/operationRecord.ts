import { night, PROJECT_ID } from '#mocks/scenarios'
import type { NodeRecord } from '#domain/operation/kinds/node'

export const failed = { state: 'failed', raw: 'fail' } as const
export const running = { state: 'running', raw: 'running' } as const

/** A Retry of the node that has waited longest, accepted a second after it was asked for, as this browser keeps it. */
export const retryRecord = (requestedAt: number, fields: Partial<NodeRecord> = {}): NodeRecord => ({
  id: 'op-1',
  projectId: PROJECT_ID,
  workflowId: night.rotate.workflowId,
  executionId: night.rotate.executionId,
  workflowName: night.rotate.workflow,
  nodeId: night.rotate.nodeId,
  nodeName: night.rotate.node,
  action: 'retry',
  requestedAt,
  baseline: { execution: failed, node: failed },
  answer: { kind: 'accepted', at: requestedAt + 1_000, httpStatus: 200, body: '{"result":"success"}' },
  ...fields,
})
