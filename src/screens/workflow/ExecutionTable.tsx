import { Link } from '#ui/Link'
import { Table, TableBody, TableCell, TableRow, TableSkeleton } from '#ui/Table'
import { Text } from '#ui/Text'
import { LiveDuration } from '#components/time/LiveDuration'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import type { ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { usePreloadExecution } from '#queries/executions'
import { NodeStates } from './NodeStates'
import styles from './workflow.module.css'

interface ExecutionTableProps {
  /** Newest first; undefined while nothing has been read yet. */
  executions: readonly ExecutionSummary[] | undefined
  /** Today's definition, for the nodes' names and order. */
  nodes: readonly ExecutionNode[]
}

const columns = {
  state: {},
  began: {},
  duration: { hideBelow: 'sm' },
  by: { hideBelow: 'md' },
  nodes: { hideBelow: 'sm' },
} as const

export function ExecutionTable({ executions, nodes }: ExecutionTableProps) {
  const { t } = useI18n()
  const words = t.workflow
  const preload = usePreloadExecution()
  return (
    <Table label={words.table} columns={columns} heads={words.columns} align="middle" aria-busy={!executions}>
      <TableBody>
        {executions ? (
          executions.map((execution) => (
            <ExecutionRow
              key={execution.executionId}
              execution={execution}
              nodes={nodes}
              onApproach={preload}
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
  nodes: readonly ExecutionNode[]
  onApproach: (ref: ExecutionRef) => void
}

function ExecutionRow({ execution, nodes, onApproach }: ExecutionRowProps) {
  const { t, format } = useI18n()
  const { status, beganAt, endedAt, createdBy } = execution
  const ref = { workflowId: execution.workflowId, executionId: execution.executionId }
  const goesOn = isMoving(status.state) || status.state === 'paused'
  return (
    <TableRow hover onPointerEnter={() => onApproach(ref)} onFocus={() => onApproach(ref)}>
      <TableCell column={columns.state}>
        <StatusChip status={status} size="small" />
      </TableCell>
      <TableCell column={columns.began}>
        <Link href={href('execution', ref)} look="name">
          {beganAt ? format.time(beganAt) : <Text mono>{execution.executionId}</Text>}
        </Link>
        <div className={styles.nodesBelow}>
          <NodeStates statuses={execution.nodes} nodes={nodes} />
        </div>
      </TableCell>
      <TableCell column={columns.duration}>
        {endedAt || goesOn ? <LiveDuration since={beganAt} until={endedAt} /> : <Time at={undefined} />}
      </TableCell>
      <TableCell column={columns.by}>
        {createdBy === undefined ? (
          <NotReported label={t.shell.notReported} dash={t.shell.none} />
        ) : (
          <bdi>{createdBy}</bdi>
        )}
      </TableCell>
      <TableCell column={columns.nodes}>
        <NodeStates statuses={execution.nodes} nodes={nodes} />
      </TableCell>
    </TableRow>
  )
}
