import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { judgeNode, type NodeAction } from '#domain/operation/kinds/node'
import { actions } from '#domain/operation/action'
import type { OperationRecord } from '#domain/operation/operation'
import { OperationChoices } from './OperationButtons'

export interface OperationButtonsProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  /** When today's definition was last edited, where it is known. */
  workflowEditedAt?: number | undefined
  /** When `execution` was read; what is too old is not acted on. */
  readAt: number | undefined
  /** The newest operation on this node that was not dismissed. */
  record: OperationRecord | undefined
  /** The newest termination of the execution: while it is open, its nodes are held. */
  blockedBy?: OperationRecord | undefined
  size?: 'small' | 'medium' | 'large'
}

/** Retry, Skip and Continue of one node. */
export function OperationButtons({ execution, node, ...rest }: OperationButtonsProps) {
  const operations = orderOf(node)
    .filter((action) => isShown(action, execution, node))
    .map((action) => ({ action, execution, nodeId: node.id }))
  return <OperationChoices operations={operations} name={node.name} {...rest} />
}

/** What can be meant comes first: on a pause that is Continue. */
const orderOf = (node: ExecutionNode): readonly NodeAction[] =>
  node.isPause
    ? actions.node.toSorted((a, b) => Number(b === 'continue') - Number(a === 'continue'))
    : actions.node

/** Continue makes sense on a pause only, unless AOM's report leaves it open. */
const isShown = (action: NodeAction, execution: Execution, node: ExecutionNode): boolean =>
  action !== 'continue' || node.isPause || judgeNode(action, execution, node).allowed
