import { clsx } from 'clsx'
import { Fragment } from 'react'
import { OperationBadge } from '#components/operation/OperationBadge'
import { NodeOperations } from '#components/operation/NodeOperations'
import { StatusChip } from '#components/status/StatusChip'
import common from '#ui/table.module.css'
import text from '#ui/text.module.css'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { OperationRecord } from '#domain/operation/operation'
import { scoreTargets } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import { ColumnHeads } from './ColumnHeads'
import { useNow } from '#components/time/useNow'
import { useOperationOn } from '#queries/operation/records'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import table from './tables.module.css'
import { TargetsScore } from './TargetsScore'

export interface NodeListProps {
  execution: Execution
  workflowName: string
  workflowEditedAt: number | undefined
  readAt: number | undefined
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
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
    <section className={table['scroller']} tabIndex={0} aria-label={words.steps}>
      <table aria-label={words.steps} className={clsx(common['table'], table['table'], table['steps'])}>
        <ColumnHeads columns={columns} />
        <tbody>
          {props.execution.nodes.map((node) => (
            <StepRow key={node.id} node={node} {...props} />
          ))}
        </tbody>
      </table>
    </section>
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
}: NodeListProps & { node: ExecutionNode }) {
  const isSelected = node.id === selectedId
  const record = records.get(node.id)
  const blockedBy = useOperationOn('termination', execution)
  const hasButtons =
    waitsForPerson(execution, node) || node.status.state === 'unknown' || record !== undefined
  return (
    <tr
      aria-current={isSelected ? 'true' : undefined}
      // The whole row is a larger target for the same button.
      onClick={() => onSelect(node.id)}
      className={table['step']}
    >
      <td>
        <StatusChip status={node.status} size="small" />
      </td>
      <td className={table['node']}>
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(node.id)
          }}
          className={styles['nodeButton']}
        >
          <bdi>{node.name}</bdi>
        </button>
        <NodeMarks node={node} />
      </td>
      <td className={clsx(text['muted'], table['task'])}>
        <TaskName name={node.taskName} />
      </td>
      <td>
        <Time at={node.beganAt} clockOnly={isOfOneDay(node.beganAt, execution.beganAt)} />
      </td>
      <td>
        <NodeDuration of={node} />
      </td>
      <td>
        <TargetsScore score={scoreTargets(node.targets)} />
      </td>
      <td onClick={(event) => event.stopPropagation()} className={table['operations']}>
        {record && <RecordBadge record={record} />}
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
      </td>
    </tr>
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
  return <span className={clsx(text['fine'], text['muted'], styles['marks'])}>{marks.join(' · ')}</span>
}

/** Ticks by itself, so that the table does not. */
export function RecordBadge({ record }: { record: OperationRecord }) {
  const now = useNow()
  return (
    <div className={styles['record']}>
      <OperationBadge record={record} now={now} />
    </div>
  )
}
