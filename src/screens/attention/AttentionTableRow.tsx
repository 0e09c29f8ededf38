import Box from '@mui/material/Box'
import MuiLink from '@mui/material/Link'
import Skeleton from '@mui/material/Skeleton'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { Link } from 'wouter'
import { LiveDuration } from '../../components/LiveDuration'
import { OperationBadge } from '../../components/OperationBadge'
import { OperationButtons } from '../../components/OperationButtons'
import { StatusChip } from '../../components/StatusChip'
import { failureWords } from '../../components/failureWords'
import { visuallyHidden } from '../../components/operationStyles'
import { waitingSince, type AttentionRow } from '../../domain/attention'
import { findNode } from '../../domain/execution'
import { failureLine } from '../../domain/node'
import { useI18n } from '../../i18n/I18n'
import { useNow } from '../../queries/clock'
import { useExecution, usePreloadExecution } from '../../queries/executions'
import { useNodeOperation } from '../../queries/operation'
import { cellStyle, rowStyle } from './attentionLayout'
import { executionPath } from '../../components/paths'

export interface AttentionTableRowProps {
  row: AttentionRow
  /** Of this row among all, from 0. */
  index: number
  listReadAt: Date | undefined
  measure: ((element: Element | null) => void) | undefined
}

/** A node that AOM's lists no longer name, held in place while the operation on it is followed. */
export function HeldAttentionRow({ row, ...rest }: AttentionTableRowProps) {
  const { data: execution, readAt } = useExecution(row.ref)
  const node = row.node && execution && findNode(execution, row.node.id)
  const now =
    execution && node ? { ...row, execution, node, readAt, waitingSince: waitingSince(execution, node) } : row
  return <AttentionTableRow row={now} {...rest} />
}

export function AttentionTableRow({ row, index, listReadAt, measure }: AttentionTableRowProps) {
  const { t } = useI18n()
  const { workflow, execution, node } = row
  const preload = usePreloadExecution()
  const startedBy = execution?.startedBy ?? workflow.lastExecutedBy
  return (
    <TableRow
      ref={measure ?? null}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-busy={execution === undefined && row.failure === undefined}
      sx={rowStyle}
    >
      <TableCell role="cell" sx={cellStyle('state')}>
        <StatusChip status={(node ?? workflow).status} size="large" />
      </TableCell>
      <TableCell role="cell" sx={{ ...cellStyle('node'), fontSize: '1.125rem', fontWeight: 600 }}>
        {node ? <bdi>{node.name}</bdi> : <Pending row={row} />}
      </TableCell>
      <TableCell role="cell" sx={cellStyle('workflow')}>
        <MuiLink
          component={Link}
          href={executionPath(row.ref, node?.id)}
          onMouseEnter={() => preload(row.ref)}
          onFocus={() => preload(row.ref)}
        >
          <bdi>{workflow.name}</bdi>
        </MuiLink>
      </TableCell>
      <TableCell role="cell" sx={cellStyle('wait')}>
        <LiveDuration since={row.waitingSince} />
      </TableCell>
      <TableCell role="cell" sx={cellStyle('why')}>
        <Why row={row} />
      </TableCell>
      <TableCell role="cell" sx={cellStyle('by')}>
        {startedBy ? <bdi>{startedBy}</bdi> : t.attention.notSaid}
      </TableCell>
      <TableCell role="cell" sx={cellStyle('operations')}>
        <Operations row={row} listReadAt={listReadAt} />
      </TableCell>
    </TableRow>
  )
}

function Pending({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  if (row.failure) return t.attention.notSaid
  return (
    <>
      <Box component="span" sx={visuallyHidden}>
        {t.attention.loadingRow(row.workflow.name)}
      </Box>
      <Skeleton />
    </>
  )
}

function Why({ row }: { row: AttentionRow }) {
  const { t } = useI18n()
  const { node, failure } = row
  if (!node) return failure ? `${t.attention.rowFailed} ${failureWords(failure, t).title}.` : <Skeleton />
  const line = failureLine(node)
  if (line === undefined) return node.isPause ? t.attention.pause : t.attention.noReason
  return (
    <Box component="span" dir="auto" title={line} sx={whyStyle}>
      {line}
    </Box>
  )
}

const whyStyle = {
  fontFamily: 'mono',
  fontSize: '0.8125rem',
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: 3,
  overflow: 'hidden',
} as const

function Operations({ row, listReadAt }: { row: AttentionRow; listReadAt: Date | undefined }) {
  const { execution, node, workflow, failure } = row
  const record = useNodeOperation(row.ref, node?.id ?? '')
  if (!execution || !node) return failure ? null : <Skeleton height={36} />
  // The lists say that this execution has not moved since it was read; so it is as fresh as they are.
  const readAt = failure === undefined ? later(row.readAt, listReadAt) : row.readAt
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <OperationButtons
        execution={execution}
        node={node}
        workflowName={workflow.name}
        workflowEditedAt={workflow.editedAt}
        readAt={readAt}
        record={record}
        size="large"
      />
      {record && <LiveBadge record={record} />}
    </Box>
  )
}

function LiveBadge({ record }: { record: Parameters<typeof OperationBadge>[0]['record'] }) {
  return <OperationBadge record={record} now={useNow()} />
}

const later = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a && b ? (a > b ? a : b) : (a ?? b)
