import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { Fragment } from 'react'
import { OperationBadge } from '../../components/OperationBadge'
import { OperationButtons } from '../../components/OperationButtons'
import { StatusChip } from '../../components/StatusChip'
import { Time } from '../../components/Time'
import type { Execution } from '../../domain/execution'
import type { ExecutionNode } from '../../domain/node'
import { waitsForPerson } from '../../domain/operation'
import type { OperationRecord } from '../../domain/operationRecord'
import { scoreTargets } from '../../domain/target'
import { useI18n } from '../../i18n/I18n'
import { useNow } from '../../queries/clock'
import { useTermination } from '../../queries/operation'
import { NodeDuration } from './NodeDuration'
import { TargetsScore } from './TargetsScore'

export interface NodeListProps {
  execution: Execution
  workflowName: string
  workflowEditedAt: Date | undefined
  readAt: Date | undefined
  /** The newest operation on each node that was not dismissed, by node id. */
  records: ReadonlyMap<string, OperationRecord>
  selectedId: string | undefined
  onSelect: (nodeId: string) => void
}

/** The nodes in order, as a table: what the graph shows, for every reader. */
export function StepsTable(props: NodeListProps) {
  const { t } = useI18n()
  const words = t.execution
  const columns = [
    words.stateColumn,
    words.nodeColumn,
    words.taskColumn,
    words.beganColumn,
    words.durationColumn,
    words.targetsColumn,
    words.operationColumn,
  ]
  return (
    <Box component="section" sx={scroller} tabIndex={0} aria-label={words.steps}>
      <Table aria-label={words.steps} sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.execution.nodes.map((node) => (
            <StepRow key={node.id} node={node} {...props} />
          ))}
        </TableBody>
      </Table>
    </Box>
  )
}

/** Positioned, so that what is hidden from the eye in it scrolls with it instead of widening the page. */
const scroller = { overflowX: 'auto', position: 'relative' } as const

/** The header tells the day on which the execution began. */
const isOfOneDay = (date: Date | undefined, other: Date | undefined): boolean =>
  date?.toDateString() === other?.toDateString()

function StepRow({
  node,
  execution,
  workflowName,
  workflowEditedAt,
  readAt,
  records,
  selectedId,
  onSelect,
}: NodeListProps & { node: ExecutionNode }) {
  const isSelected = node.id === selectedId
  const record = records.get(node.id)
  const holder = useTermination(execution)
  const hasButtons =
    waitsForPerson(execution, node) || node.status.state === 'unknown' || record !== undefined
  return (
    <TableRow
      hover
      selected={isSelected}
      aria-current={isSelected ? 'true' : undefined}
      // The whole row is a larger target for the same button.
      onClick={() => onSelect(node.id)}
      sx={{ cursor: 'pointer', '& > td': { verticalAlign: 'top' } }}
    >
      <TableCell>
        <StatusChip status={node.status} size="small" />
      </TableCell>
      <TableCell sx={{ minWidth: 136 }}>
        <Link
          component="button"
          type="button"
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(node.id)
          }}
          sx={{ fontWeight: 600, fontSize: 'inherit', textAlign: 'start', overflowWrap: 'anywhere' }}
        >
          <bdi>{node.name}</bdi>
        </Link>
        <NodeMarks node={node} />
      </TableCell>
      <TableCell sx={{ color: 'text.secondary', overflowWrap: 'anywhere', minWidth: 96 }}>
        <TaskName name={node.taskName} />
      </TableCell>
      <TableCell>
        <Time date={node.beganAt} clockOnly={isOfOneDay(node.beganAt, execution.beganAt)} />
      </TableCell>
      <TableCell>
        <NodeDuration of={node} />
      </TableCell>
      <TableCell>
        <TargetsScore score={scoreTargets(node.targets)} />
      </TableCell>
      <TableCell
        onClick={(event) => event.stopPropagation()}
        // A narrow table is scrolled anyway: no need to pile the buttons up.
        sx={{ cursor: 'default', minWidth: { xs: '13rem', lg: 0 } }}
      >
        {record && <RecordBadge record={record} />}
        {hasButtons && (
          <OperationButtons
            execution={execution}
            node={node}
            workflowName={workflowName}
            workflowEditedAt={workflowEditedAt}
            readAt={readAt}
            record={record}
            holder={holder}
            size="small"
          />
        )}
      </TableCell>
    </TableRow>
  )
}

/** `CMS::ECS::runScript` breaks between its parts, not within a word. */
function TaskName({ name }: { name: string | undefined }) {
  return name?.split(/(?<=::)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one name never change places
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
}

/** What is particular about a node, in words. */
export function NodeMarks({ node }: { node: Pick<ExecutionNode, 'isPause' | 'ignoresErrors'> }) {
  const { t } = useI18n()
  const marks = [
    ...(node.isPause ? [t.execution.pause] : []),
    ...(node.ignoresErrors ? [t.execution.errorsIgnored] : []),
  ]
  if (marks.length === 0) return null
  return (
    <Box component="span" sx={{ display: 'block', fontSize: '0.75rem', color: 'text.secondary' }}>
      {marks.join(' · ')}
    </Box>
  )
}

/** Ticks by itself, so that the table does not. */
export function RecordBadge({ record }: { record: OperationRecord }) {
  const now = useNow()
  return (
    <Box sx={{ mb: 0.5 }}>
      <OperationBadge record={record} now={now} />
    </Box>
  )
}
