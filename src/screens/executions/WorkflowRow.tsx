import { memo } from 'react'
import { Link } from '#ui/Link'
import { TableCell, TableRow } from '#ui/Table'
import { Text } from '#ui/Text'
import { LiveDuration } from '#components/time/LiveDuration'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import type { ExecutionRef } from '#domain/execution/execution'
import { typeFilters, type SortField } from '#domain/execution/filter'
import { isMoving, type State } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'
import type { Messages } from '#i18n/en'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'
import { columns } from './columns'
import styles from './executions.module.css'
import type { OptionalColumn } from './shownColumns'

const RowSigns = lazyPart(async () => (await import('./RowSigns')).RowSigns, {
  failure: 'nowhere',
  isLate: true,
})

interface WorkflowRowProps {
  workflow: Workflow
  /** 1 is the head. */
  rowIndex: number
  sort: SortField
  shown: ReadonlySet<OptionalColumn>
  onApproach: (ref: ExecutionRef) => void
  onOpen: (address: string) => void
}

/** A workflow with its latest execution. */
export const WorkflowRow = memo(function WorkflowRow({
  workflow,
  rowIndex,
  sort,
  shown,
  onApproach,
  onOpen,
}: WorkflowRowProps) {
  const { t } = useI18n()
  const { lastExecution: last } = workflow
  const ref = last && { workflowId: workflow.id, executionId: last.executionId }
  const address = ref ? href('execution', ref) : href('workflow', { workflowId: workflow.id })
  const approach = () => ref && onApproach(ref)
  return (
    <TableRow
      aria-rowindex={rowIndex}
      onPointerEnter={approach}
      onFocus={approach}
      onOpen={() => onOpen(address)}
    >
      <TableCell column={columns.state}>
        <StatusChip status={workflow.status} size="small" wraps />
      </TableCell>
      <TableCell column={columns.name}>
        <div className={styles.named}>
          <Link href={address} title={workflow.name} look="name" twoLines className={styles.link}>
            <bdi>{workflow.name}</bdi>
          </Link>
          {runtimeConfig.hasJournal && last && <RowSigns executionId={last.executionId} />}
        </div>
        <Text as="div" look="fine" tone="muted" className={styles.folded}>
          {last ? <Time at={last.beganAt} /> : t.executions.neverRun}
        </Text>
      </TableCell>
      {shown.has('type') && (
        <TableCell column={columns.type}>{typeLabel(workflow.type, t) ?? <Missing />}</TableCell>
      )}
      {shown.has('time') && (
        <TableCell column={columns.time}>
          {sort === 'last_execution_start_time' && !last ? (
            t.executions.neverRun
          ) : (
            <Time at={timeOf(workflow, sort)} />
          )}
        </TableCell>
      )}
      {shown.has('duration') && (
        <TableCell column={columns.duration}>
          {last && <Lasted last={last} state={workflow.status.state} />}
        </TableCell>
      )}
      {shown.has('by') && (
        <TableCell column={columns.by}>
          {workflow.lastExecutedBy === undefined ? (
            <Missing />
          ) : (
            <bdi title={workflow.lastExecutedBy}>{workflow.lastExecutedBy}</bdi>
          )}
        </TableCell>
      )}
      {shown.has('all') && (
        <TableCell column={columns.all}>
          <Link
            href={href('workflow', { workflowId: workflow.id })}
            aria-label={t.executions.allRuns(workflow.name)}
            title={t.executions.allRuns(workflow.name)}
          >
            {t.executions.all}
          </Link>
        </TableCell>
      )}
    </TableRow>
  )
})

/** Only what still runs or waits counts up; a missing end of something ended is "not reported", never a guess. */
function Lasted({ last, state }: { last: NonNullable<Workflow['lastExecution']>; state: State }) {
  if (last.endedAt) return <LiveDuration since={last.beganAt} until={last.endedAt} />
  return isMoving(state) || state === 'paused' ? <LiveDuration since={last.beganAt} /> : <Missing />
}

function Missing() {
  const { t } = useI18n()
  return <NotReported label={t.shell.notReported} dash={t.shell.none} />
}

function timeOf(workflow: Workflow, sort: SortField): number | undefined {
  if (sort === 'create_time') return workflow.createdAt
  if (sort === 'update_time') return workflow.updatedAt
  return workflow.lastExecution?.beganAt
}

/** AOM's type in words; a type that its documents do not name is shown as AOM spelled it. */
function typeLabel(type: string | undefined, t: Messages): string | undefined {
  const known = typeFilters.find((option) => option === type)
  return known ? t.executions.types[known] : type
}
