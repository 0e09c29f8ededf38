import type { Execution, ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import type { Target, TargetOutcome } from '#domain/execution/target'
import type { Workflow } from '#domain/execution/workflow'

/* The smallest node, execution and workflow that tests say something of. */

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

export const targetOf = (name: string, outcome: TargetOutcome, rest: Partial<Target> = {}): Target => ({
  name,
  outcome,
  key: name,
  raw: null,
  ...rest,
})

export const summaryOf = (
  executionId: string,
  state: State,
  rest: Partial<ExecutionSummary> = {},
): ExecutionSummary => ({
  workflowId: 'w',
  executionId,
  status: { state, raw: state },
  nodes: [],
  ...rest,
})

export const workflowOf = (rest: Partial<Workflow> = {}): Workflow => ({
  id: 'w',
  name: 'Rotate certificates',
  type: 'cron',
  tags: [],
  status: { state: 'succeeded', raw: 'success' },
  nodes: [],
  ...rest,
})
