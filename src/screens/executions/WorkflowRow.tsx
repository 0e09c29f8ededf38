import Box from '@mui/material/Box'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { memo } from 'react'
import { AppLink } from '../../components/AppLink'
import { ListIcon } from '../../components/icons'
import { LiveDuration } from '../../components/LiveDuration'
import { executionPath, workflowPath } from '../../components/paths'
import { StatusChip } from '../../components/StatusChip'
import { NotReported, Time } from '../../components/Time'
import type { ExecutionRef } from '../../domain/execution'
import type { SortField } from '../../domain/executionFilter'
import { isMoving, type State } from '../../domain/status'
import type { Workflow } from '../../domain/workflow'
import { useI18n } from '../../i18n/I18n'
import { columnStyles, rowHeight } from './columns'
import { typeWord } from './typeWord'

interface WorkflowRowProps {
  workflow: Workflow
  /** 1 is the head. */
  rowIndex: number
  sort: SortField
  onApproach: (ref: ExecutionRef) => void
}

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

/** A workflow with its latest execution. */
export const WorkflowRow = memo(function WorkflowRow({
  workflow,
  rowIndex,
  sort,
  onApproach,
}: WorkflowRowProps) {
  const { t } = useI18n()
  const { lastExecution: last } = workflow
  const ref = last && { workflowId: workflow.id, executionId: last.executionId }
  const approach = () => ref && onApproach(ref)
  return (
    <TableRow
      hover
      aria-rowindex={rowIndex}
      onPointerEnter={approach}
      onFocus={approach}
      sx={{ height: rowHeight, '& > td': { py: 0, height: rowHeight, ...oneLine } }}
    >
      <TableCell sx={columnStyles.state}>
        <StatusChip status={workflow.status} size="small" />
      </TableCell>
      <TableCell sx={columnStyles.name}>
        <AppLink
          href={ref ? executionPath(ref) : workflowPath(workflow.id)}
          title={workflow.name}
          sx={{ display: 'block', fontWeight: 600, color: 'text.primary', ...oneLine }}
        >
          <bdi>{workflow.name}</bdi>
        </AppLink>
        <Box
          sx={{
            '@media (min-width:900px)': { display: 'none' },
            fontSize: '0.75rem',
            color: 'text.secondary',
            ...oneLine,
          }}
        >
          {last ? <Time date={last.beganAt} /> : t.executions.neverRun}
        </Box>
      </TableCell>
      <TableCell sx={columnStyles.type}>{typeWord(workflow.type, t) ?? <Missing />}</TableCell>
      <TableCell sx={columnStyles.time}>
        {sort === 'last_execution_start_time' && !last ? (
          t.executions.neverRun
        ) : (
          <Time date={timeOf(workflow, sort)} />
        )}
      </TableCell>
      <TableCell sx={columnStyles.duration}>
        {last && <Lasted last={last} state={workflow.status.state} />}
      </TableCell>
      <TableCell sx={columnStyles.by}>
        {workflow.lastExecutedBy === undefined ? (
          <Missing />
        ) : (
          <bdi title={workflow.lastExecutedBy}>{workflow.lastExecutedBy}</bdi>
        )}
      </TableCell>
      <TableCell sx={columnStyles.all}>
        <AppLink
          href={workflowPath(workflow.id)}
          aria-label={t.executions.allRuns(workflow.name)}
          title={t.executions.allRuns(workflow.name)}
        >
          <ListIcon />
        </AppLink>
      </TableCell>
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

function timeOf(workflow: Workflow, sort: SortField): Date | undefined {
  if (sort === 'create_time') return workflow.createdAt
  if (sort === 'update_time') return workflow.updatedAt
  return workflow.lastExecution?.beganAt
}
