import type { ExecutionNode } from '#domain/execution/node'
import { isFailed } from '#domain/execution/pause'
import { isStillBefore } from '#domain/operation/attempts'
import { runsNodeAgain } from '#domain/operation/kinds/node'
import type { TeamOperation } from '#domain/operation/teamOperation'

/** What became of an operation, as far as is known. */
export type Then = 'failedAgain' | 'tookEffect' | 'waiting' | 'refused' | 'notSent' | 'unknown'

/** The newest one on this node, of whoever; `operations` are the newest first. */
export const lastOperationOn = (
  operations: readonly TeamOperation[],
  executionId: string,
  nodeId: string,
): TeamOperation | undefined =>
  operations.find(
    (row) => row.executionId === executionId && row.nodeId === nodeId && row.action !== undefined,
  )

/** By the journal, and by how the node stands now. */
export function thenOf(
  { action, outcome, effect, requestedAt, before }: TeamOperation,
  node: ExecutionNode,
): Then {
  if (outcome === 'refused' || outcome === 'notSent') return outcome
  const hasRunSince =
    !isStillBefore(before, node) && ((node.beganAt ?? 0) > requestedAt || effect !== undefined)
  if (runsNodeAgain(action) && isFailed(node) && hasRunSince) return 'failedAgain'
  if (effect) return 'tookEffect'
  return outcome === 'accepted' || outcome === 'open' ? 'waiting' : 'unknown'
}
