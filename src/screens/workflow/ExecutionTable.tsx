import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { Link } from '#ui/Link'
import { Table, TableBody, TableCell, TableRow, TableSkeleton, type Column } from '#ui/Table'
import { Text } from '#ui/Text'
import { LiveDuration } from '#components/time/LiveDuration'
import { href } from '#routes'
import { StatusChip } from '#components/status/StatusChip'
import { NotReported, Time } from '#components/time/Time'
import type { ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { usePreloadExecution } from '#queries/executions'
import { NodeState, NodeStates } from './NodeStates'
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
  by: { hideBelow: 'lg' },
} as const

const nodeColumn: Column = { hideBelow: 'md', className: styles.nodeColumn }
const otherColumn: Column = { hideBelow: 'md' }
/** AOM's limit for a workflow; more of them would be wider than any page. */
const mostNodeColumns = 20

/** The runs, newest first, and of each the states of its nodes below their names. */
export function ExecutionTable({ executions, nodes }: ExecutionTableProps) {
  const words = useWorkflowWords()
  const preload = usePreloadExecution()
  const [, navigate] = useLocation()
  const grid = useMemo(() => gridOf(executions ?? [], nodes), [executions, nodes])
  const shown: Readonly<Record<string, Column>> = {
    ...columns,
    ...Object.fromEntries(grid.nodes.map(({ id }) => [`node ${id}`, nodeColumn])),
    ...(grid.hasOthers && { nodes: otherColumn }),
  }
  const heads = {
    ...words.columns,
    ...Object.fromEntries(
      grid.nodes.map(({ id, name }) => [
        `node ${id}`,
        <span key={id} title={name} className={styles.nodeName}>
          <bdi>{name}</bdi>
        </span>,
      ]),
    ),
    nodes: grid.nodes.length === 0 ? words.columns.nodes : words.otherNodes,
  }
  return (
    <Table
      label={words.table}
      columns={shown}
      heads={heads}
      align="middle"
      className={styles.grid}
      aria-busy={!executions}
    >
      <TableBody>
        {executions ? (
          executions.map((execution) => (
            <ExecutionRow
              key={execution.executionId}
              execution={execution}
              nodes={nodes}
              grid={grid}
              onApproach={preload}
              onOpen={navigate}
            />
          ))
        ) : (
          <TableSkeleton columns={shown} rows={8} />
        )}
      </TableBody>
    </Table>
  )
}

interface Grid {
  /** Those with a column of their own. */
  readonly nodes: readonly ExecutionNode[]
  /** Some run has results of nodes that have none. */
  readonly hasOthers: boolean
}

function gridOf(executions: readonly ExecutionSummary[], nodes: readonly ExecutionNode[]): Grid {
  const shown = nodes.length > mostNodeColumns ? [] : nodes
  const ids = new Set(shown.map(({ id }) => id))
  const hasOthers =
    shown.length === 0 ||
    executions.some((execution) => execution.nodes.some(({ nodeId }) => !ids.has(nodeId)))
  return { nodes: shown, hasOthers }
}

interface ExecutionRowProps {
  execution: ExecutionSummary
  nodes: readonly ExecutionNode[]
  grid: Grid
  onApproach: (ref: ExecutionRef) => void
  onOpen: (address: string) => void
}

function ExecutionRow({ execution, nodes, grid, onApproach, onOpen }: ExecutionRowProps) {
  const { t } = useI18n()
  const { status, beganAt, endedAt, createdBy } = execution
  const ref = { workflowId: execution.workflowId, executionId: execution.executionId }
  const address = href('execution', ref)
  const goesOn = isMoving(status.state) || status.state === 'paused'
  const stateOf = new Map(execution.nodes.map(({ nodeId, status: of }) => [nodeId, of]))
  const ids = new Set(grid.nodes.map(({ id }) => id))
  return (
    <TableRow
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
      {grid.nodes.map(({ id, name }) => (
        <TableCell key={id} column={nodeColumn}>
          <NodeState name={name} status={stateOf.get(id)} />
        </TableCell>
      ))}
      {grid.hasOthers && (
        <TableCell column={otherColumn}>
          <NodeStates
            statuses={execution.nodes.filter(({ nodeId }) => !ids.has(nodeId))}
            nodes={nodes}
            isRest={grid.nodes.length > 0}
          />
        </TableCell>
      )}
    </TableRow>
  )
}
