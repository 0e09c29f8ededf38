import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { useActivity } from '#queries/journal/activity'
import { useExecutionMarks } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Stack } from '#ui/Stack'
import { NodeAttempts } from './NodeAttempts'
import { NodeNotes } from './NodeNotes'
import { OwnOperations } from './OwnOperations'
import { readAtOnce, TeamOperations } from './TeamOperations'

export interface NodeHistoryProps {
  execution: Execution
  node: ExecutionNode
}

/** How often a node was tried, and what was said and asked of it: drawn once all is read, as each part would move the next. */
export function NodeHistory({ execution, node }: NodeHistoryProps) {
  const { workflowId: workflow, executionId } = execution
  const { hasJournal } = runtimeConfig
  const notes = useExecutionMarks(executionId)
  const { entries } = useActivity(
    { workflow, execution: executionId },
    { limit: readAtOnce, isWanted: hasJournal },
  )
  const isRead = entries !== undefined && (notes.data ?? notes.failure) !== undefined
  const own = <OwnOperations execution={execution} nodeId={node.id} />
  if (hasJournal && !isRead) return own
  return (
    <Stack gap="lg">
      <NodeAttempts execution={execution} node={node} />
      {hasJournal && <NodeNotes execution={execution} nodeId={node.id} />}
      <div>{hasJournal ? <TeamOperations execution={execution} nodeId={node.id} /> : own}</div>
    </Stack>
  )
}
