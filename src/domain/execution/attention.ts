import type { Execution, ExecutionRef } from './execution'
import type { Failure } from '#domain/failure/failure'
import type { ExecutionNode } from './node'
import { canBeOperated, waitsForPerson } from '#domain/operation/kinds/node'
import { isMoving, isStopped } from './status'
import type { Workflow } from './workflow'

/**
 * What a row is, by AOM's newest report: a node that failed or timed out · one that waits at a pause · one in a state that
 * this program does not know · one that runs again · one that waits for nobody any more, still drawn · an execution that
 * is not read yet, so that nobody can say.
 */
export type RowKind = 'failed' | 'paused' | 'unknown' | 'again' | 'over' | 'unread'

/** One line of Needs attention: a node that waits for a person, or an execution of which no node is known to. */
export interface AttentionRow {
  readonly key: string
  readonly kind: RowKind
  readonly workflow: Workflow
  readonly ref: ExecutionRef
  /** Undefined until its detail is read. */
  readonly execution: Execution | undefined
  readonly node: ExecutionNode | undefined
  readonly waitingSince: number | undefined
  /** The detail could not be read, and when it is tried again, epoch ms. */
  readonly failure: Failure | undefined
  readonly nextReadAt: number | undefined
  readonly readAt: number | undefined
}

export const nodeKey = (executionId: string, nodeId: string): string => `${executionId}/${nodeId}`

/**
 * The rows of one execution that was read: its nodes that wait for a person, and those in `kept` (keys of rows), so that
 * the row just acted on stays in its place.
 */
export function rowsOf(
  workflow: Workflow,
  execution: Execution,
  kept: ReadonlySet<string>,
): Omit<AttentionRow, 'failure' | 'nextReadAt' | 'readAt'>[] {
  const { workflowId, executionId } = execution
  const ref = { workflowId, executionId }
  const rows = execution.nodes.flatMap((node) => {
    const key = nodeKey(executionId, node.id)
    const kind = rowKind(execution, node)
    if (!needsPerson(kind) && !kept.has(key)) return []
    return [{ key, kind, workflow, ref, execution, node, waitingSince: waitingSince(execution, node) }]
  })
  if (rows.some(({ kind }) => needsPerson(kind))) return rows
  // Of the execution as a whole: its state has no word here, or it was drawn before it was read and turned out to be no stop.
  const isUnknown = execution.status.state === 'unknown'
  if (!isUnknown && !kept.has(executionId)) return rows
  const since = execution.endedAt ?? execution.updatedAt ?? execution.beganAt
  const kind = isUnknown ? 'unknown' : 'over'
  return [...rows, { key: executionId, kind, workflow, ref, execution, node: undefined, waitingSince: since }]
}

/** Is somebody needed for such a row, as far as is known? */
export const needsPerson = (kind: RowKind): boolean =>
  kind === 'failed' || kind === 'paused' || kind === 'unknown'

/** It stands there still, though nobody is needed for it any more. */
export const isAtRest = (kind: RowKind): boolean => kind === 'again' || kind === 'over'

/** Nobody knows yet whether, and why, somebody is needed. */
export const isBeingRead = ({ kind, failure }: AttentionRow): boolean =>
  kind === 'unread' && failure === undefined

function rowKind(execution: Execution, node: ExecutionNode): RowKind {
  if (waitsForPerson(execution, node))
    return node.isPause || node.status.state === 'paused' ? 'paused' : 'failed'
  if (node.status.state === 'unknown' && canBeOperated(execution)) return 'unknown'
  return isMoving(node.status.state) ? 'again' : 'over'
}

/** AOM calls it stopped, and nothing in it runs or waits for a person. */
export const isStoppedWithoutNode = (execution: Execution): boolean =>
  isStopped(execution.status.state) && execution.nodes.every((node) => rowKind(execution, node) === 'over')

/** How many rows there are of each kind. */
export function countRows(rows: readonly AttentionRow[]): Readonly<Record<RowKind, number>> {
  const counts = { failed: 0, paused: 0, unknown: 0, again: 0, over: 0, unread: 0 }
  for (const { kind } of rows) counts[kind] += 1
  return counts
}

/** A failed node waits since it ended, a paused one since it began; one that runs has run since then. */
export function waitingSince(execution: Execution, node: ExecutionNode): number | undefined {
  return node.endedAt ?? node.beganAt ?? execution.endedAt ?? execution.updatedAt ?? execution.beganAt
}
