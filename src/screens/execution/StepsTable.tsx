import { Fragment } from 'react'
import { NodeOperations } from '#components/operation/NodeOperations'
import { StatusChip } from '#components/status/StatusChip'
import type { TeamLine } from '#components/team/teamLines'
import { TeamSigns } from '#components/team/TeamSigns'
import { Button } from '#ui/Button'
import { Table, TableBody, TableCell, TableRow, TableScroller } from '#ui/Table'
import { Text } from '#ui/Text'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { NodeRecord } from '#domain/operation/kinds/node'
import { scoreTargets } from '#domain/execution/target'
import { useDetailWords } from '#i18n/executionDetails'
import { useOperationOn } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import { useNodeLines } from './nodeLines'
import { NodeMarks, RecordBadge } from './NodeMarks'
import { TargetsScore } from './TargetsScore'

export interface NodeListProps {
  execution: Execution
  workflowName: string
  workflowEditedAt: number | undefined
  readAt: number | undefined
  /** The newest operation on each node that was not dismissed, by node id. */
  records: ReadonlyMap<string, NodeRecord>
  selectedId: string | undefined
  onSelect: (nodeId: string) => void
}

const columns = {
  state: { width: '9rem', area: 'state' },
  node: { area: 'node' },
  task: { className: styles.task },
  began: { width: '6rem', className: styles.began },
  duration: { className: styles.duration },
  targets: { className: styles.targets, area: 'targets' },
  // Two buttons beside each other.
  operation: { className: styles.operations, area: 'operation' },
} as const

/** The nodes in order, as a table: what the graph shows, for every reader. */
export function StepsTable(props: NodeListProps) {
  return runtimeConfig.hasJournal ? <TeamSteps {...props} /> : <Steps {...props} />
}

function TeamSteps(props: NodeListProps) {
  return <Steps {...props} lines={useNodeLines(props.execution, props.records)} />
}

/** `lines`: what the team says of each node, where somebody keeps that. */
function Steps({ lines, ...props }: NodeListProps & { lines?: ReadonlyMap<string, readonly TeamLine[]> }) {
  const words = useDetailWords()
  const heads = {
    state: words.stateColumn,
    node: words.nodeColumn,
    task: words.taskColumn,
    began: words.beganColumn,
    duration: words.durationColumn,
    targets: words.targetsColumn,
    operation: words.operationColumn,
  }
  return (
    <TableScroller label={words.steps}>
      <Table
        label={words.steps}
        columns={columns}
        heads={heads}
        density="close"
        className={styles.steps}
        foldBelow="md"
        foldAreas="'node state' 'targets operation'"
      >
        <TableBody>
          {props.execution.nodes.map((node) => (
            <StepRow key={node.id} node={node} lines={lines && (lines.get(node.id) ?? [])} {...props} />
          ))}
        </TableBody>
      </Table>
    </TableScroller>
  )
}

/** The header tells the day on which the execution began. */
const isOfOneDay = (at: number | undefined, other: number | undefined): boolean => dayOf(at) === dayOf(other)

/** In the reader's zone. */
const dayOf = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toDateString())

function StepRow({
  node,
  execution,
  workflowName,
  workflowEditedAt,
  readAt,
  records,
  selectedId,
  onSelect,
  lines,
}: NodeListProps & { node: ExecutionNode; lines: readonly TeamLine[] | undefined }) {
  const isSelected = node.id === selectedId
  const record = records.get(node.id)
  const blockedBy = useOperationOn('termination', execution)
  const hasButtons =
    waitsForPerson(execution, node) || node.status.state === 'unknown' || record !== undefined
  return (
    // The whole row is a larger target for the same button.
    <TableRow isCurrent={isSelected} onClick={() => onSelect(node.id)}>
      <TableCell column={columns.state}>
        <div className={styles.stateAndSign}>
          <StatusChip status={node.status} size="small" />
          {lines && (
            <span className={styles.sign}>
              <TeamSigns lines={lines} most={1} />
            </span>
          )}
        </div>
      </TableCell>
      <TableCell column={columns.node}>
        <Button
          variant="link"
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(node.id)
          }}
        >
          <Text as="bdi" strong>
            {node.name}
          </Text>
        </Button>
        <NodeMarks node={node} />
      </TableCell>
      <TableCell column={columns.task}>
        <TaskName name={node.taskName} />
      </TableCell>
      <TableCell column={columns.began}>
        <Time at={node.beganAt} clockOnly={isOfOneDay(node.beganAt, execution.beganAt)} />
      </TableCell>
      <TableCell column={columns.duration}>
        <NodeDuration of={node} />
      </TableCell>
      <TableCell column={columns.targets}>
        <TargetsScore score={scoreTargets(node.targets)} />
      </TableCell>
      <TableCell column={columns.operation} onClick={(event) => event.stopPropagation()}>
        {hasButtons && (
          <NodeOperations
            execution={execution}
            node={node}
            workflowName={workflowName}
            workflowEditedAt={workflowEditedAt}
            readAt={readAt}
            record={record}
            blockedBy={blockedBy}
            size="small"
          />
        )}
        {hasButtons && <div className={styles.recordPlace}>{record && <RecordBadge record={record} />}</div>}
      </TableCell>
    </TableRow>
  )
}

/** `CMS::ECS::runScript` breaks between its parts, not within a word. */
function TaskName({ name }: { name: string | undefined }) {
  const parts = name?.split(/(?<=::)/).map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the parts of one name never change places
    <Fragment key={index}>
      {part}
      <wbr />
    </Fragment>
  ))
  return (
    <Text tone="muted" breaks>
      {parts}
    </Text>
  )
}
