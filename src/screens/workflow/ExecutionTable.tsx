import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { AppLink } from '#ui/Link'
import controls from '#ui/controls.module.css'
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

interface ExecutionTableProps {
  /** Newest first; undefined while nothing has been read yet. */
  executions: readonly ExecutionSummary[] | undefined
  /** Today's definition, for the nodes' names and order. */
  nodes: readonly ExecutionNode[]
}

const whenSm = { '@media (max-width:599.95px)': { display: 'none' } } as const
const whenMd = { '@media (max-width:899.95px)': { display: 'none' } } as const

export function ExecutionTable({ executions, nodes }: ExecutionTableProps) {
  const { t } = useI18n()
  const words = t.workflow
  const preload = usePreloadExecution()
  return (
    <Table aria-label={words.table} aria-busy={!executions}>
      <TableHead>
        <TableRow>
          <TableCell>{words.columns.state}</TableCell>
          <TableCell>{words.columns.began}</TableCell>
          <TableCell sx={whenSm}>{words.columns.duration}</TableCell>
          <TableCell sx={whenMd}>{words.columns.by}</TableCell>
          <TableCell sx={whenSm}>{words.columns.nodes}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {executions
          ? executions.map((execution) => (
              <ExecutionRow
                key={execution.executionId}
                execution={execution}
                nodes={nodes}
                onApproach={preload}
              />
            ))
          : Array.from({ length: 8 }, (_, index) => (
              <TableRow key={index} aria-hidden>
                <TableCell colSpan={5}>
                  <Skeleton variant="text" />
                </TableCell>
              </TableRow>
            ))}
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
      <TableCell>
        <StatusChip status={status} size="small" />
      </TableCell>
      <TableCell>
        <AppLink href={href('execution', ref)} className={controls['nameLink']}>
          {beganAt ? (
            format.time(beganAt)
          ) : (
            <Box component="span" sx={{ fontFamily: 'mono' }}>
              {execution.executionId}
            </Box>
          )}
        </AppLink>
        <Box sx={{ '@media (min-width:600px)': { display: 'none' }, mt: 0.5 }}>
          <NodeStates statuses={execution.nodes} nodes={nodes} />
        </Box>
      </TableCell>
      <TableCell sx={whenSm}>
        {endedAt || goesOn ? <LiveDuration since={beganAt} until={endedAt} /> : <Time at={undefined} />}
      </TableCell>
      <TableCell sx={whenMd}>
        {createdBy === undefined ? (
          <NotReported label={t.shell.notReported} dash={t.shell.none} />
        ) : (
          <bdi>{createdBy}</bdi>
        )}
      </TableCell>
      <TableCell sx={whenSm}>
        <NodeStates statuses={execution.nodes} nodes={nodes} />
      </TableCell>
    </TableRow>
  )
}
