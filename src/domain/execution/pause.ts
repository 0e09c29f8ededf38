import type { Execution } from './execution'
import type { ExecutionNode } from './node'
import { isMoving, isUnbegun } from './status'

/**
 * AOM's documents do not say whether a pause node that is waited on has a result at all, nor what the execution is
 * called meanwhile. An execution that is not over, in which nothing runs, and whose nodes before this pause are all
 * done, is taken to stand at it.
 */
export function isUnreportedPause(execution: Execution, node: ExecutionNode): boolean {
  if (!node.isPause || !isUnreported(node)) return false
  const { state } = execution.status
  if (state !== 'paused' && state !== 'running') return false
  const isBusy = execution.nodes.some(
    (other) => other !== node && (other.status.state === 'paused' || isMoving(other.status.state)),
  )
  if (isBusy) return false
  const earlier = execution.nodes.slice(0, execution.nodes.indexOf(node))
  // A run that has only just begun has reported nothing yet: that alone makes no pause.
  return earlier.every(isDone) && (state === 'paused' || earlier.length > 0)
}

const isUnreported = (node: ExecutionNode): boolean => isUnbegun(node.status.state)

const isDone = (node: ExecutionNode): boolean =>
  node.status.state === 'succeeded' ||
  node.status.state === 'skipped' ||
  (node.ignoresErrors && isFailed(node))

export const isFailed = (node: Pick<ExecutionNode, 'status'>): boolean =>
  node.status.state === 'failed' || node.status.state === 'timedOut'
