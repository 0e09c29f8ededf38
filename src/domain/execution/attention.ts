import type { Execution, ExecutionRef } from './execution'
import type { Failure } from '#domain/failure/failure'
import type { ExecutionNode } from './node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { Workflow } from './workflow'

/** One line of Needs attention: a node that waits for a person, or an execution whose node is not read yet. */
export interface AttentionRow {
  readonly key: string
  readonly workflow: Workflow
  readonly ref: ExecutionRef
  /** Undefined until its detail is read. */
  readonly execution: Execution | undefined
  readonly node: ExecutionNode | undefined
  readonly waitingSince: number | undefined
  /** The detail could not be read. */
  readonly failure: Failure | undefined
  readonly readAt: number | undefined
}

/**
 * The rows of one execution: its nodes that wait, and the ones whose operation is still followed (`followed` holds
 * "executionId/nodeId"), so that the row just acted on stays in its place until the effect is seen.
 */
export function waitingNodes(
  workflow: Workflow,
  execution: Execution,
  followed: ReadonlySet<string>,
): Omit<AttentionRow, 'failure' | 'readAt'>[] {
  const { workflowId, executionId } = execution
  return execution.nodes
    .filter((node) => waitsForPerson(execution, node) || followed.has(`${executionId}/${node.id}`))
    .map((node) => ({
      key: `${executionId}/${node.id}`,
      workflow,
      ref: { workflowId, executionId },
      execution,
      node,
      waitingSince: waitingSince(execution, node),
    }))
}

/** A failed node waits since it ended, a paused one since it began. */
export function waitingSince(execution: Execution, node: ExecutionNode): number | undefined {
  return node.endedAt ?? node.beganAt ?? execution.endedAt ?? execution.updatedAt ?? execution.beganAt
}
