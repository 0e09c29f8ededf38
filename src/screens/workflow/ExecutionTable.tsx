import { useLocation } from 'wouter'
import { Link } from '#ui/Link'
import { Table, TableBody, TableCell, TableRow, TableSkeleton } from '#ui/Table'
import { Text } from '#ui/Text'
import { LiveDuration } from '#components/time/LiveDuration'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import { lastGoodRun } from '#domain/execution/comparison'
import type { ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import { isMoving } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { usePreloadExecution } from '#queries/executions'
import styles from './workflow.module.css'

interface ExecutionTableProps {
  /** Newest first; undefined while nothing has been read yet. */
  executions: readonly ExecutionSummary[] | undefined
  /** The run that the grid has marked too. */
  selectedId: string | undefined
}

const columns = {
  state: {},
  began: {},
  duration: { hideBelow: 'sm' },
  by: { hideBelow: 'lg' },
  compare: { hideBelow: 'sm' },
} as const

/** The runs, newest first. */
export function ExecutionTable({ executions, selectedId }: ExecutionTableProps) {
  const words = useWorkflowWords()
  const preload = usePreloadExecution()
  const [, navigate] = useLocation()
  return (
    <Table label={words.table} columns={columns} heads={words.columns} align="middle" aria-busy={!executions}>
      <TableBody>
        {executions ? (
          executions.map((execution) => (
            <ExecutionRow
              key={execution.executionId}
              execution={execution}
              good={lastGoodRun(executions, execution)?.executionId}
              isSelected={execution.executionId === selectedId}
              onApproach={preload}
              onOpen={navigate}
            />
          ))
        ) : (
          <TableSkeleton columns={columns} rows={8} />
        )}
      </TableBody>
    </Table>
  )
}

interface ExecutionRowProps {
  execution: ExecutionSummary
  /** The last good run before it. */
  good: string | undefined
  isSelected: boolean
  onApproach: (ref: ExecutionRef) => void
  onOpen: (address: string) => void
}

function ExecutionRow({ execution, good, isSelected, onApproach, onOpen }: ExecutionRowProps) {
  const { t } = useI18n()
  const words = useWorkflowWords()
  const { status, beganAt, endedAt, createdBy } = execution
  const ref = { workflowId: execution.workflowId, executionId: execution.executionId }
  const address = href('execution', ref)
  const goesOn = isMoving(status.state) || status.state === 'paused'
  const duration =
    endedAt || goesOn ? <LiveDuration since={beganAt} until={endedAt} /> : <Time at={undefined} />
  return (
    <TableRow
      isCurrent={isSelected}
      onPointerEnter={() => onApproach(ref)}
      onFocus={() => onApproach(ref)}
      onOpen={() => onOpen(address)}
    >
      <TableCell column={columns.state}>
        <StatusChip status={status} size="small" />
      </TableCell>
      <TableCell column={columns.began}>
        <Link href={address}>
          {beganAt ? <Time at={beganAt} /> : <Text mono>{execution.executionId}</Text>}
        </Link>
        <Text as="div" look="note" tone="muted" className={styles.durationBelow}>
          {duration}
        </Text>
      </TableCell>
      <TableCell column={columns.duration}>{duration}</TableCell>
      <TableCell column={columns.by}>
        {createdBy === undefined ? (
          <NotReported label={t.shell.notReported} dash={t.shell.none} />
        ) : (
          <bdi>{createdBy}</bdi>
        )}
      </TableCell>
      <TableCell column={columns.compare}>
        {good === undefined ? (
          <NotReported label={words.noGoodRun} dash={t.shell.none} />
        ) : (
          <Link href={href('execution', ref, { compare: good })} title={words.compareTitle}>
            {words.compare}
          </Link>
        )}
      </TableCell>
    </TableRow>
  )
}
