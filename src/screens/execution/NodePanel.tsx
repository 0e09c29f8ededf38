import { CopyText } from '#components/page/CopyText'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { Disclosure } from '#ui/Disclosure'
import { Notice } from '#ui/Notice'
import { Preformatted } from '#ui/Preformatted'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { NodeOperations } from '#components/operation/NodeOperations'
import { StatusChip } from '#components/status/StatusChip'
import { Time } from '#components/time/Time'
import type { Execution } from '#domain/execution/execution'
import { causeOf } from '#domain/execution/cause'
import type { ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { OperationRecord } from '#domain/operation/operation'
import { scoreTargets } from '#domain/execution/target'
import { useI18n } from '#i18n/I18n'
import { useOperationOn } from '#queries/operation/records'
import { contradictionOf, describeContradiction } from './contradictions'
import styles from './execution.module.css'
import { NodeDuration } from './NodeDuration'
import { PastOperations } from './PastOperations'
import { NodeMarks, RecordBadge } from './StepsTable'
import { TargetsScore } from './TargetsScore'
import { TargetsTable } from './TargetsTable'

interface NodePanelProps {
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
  const why = causeOf(node)?.line
  const contradiction = contradictionOf(execution, node)
  const subject =
    contradiction?.kind === 'targetsFailed' || contradiction?.kind === 'failureIgnored'
      ? words.thisNodeFirst
      : words.thisNode
  return (
    <Stack as="section" gap="xl" aria-label={words.panel(node.name)} className={styles.panel}>
      <div>
        <Text as="h2" breaks>
          <bdi>{node.name}</bdi>
        </Text>
        <NodeMarks node={node} />
        {node.description !== undefined && (
          <Text as="p" tone="muted" breaks dir="auto">
            {node.description}
          </Text>
        )}
      </div>
      <Stack direction="row" gap="md" align="center">
        <StatusChip status={node.status} size="large" />
        {record && <RecordBadge record={record} />}
      </Stack>
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
      {contradiction && <Notice role="note">{describeContradiction(contradiction, subject, t)}</Notice>}
      {why !== undefined && (
        <div>
          <h3>{words.why}</h3>
          <Text as="div" mono look="note" dir="auto">
            {why}
          </Text>
        </div>
      )}
      <NodeTargets node={node} />
      <NodeFacts node={node} />
      <Attempts node={node} />
      <div>
        {node.output !== undefined && <ValueDetails title={words.output} value={node.output} />}
        {node.configuration !== undefined && (
          <ValueDetails title={words.configuration} value={node.configuration} />
        )}
      </div>
      {/* Last: it grows as others act, and must not move what can be pressed. */}
      <PastOperations execution={execution} nodeId={node.id} />
    </Stack>
  )
}

function NodeTargets({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.isPause) return null
  return (
    <div>
      <Stack direction="row" gap="lg" align="baseline">
        <h3>{t.execution.targets}</h3>
        <TargetsScore score={scoreTargets(node.targets)} />
      </Stack>
      {node.targets.length > 0 ? (
        <TargetsTable targets={node.targets} />
      ) : (
        <Text as="p" tone="muted">
          {t.execution.noTargets}
        </Text>
      )}
    </div>
  )
}

function NodeFacts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  const words = t.execution
  return (
    <DescriptionList>
      <Description name={words.began}>
        <Time at={node.beganAt} />
      </Description>
      {node.beganAt !== undefined && (
        <>
          <Description name={words.endedAt}>
            <Time at={node.endedAt} />
          </Description>
          <Description name={words.duration}>
            <NodeDuration of={node} />
          </Description>
        </>
      )}
      {node.taskName !== undefined && <Description name={words.task}>{node.taskName}</Description>}
      <Description name={words.nodeId}>
        <CopyText text={node.id} label={words.nodeId} />
      </Description>
      {node.functionExecutionId !== undefined && (
        <Description name={words.functionExecutionId}>
          <CopyText text={node.functionExecutionId} label={words.functionExecutionId} />
        </Description>
      )}
    </DescriptionList>
  )
}

function Attempts({ node }: { node: ExecutionNode }) {
  const { t } = useI18n()
  if (node.attempts.length < 2) return null
  return (
    <div>
      <h3>{t.execution.attempts}</h3>
      <ol className={styles.list}>
        {node.attempts.map((attempt, index) => (
          <li key={index} className={styles.attempt}>
            <StatusChip status={attempt.status} size="small" />
            <Time at={attempt.beganAt} />
            <NodeDuration of={attempt} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** A value as AOM sent it, folded away and written out only once it is opened, since it may be long. */
function ValueDetails({ title, value }: { title: string; value: unknown }) {
  const { t } = useI18n()
  const summary = (
    <Text strong className={styles.fold}>
      {title}
    </Text>
  )
  return (
    <Disclosure summary={summary}>
      <Stack gap="xs">
        <Text as="div" look="note" tone="muted">
          {t.execution.secretsHidden}
        </Text>
        <Preformatted
          label={title}
          text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
        />
      </Stack>
    </Disclosure>
  )
}
