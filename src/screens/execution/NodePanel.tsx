import { hasCause, NodeCause } from '#components/node/NodeCause'
import { lazyPart } from '#ui/lazyPart'
import { LongName } from '#ui/LongName'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { NodeOperations } from '#components/operation/NodeOperations'
import { StatusChip } from '#components/status/StatusChip'
import { statusLabel } from '#components/status/statusLabel'
import { LiveDuration } from '#components/time/LiveDuration'
import { useTicking } from '#components/time/useNow'
import { byTheMinute } from '#components/time/wholeMinutes'
import { waitingSince } from '#domain/execution/attention'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, sameStatus } from '#domain/execution/status'
import { waitsForPerson, type NodeRecord } from '#domain/operation/kinds/node'
import { currentPhase } from '#domain/operation/record'
import { useI18n } from '#i18n/I18n'
import { useNodeWords } from '#i18n/nodeWords'
import { useEvidence } from '#queries/evidence'
import { useOperationOn } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import { contradictionOf, describeContradiction } from './contradictions'
import styles from './execution.module.css'
import { NodeMarks, RecordBadge } from './NodeMarks'

/** Its place is kept for it. */
const NodeTeam = lazyPart(async () => (await import('./NodeTeam')).NodeTeam, {
  failure: 'nowhere',
  isLate: true,
})

interface NodePanelProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
  workflowEditedAt: number | undefined
  readAt: number | undefined
  record: NodeRecord | undefined
}

/** One node: how it stands, what can be done about it, and why. */
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
  const nodeWords = useNodeWords()
  const blockedBy = useOperationOn('termination', execution)
  const [replaced] = useEvidence(execution, node.id)
  // What was retried keeps its cause in sight, and what stands below it its place.
  const stopped = hasCause(node) ? node : replaced?.node
  const contradiction = contradictionOf(execution, node)
  const since = waitsForPerson(execution, node) ? waitingSince(execution, node) : undefined
  const subject =
    contradiction?.kind === 'targetsFailed' || contradiction?.kind === 'failureIgnored'
      ? words.thisNodeFirst
      : words.thisNode
  return (
    <Stack as="section" gap="lg" aria-label={words.panel(node.name)} data-node-panel className={styles.panel}>
      <div>
        <Stack direction="row" gap="md" align="center" className={styles.title}>
          <div className={styles.name}>
            <LongName name={node.name}>
              <Text as="h2" breaks>
                <bdi>{node.name}</bdi>
              </Text>
            </LongName>
          </div>
          <StatusChip status={node.status} size="large" />
          <div className={styles.lately}>
            <RunningSince node={node} />
            {since !== undefined && <WaitingFor since={since} />}
            {record && <RecordBadge record={record} />}
          </div>
        </Stack>
        <NodeMarks node={node} />
      </div>
      {node.isPause && node.description !== undefined && (
        <section aria-label={nodeWords.instruction} className={styles.instruction}>
          <Text as="p" strong breaks dir="auto">
            {node.description}
          </Text>
        </section>
      )}
      <NodeOperations
        execution={execution}
        node={node}
        workflowName={workflowName}
        workflowEditedAt={workflowEditedAt}
        readAt={readAt}
        record={record}
        blockedBy={blockedBy}
        size="large"
      />
      {runtimeConfig.hasJournal && (
        <div className={styles.teamPlace}>
          <NodeTeam execution={execution} node={node} workflowName={workflowName} />
        </div>
      )}
      <RefusedAndMoved node={node} record={record} />
      {contradiction && <Notice role="note">{describeContradiction(contradiction, subject, t)}</Notice>}
      {stopped && (
        <div>
          <h3>{stopped === node ? nodeWords.why : nodeWords.whyBefore}</h3>
          <NodeCause node={stopped} />
        </div>
      )}
    </Stack>
  )
}

/** Nobody waits for it, and it has not failed: it runs. */
function RunningSince({ node: { status, isPause, beganAt } }: { node: ExecutionNode }) {
  const { format } = useI18n()
  const words = useNodeWords()
  if (isPause || beganAt === undefined || status.state !== 'running') return null
  return (
    <Text tone="muted">
      {words.runningSince(format.timeOfDay(beganAt))} · <LiveDuration since={beganAt} />
    </Text>
  )
}

function WaitingFor({ since }: { since: number }) {
  const { format } = useI18n()
  const words = useNodeWords()
  return (
    <Text tone="muted">
      {useTicking((now) => words.waitingFor(format.duration(byTheMinute(now - since))))}
    </Text>
  )
}

/** Whoever was refused must learn what is there now: that it moved on is why. */
function RefusedAndMoved({ node, record }: { node: ExecutionNode; record: NodeRecord | undefined }) {
  const { t, format } = useI18n()
  const words = useNodeWords()
  if (!record || record.by || currentPhase(record) !== 'refused') return null
  if (sameStatus(record.baseline.node, node.status)) return null
  const since = isMoving(node.status.state) ? node.beganAt : (node.endedAt ?? node.beganAt)
  if (since === undefined) return null
  const verb = t.operation.verb[record.action]
  return (
    <Notice role="note" tone="warning">
      {words.refusedAndMoved(verb, statusLabel(node.status, t), format.clock(since))}
    </Notice>
  )
}
