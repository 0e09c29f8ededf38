import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { briefActions, offeredActions } from '#domain/operation/kinds/node'
import type { OperationRecord } from '#domain/operation/operation'
import type { ReadAt } from '#components/time/staleness'
import { OperationButtons } from './OperationButtons'

interface NodeOperationsProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  /** When today's definition was last edited, where it is known. */
  workflowEditedAt?: number | undefined
  /** When `execution` was read; what is too old is not acted on. */
  readAt: ReadAt
  /** The newest operation on this node that was not dismissed. */
  record: OperationRecord | undefined
  /** The newest termination of the execution: while it is open, its nodes are held. */
  blockedBy?: OperationRecord | undefined
  size?: 'small' | 'medium' | 'large'
  /** In a row of a list there is room for what can be asked of this kind of node: a pause can only be continued. */
  isRow?: boolean
}

/** Retry, Skip and Continue of one node. */
export function NodeOperations({ execution, node, ...rest }: NodeOperationsProps) {
  const actions = rest.isRow ? briefActions(execution, node) : offeredActions(execution, node)
  const operations = actions.map((action) => ({ action, execution, nodeId: node.id }))
  return <OperationButtons operations={operations} name={node.name} isRanked {...rest} />
}
