import { memo, useMemo } from 'react'
import { Link } from '#ui/Link'
import { LiveDuration } from '#components/time/LiveDuration'
import { OperationBadge } from '#components/operation/OperationBadge'
import { NodeOperations } from '#components/operation/NodeOperations'
import type { MeasuredRow } from '#ui/ScrollerTable'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { TableCell, TableRow } from '#ui/Table'
import { StatusChip } from '#components/status/StatusChip'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { describeFailure } from '#components/failure/describeFailure'
import { href } from '#routes'
import { waitingSince, type AttentionRow } from '#domain/execution/attention'
import { findNode } from '#domain/execution/execution'
import { causeOf } from '#domain/execution/cause'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useNow } from '#components/time/useNow'
import { useExecution, usePreloadExecution } from '#queries/executions'
import { useOperationOn } from '#queries/operation/records'
import styles from './attention.module.css'
import { columns } from './columns'

interface AttentionTableRowProps {
  row: AttentionRow
  listRead: ReadMoment
  measured: MeasuredRow
}

/** A node that AOM's lists no longer name, held in place while the operation on it is followed. */
export function StickyAttentionRow({ row, ...rest }: AttentionTableRowProps) {
  const { data: execution, readAt } = useExecution(row.ref)
  const node = row.node && execution && findNode(execution, row.node.id)
  const now =
    execution && node ? { ...row, execution, node, readAt, waitingSince: waitingSince(execution, node) } : row
  return <AttentionTableRow row={now} {...rest} />
}

const isSame = <T extends object>(before: T, now: T, but?: keyof T): boolean =>
  (Object.keys(now) as (keyof T)[]).every((name) => name === but || before[name] === now[name])

/** The objects are new at every read; what stands in them is not. `ref` follows from the rest of the row. */
const isSameRow = (before: AttentionTableRowProps, now: AttentionTableRowProps): boolean =>
  before.listRead === now.listRead &&
  isSame(before.measured, now.measured) &&
  isSame(before.row, now.row, 'ref')

/** Drawn again when something in it changed, not at every read. */
export const AttentionTableRow = memo(function AttentionTableRow({
  row,
  listRead,
  measured,
}: AttentionTableRowProps) {
  const { t } = useI18n()
  const { workflow, execution, node } = row
  const preload = usePreloadExecution()
  const startedBy = execution?.startedBy ?? workflow.lastExecutedBy
  return (
    <TableRow {...measured} aria-busy={execution === undefined && row.failure === undefined}>
      <TableCell column={columns.state}>
        <StatusChip status={(node ?? workflow).status} size="large" />
      </TableCell>
      <TableCell column={columns.node}>{node ? <bdi>{node.name}</bdi> : <Pending row={row} />}</TableCell>
      <TableCell column={columns.workflow}>
        <Link
          href={href('execution', row.ref, { node: node?.id })}
          onMouseEnter={() => preload(row.ref)}
          onFocus={() => preload(row.ref)}
        >
          <bdi>{workflow.name}</bdi>
        </Link>
      </TableCell>
      <TableCell column={columns.waitingFor}>
        <LiveDuration since={row.waitingSince} />
      </TableCell>
      <TableCell column={columns.why}>
        <Why row={row} />
      </TableCell>
      <TableCell column={columns.startedBy}>
        {startedBy ? <bdi>{startedBy}</bdi> : t.attention.notReported}
      </TableCell>
      <TableCell column={columns.operations}>
        <Operations row={row} listRead={listRead} />
      </TableCell>
    </TableRow>
  )
}, isSameRow)

function Pending({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  if (row.failure) return t.attention.notReported
  return (
    <>
      <VisuallyHidden>{t.attention.loadingRow(row.workflow.name)}</VisuallyHidden>
      <Skeleton isText />
    </>
  )
}

function Why({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  const { node, failure } = row
  if (!node && failure) return `${t.attention.rowFailed} ${describeFailure(failure, t).title}.`
  if (!node) return <Skeleton isText />
  const line = causeOf(node)?.line
  if (line === undefined) return node.isPause ? t.attention.pause : t.attention.noReason
  return (
    <Text dir="auto" title={line} mono look="note" className={styles.reason}>
      {line}
    </Text>
  )
}

function Operations({ row, listRead }: { row: AttentionRow; listRead: ReadMoment }) {
  const { execution, node, workflow, failure, readAt: ownReadAt } = row
  const record = useOperationOn('node', { ...row.ref, nodeId: node?.id ?? '' })
  const blockedBy = useOperationOn('termination', row.ref)
  // The lists say that this execution has not moved since it was read; so it is as fresh as they are.
  const readAt = useMemo(
    () => (failure === undefined ? { ...listRead, get: () => later(ownReadAt, listRead.get()) } : ownReadAt),
    [failure, listRead, ownReadAt],
  )
  if (!execution || !node) return failure ? null : <Skeleton height={22} className={styles.buttonsPlace} />
  return (
    <Stack gap="xs" className={styles.buttons}>
      <NodeOperations
        execution={execution}
        node={node}
        workflowName={workflow.name}
        workflowEditedAt={workflow.editedAt}
        readAt={readAt}
        record={record}
        blockedBy={blockedBy}
        size="large"
      />
      {record && <LiveBadge record={record} />}
    </Stack>
  )
}

function LiveBadge({ record }: { record: Parameters<typeof OperationBadge>[0]['record'] }) {
  return <OperationBadge record={record} now={useNow()} />
}

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a && b ? (a > b ? a : b) : (a ?? b)
