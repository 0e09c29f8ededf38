import type { ExecutionNode } from './node'
import type { Status } from './status'
import type { Workflow } from './workflow'

/** What identifies one run of a workflow in every call and URL. */
export interface ExecutionRef {
  readonly workflowId: string
  readonly executionId: string
}

/** One run as the workflow's execution list tells it (ListWorkflowExecutions). */
export interface ExecutionSummary extends ExecutionRef {
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
  readonly createdBy?: string
  /** Of each node that has a result, once. */
  readonly nodes: readonly NodeStatus[]
}

/** Its newest attempt. */
export interface NodeStatus {
  readonly nodeId: string
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
}

/** One run in full (SearchWorkflowExecutionDetail), nodes in AOM's order. */
export interface Execution extends ExecutionRef {
  readonly status: Status
  readonly beganAt?: number
  readonly endedAt?: number
  readonly updatedAt?: number
  readonly approvers: readonly string[]
  /** The workflow's name as it was when run. */
  readonly workflowName?: string
  readonly startedBy?: string
  readonly nodes: readonly ExecutionNode[]
  /** `snapshot`: drawn from what was run; `workflow`: from today's definition; `results`: from results alone. */
  readonly nodesFrom: 'snapshot' | 'workflow' | 'results'
  /** When the definition that ran was last edited. */
  readonly definitionEditedAt?: number
  /** Parts of AOM's answer that could not be read; the rest is shown all the same. */
  readonly unreadable: number
}

export const findNode = (execution: Execution, nodeId: string): ExecutionNode | undefined =>
  execution.nodes.find((node) => node.id === nodeId)

/** When the workflow was edited after this run began; undefined where it was not, as far as is known. */
export const editedSince = (
  { beganAt, definitionEditedAt }: Execution,
  workflowEditedAt: number | undefined,
): number | undefined =>
  [workflowEditedAt, definitionEditedAt].find(
    (at) => at !== undefined && beganAt !== undefined && at > beganAt,
  )

/**
 * An execution whose answer carried no snapshot, drawn on the workflow's definition of today; results that it does not
 * know stay, as nodes of their own.
 */
export function withDefinition(execution: Execution, workflow: Pick<Workflow, 'name' | 'nodes'>): Execution {
  const byId = new Map(execution.nodes.map((node) => [node.id, node]))
  const defined = workflow.nodes.map((definition): ExecutionNode => {
    const reported = byId.get(definition.id)
    byId.delete(definition.id)
    if (!reported) return definition
    const { name, isPause, ignoresErrors, isDefined } = definition
    return { ...definition, ...reported, name, isPause, ignoresErrors, isDefined }
  })
  return {
    ...execution,
    workflowName: execution.workflowName ?? workflow.name,
    nodes: [...defined, ...byId.values()],
    nodesFrom: defined.length > 0 ? 'workflow' : 'results',
  }
}
