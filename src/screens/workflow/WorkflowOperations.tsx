import { Stack } from '#ui/Stack'
import { OperationBadge } from '#components/operation/OperationBadge'
import { OperationButtons } from '#components/operation/OperationButtons'
import { triggerLabel } from '#components/status/triggerLabel'
import type { ExecutionSummary } from '#domain/execution/execution'
import { actions } from '#domain/operation/action'
import { type OperationRecord, judge } from '#domain/operation/operation'
import { currentPhase, isOpen } from '#domain/operation/record'
import type { Reading } from '#domain/reading'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { useNow } from '#components/time/useNow'
import { useOperationOn } from '#queries/operation/records'
import styles from './workflow.module.css'

interface WorkflowOperationsProps {
  workflow: Workflow
  /** When `workflow` was read. */
  readAt: number | undefined
  runs: Reading<{ readonly executions: readonly ExecutionSummary[] }>
}

/**
 * The schedule in words with the button that changes it, and Run now, which is known later: so it stands behind, and the badges
 * behind both, and no button moves.
 */
export function WorkflowOperations({ workflow, readAt, runs }: WorkflowOperationsProps) {
  const { t } = useI18n()
  const schedule = useOperationOn('schedule', { workflowId: workflow.id })
  const run = useOperationOn('run', { workflowId: workflow.id })
  // Where AOM says whether it is on, one button; where nobody knows, both.
  const changes = actions.schedule
    .map((action) => ({ action, workflow }))
    .filter((operation) => judge(operation).allowed)
  const subject = { name: workflow.name, workflowName: workflow.name }
  return (
    <Stack direction="row" align="center" className={styles.operations}>
      {changes.length > 0 && (
        <Stack direction="row" gap="md" align="center">
          <span>{triggerLabel(workflow.trigger, t)}</span>
          <OperationButtons operations={changes} {...subject} readAt={readAt} record={schedule} />
        </Stack>
      )}
      {runs.data && (
        <OperationButtons
          operations={[{ action: 'run', workflow, executions: runs.data.executions }]}
          {...subject}
          // Both are shown in the dialog: the older one decides.
          readAt={earlier(readAt, runs.readAt)}
          record={run}
        />
      )}
      {schedule && <Badge record={schedule} />}
      {run && <Badge record={run} />}
    </Stack>
  )
}

/** Ticks by itself, so that the screen does not. */
function Badge({ record }: { record: OperationRecord }) {
  const { t } = useI18n()
  return (
    <OperationBadge record={record} now={useNow()}>
      {/* While it is open its own words say so; several things can be asked of a workflow. */}
      {!isOpen(currentPhase(record)) && ` · ${t.operation.verb[record.action]}`}
    </OperationBadge>
  )
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a && b ? (a < b ? a : b) : undefined
