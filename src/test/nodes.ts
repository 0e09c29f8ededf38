import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'

/* The smallest node and execution that tests say something of. */

export const nodeOf = (id: string, state: State, rest: Partial<ExecutionNode> = {}): ExecutionNode => ({
  id,
  name: id,
  isPause: false,
  ignoresErrors: false,
  isDefined: true,
  status: { state, raw: state },
  attempts: [],
  targets: [],
  ...rest,
})

export const executionOf = (state: State, rest: Partial<Execution> = {}): Execution => ({
  workflowId: 'w',
  executionId: 'e',
  status: { state, raw: state },
  approvers: [],
  nodes: [],
  nodesFrom: 'snapshot',
  unreadable: 0,
  ...rest,
})
