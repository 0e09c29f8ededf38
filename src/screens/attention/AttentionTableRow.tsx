import { memo, useMemo, type ComponentType } from 'react'
import { Link } from '#ui/Link'
import { NotReported } from '#components/time/Time'
import { NodeOperations } from '#components/operation/NodeOperations'
import { Skeleton } from '#ui/Skeleton'
import { TableCell, TableRow } from '#ui/Table'
import { StatusChip } from '#components/status/StatusChip'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { href } from '#routes'
import { isAtRest, isBeingRead, type AttentionRow } from '#domain/execution/attention'
import { editedSince } from '#domain/execution/execution'
import type { ReadMoment } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useExecution, usePreloadExecution } from '#queries/executions'
import { useOperationOn } from '#queries/operation/records'
import { AttentionWhy } from './AttentionWhy'
import { RowMenu } from './RowMenu'
import styles from './attention.module.css'
import { columns } from './columns'
import { Waited } from './Waited'

interface AttentionTableRowProps {
  row: AttentionRow
  rowIndex: number
  listRead: ReadMoment
  /** Chooses the row, where rows can be chosen. */
  Select?: ComponentType<{ row: AttentionRow }>
  /** It stands in a group. */
  isMember?: boolean
}

const isSame = <T extends object>(before: T, now: T, but: keyof T): boolean =>
  (Object.keys(now) as (keyof T)[]).every((name) => name === but || before[name] === now[name])

/** The objects are new at every read; what stands in them is not. `ref` follows from the rest of the row. */
const isSameRow = (before: AttentionTableRowProps, now: AttentionTableRowProps): boolean =>
  isSame(before, now, 'row') && isSame(before.row, now.row, 'ref')

/** Drawn again when something in it changed, not at every read. */
export const AttentionTableRow = memo(function AttentionTableRow({
  row,
  rowIndex,
  listRead,
  Select,
  isMember,
}: AttentionTableRowProps) {
  const { workflow, execution, node } = row
  const { status } = node ?? execution ?? workflow
  return (
    <TableRow aria-rowindex={rowIndex} aria-busy={isBeingRead(row)} data-member={isMember}>
      <TableCell column={columns.select}>{Select && <Select row={row} />}</TableCell>
      <TableCell column={columns.state} {...(status.state === 'unknown' && { className: styles.unknown })}>
        <StatusChip status={status} />
      </TableCell>
      <TableCell column={columns.node}>
        <Names row={row} />
      </TableCell>
      <TableCell column={columns.why}>
        <AttentionWhy row={row} />
      </TableCell>
      <TableCell column={columns.waitingFor}>
        <Waiting row={row} />
      </TableCell>
      <TableCell column={columns.operations}>
        {isBeingRead(row) && <ReadNow row={row} />}
        <Operations row={row} listRead={listRead} />
        {execution && node && <RowMenu row={row} />}
      </TableCell>
    </TableRow>
  )
}, isSameRow)

/** Of the node, which leads to it in its execution; below it the workflow, which leads to all its executions, and by whom. */
function Names({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  const { workflow, execution, node } = row
  const preload = usePreloadExecution()
  const by = execution?.startedBy ?? workflow.lastExecutedBy
  const name = node?.name ?? workflow.name
  return (
    <div className={styles.node}>
      <div className={styles.name}>
        <Link
          look="name"
          twoLines
          href={href('execution', row.ref, { node: node?.id })}
          title={name}
          onMouseEnter={() => preload(row.ref)}
          onFocus={() => preload(row.ref)}
        >
          <bdi>{name}</bdi>
        </Link>
      </div>
      <div className={styles.under}>
        {node ? (
          <Link href={href('workflow', { workflowId: workflow.id })} title={workflow.name}>
            <bdi>{workflow.name}</bdi>
          </Link>
        ) : (
          t.attention.noNodeYet[row.kind !== 'unread' ? 'read' : row.failure ? 'failed' : 'unread']
        )}
        {execution && editedSince(execution, workflow.editedAt) !== undefined && (
          <>
            {' · '}
            <span title={t.attention.editedSince}>{t.attention.edited}</span>
          </>
        )}
        {by !== undefined && (
          <>
            {' · '}
            <bdi title={t.attention.startedBy(by)}>{by}</bdi>
          </>
        )}
      </div>
    </div>
  )
}

/** What is in sight of the ones that are not read yet is read first. */
function ReadNow({ row }: { row: AttentionRow }) {
  useExecution(row.ref)
  return null
}

/** How long it has waited; nothing of what does not wait. */
function Waiting({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  if (isAtRest(row.kind)) return <NotReported label={t.attention.waitsForNobody} dash={t.shell.none} />
  return <Waited since={row.waitingSince} />
}

function Operations({ row, listRead }: { row: AttentionRow; listRead: ReadMoment }) {
  const { t } = useI18n()
  const { execution, node, workflow, failure, readAt: ownReadAt } = row
  const record = useOperationOn('node', { ...row.ref, nodeId: node?.id ?? '' })
  const blockedBy = useOperationOn('termination', row.ref)
  // The lists say that this execution has not moved since it was read; so it is as fresh as they are.
  const readAt = useMemo(
    () => (failure === undefined ? { ...listRead, get: () => later(ownReadAt, listRead.get()) } : ownReadAt),
    [failure, listRead, ownReadAt],
  )
  if (!execution) {
    if (failure) return null
    return (
      <>
        <VisuallyHidden>{t.attention.loadingRow(workflow.name)}</VisuallyHidden>
        <Skeleton width={120} height={24} className={styles.place} />
      </>
    )
  }
  if (!node) return null
  return (
    <NodeOperations
      execution={execution}
      node={node}
      workflowName={workflow.name}
      workflowEditedAt={workflow.editedAt}
      readAt={readAt}
      record={record}
      blockedBy={blockedBy}
      size="medium"
      isRow
    />
  )
}

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a && b ? (a > b ? a : b) : (a ?? b)
