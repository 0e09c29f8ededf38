import { clsx } from 'clsx'
import { CopyText } from '#components/page/CopyText'
import { Fact, Facts } from '#ui/DescriptionList'
import { NodeOperations } from '#components/operation/NodeOperations'
import { StatusChip } from '#components/status/StatusChip'
import text from '#ui/text.module.css'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import { failureLine, type ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { OperationRecord } from '#domain/operation/operation'
import { scoreTargets } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import { useOperationOn } from '#queries/operation/records'
import { contradictionOf, contradictionWords } from './contradictions'
import styles from './execution.module.css'
import { JsonDetails } from './JsonDetails'
import { NodeDuration } from './NodeDuration'
import { Notice } from './Notice'
import panel from './panel.module.css'
import { PastOperations } from './PastOperations'
import { NodeMarks, RecordBadge } from './StepsTable'
import { TargetsScore } from './TargetsScore'
import { TargetsTable } from './TargetsTable'

export interface NodePanelProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  workflowEditedAt: number | undefined
  readAt: number | undefined
  record: OperationRecord | undefined
}

/** One node: how it stands, why, what can be done about it, and everything AOM said of it. */
export function NodePanel({
  execution,
  node,
  workflowName,
  workflowEditedAt,
  readAt,
  record,
}: NodePanelProps) {
  const { t } = useI18n()
  const words = t.execution
  const blockedBy = useOperationOn('termination', execution)
  const why = failureLine(node)
  const contradiction = contradictionOf(execution, node)
  const subject =
    contradiction?.kind === 'targetsFailed' || contradiction?.kind === 'failureIgnored'
      ? words.thisNodeFirst
      : words.thisNode
  return (
    <section aria-label={words.panel(node.name)} className={panel['panel']}>
      <div>
        <h2>
          <bdi>{node.name}</bdi>
        </h2>
        <NodeMarks node={node} />
        {node.description !== undefined && (
          <p dir="auto" className={clsx(text['muted'], panel['description'])}>
            {node.description}
          </p>
        )}
      </div>
      <div className={panel['state']}>
        <StatusChip status={node.status} size="large" />
        {record && <RecordBadge record={record} />}
      </div>
      <NodeOperations
        execution={execution}
        node={node}
        workflowName={workflowName}
        workflowEditedAt={workflowEditedAt}
        readAt={readAt}
        record={record}
        blockedBy={blockedBy}
        size={waitsForPerson(execution, node) ? 'large' : 'medium'}
      />
      {contradiction && <Notice>{contradictionWords(contradiction, subject, t)}</Notice>}
      {why !== undefined && (
        <div>
          <h3>{words.why}</h3>
          <div dir="auto" className={clsx(text['mono'], text['note'])}>
            {why}
          </div>
        </div>
      )}
      <NodeTargets node={node} />
      <NodeFacts node={node} />
      <Attempts node={node} />
      <div>
        {node.output !== undefined && (
          <JsonDetails title={words.output} value={node.output} note={words.secretsHidden} />
        )}
        {node.configuration !== undefined && (
          <JsonDetails title={words.configuration} value={node.configuration} note={words.secretsHidden} />
        )}
      </div>
      {/* Last: it grows as others act, and must not move what can be pressed. */}
      <PastOperations execution={execution} nodeId={node.id} />
    </section>
  )
}

function NodeTargets({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.isPause) return null
  return (
    <div>
      <div className={panel['targets']}>
        <h3>{t.execution.targets}</h3>
        <TargetsScore score={scoreTargets(node.targets)} />
      </div>
      {node.targets.length > 0 ? (
        <TargetsTable targets={node.targets} />
      ) : (
        <p className={text['muted']}>{t.execution.noTargets}</p>
      )}
    </div>
  )
}

function NodeFacts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  const words = t.execution
  return (
    <Facts>
      <Fact name={words.began}>
        <Time at={node.beganAt} />
      </Fact>
      {node.beganAt !== undefined && (
        <>
          <Fact name={words.endedAt}>
            <Time at={node.endedAt} />
          </Fact>
          <Fact name={words.duration}>
            <NodeDuration of={node} />
          </Fact>
        </>
      )}
      {node.taskName !== undefined && <Fact name={words.task}>{node.taskName}</Fact>}
      <Fact name={words.nodeId}>
        <CopyText text={node.id} label={words.nodeId} />
      </Fact>
      {node.functionExecutionId !== undefined && (
        <Fact name={words.functionExecutionId}>
          <CopyText text={node.functionExecutionId} label={words.functionExecutionId} />
        </Fact>
      )}
    </Facts>
  )
}

function Attempts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.attempts.length < 2) return null
  return (
    <div>
      <h3>{t.execution.attempts}</h3>
      <ol className={styles['list']}>
        {node.attempts.map((attempt, index) => (
          <li key={index} className={panel['attempt']}>
            <StatusChip status={attempt.status} size="small" />
            <Time at={attempt.beganAt} />
            <NodeDuration of={attempt} />
          </li>
        ))}
      </ol>
    </div>
  )
}
