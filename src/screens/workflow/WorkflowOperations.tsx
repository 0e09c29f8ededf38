import { Stack } from '#ui/Stack'
import { OperationBadge } from '#components/operation/OperationBadge'
import { OperationButtons } from '#components/operation/OperationButtons'
import { triggerLabel } from '#components/status/triggerLabel'
import type { ExecutionSummary } from '#domain/execution/execution'
import { actions } from '#domain/operation/action'
import { type OperationRecord, judge } from '#domain/operation/operation'
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

/** Run now, and the schedule in words with the button that changes it. */
export function WorkflowOperations({ workflow, readAt, runs }: WorkflowOperationsProps) {
  const run = useOperationOn('run', { workflowId: workflow.id })
  return (
    <Stack direction="row" align="center" className={styles.operations}>
      {runs.data && (
        <Stack direction="row" gap="md" align="center">
          <OperationButtons
            operations={[{ action: 'run', workflow, executions: runs.data.executions }]}
            name={workflow.name}
            workflowName={workflow.name}
            // Both are shown in the dialog: the older one decides.
            readAt={earlier(readAt, runs.readAt)}
            record={run}
          />
          {run && <Badge record={run} />}
        </Stack>
      )}
      <Schedule workflow={workflow} readAt={readAt} />
    </Stack>
  )
}

/** Where AOM says whether it is on, one button; where nobody knows, both. */
function Schedule({ workflow, readAt }: { workflow: Workflow; readAt: number | undefined }) {
  const { t } = useI18n()
  const record = useOperationOn('schedule', { workflowId: workflow.id })
  const operations = actions.schedule
    .map((action) => ({ action, workflow }))
    .filter((operation) => judge(operation).allowed)
  if (operations.length === 0) return null
  return (
    <Stack direction="row" gap="md" align="center">
      <span>{triggerLabel(workflow.trigger, t)}</span>
      <OperationButtons
        operations={operations}
        name={workflow.name}
        workflowName={workflow.name}
        readAt={readAt}
        record={record}
      />
      {record && <Badge record={record} />}
    </Stack>
  )
}

/** Ticks by itself, so that the screen does not. */
const Badge = ({ record }: { record: OperationRecord }) => <OperationBadge record={record} now={useNow()} />

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a && b ? (a < b ? a : b) : undefined
