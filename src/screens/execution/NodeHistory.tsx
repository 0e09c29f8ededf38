import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { useActivity } from '#queries/journal/activity'
import { useExecutionMarks } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Stack } from '#ui/Stack'
import { EarlierAttempts } from './EarlierAttempts'
import { NodeAttempts } from './NodeAttempts'
import { NodeNotes } from './NodeNotes'
import { OwnOperations } from './OwnOperations'
import { readAtOnce, TeamOperations } from './TeamOperations'

export interface NodeHistoryProps {
  execution: Execution
  node: ExecutionNode
}

/**
 * How often a node was tried, what was said and asked of it, and what this page had read of attempts that AOM has replaced.
 * What is read is drawn once all of it is, as each part would move the next.
 */
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
  return (
    <Stack gap="lg">
      {hasJournal && !isRead ? (
        <div>{own}</div>
      ) : (
        <>
          <NodeAttempts execution={execution} node={node} />
          {hasJournal && <NodeNotes execution={execution} nodeId={node.id} />}
          <div>{hasJournal ? <TeamOperations execution={execution} nodeId={node.id} /> : own}</div>
        </>
      )}
      <EarlierAttempts execution={execution} nodeId={node.id} />
    </Stack>
  )
}
