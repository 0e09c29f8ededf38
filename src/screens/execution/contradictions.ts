import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { scoreTargets } from '#domain/execution/target'
import type { Messages } from '#i18n/en'

/**
 * Where AOM's levels disagree. errorsIgnored, targetsFailed: the node succeeded, targets of it failed ·
 * failureIgnored: the node failed and holds nothing up · stillMoving: it runs in an execution that has ended.
 */
export const contradictionKinds = ['errorsIgnored', 'targetsFailed', 'failureIgnored', 'stillMoving'] as const
export type ContradictionKind = (typeof contradictionKinds)[number]

interface Contradiction {
  readonly kind: ContradictionKind
  readonly failedTargets: number
}

export function contradictionOf(execution: Execution, node: ExecutionNode): Contradiction | undefined {
  const failedTargets = scoreTargets(node.targets).failed
  const { state } = node.status
  const hasFailed = execution.status.state === 'failed' || execution.status.state === 'timedOut'
  if (state === 'succeeded' && failedTargets > 0) {
    const kind = hasFailed && node.ignoresErrors ? 'errorsIgnored' : 'targetsFailed'
    return { kind, failedTargets }
  }
  if ((state === 'failed' || state === 'timedOut') && node.ignoresErrors && !waitsForPerson(execution, node))
    return { kind: 'failureIgnored', failedTargets }
  const hasEnded =
    hasFailed || execution.status.state === 'succeeded' || execution.status.state === 'canceled'
  if (state === 'running' && !node.isPause && hasEnded) return { kind: 'stillMoving', failedTargets }
  return undefined
}

/** The execution failed and nothing in it says where. */
export const failedWithoutCause = (execution: Execution): boolean =>
  (execution.status.state === 'failed' || execution.status.state === 'timedOut') &&
  execution.nodes.every(
    ({ status, targets }) =>
      status.state !== 'failed' &&
      status.state !== 'timedOut' &&
      status.state !== 'paused' &&
      status.state !== 'unknown' &&
      targets.every((target) => target.outcome !== 'failed'),
  )

export function describeContradiction(contradiction: Contradiction, node: string, t: Messages): string {
  return t.execution.contradiction[contradiction.kind](node, contradiction.failedTargets)
}
