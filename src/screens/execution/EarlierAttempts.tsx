import { hasCause, NodeCause } from '#components/node/NodeCause'
import { StatusChip } from '#components/status/StatusChip'
import type { ExecutionRef } from '#domain/execution/execution'
import { runsNodeAgain, type NodeRecord } from '#domain/operation/kinds/node'
import { useI18n } from '#i18n/I18n'
import { useDetailWords } from '#i18n/executionDetails'
import { useEvidence, type Evidence } from '#queries/evidence'
import { useAllNodeRecords } from '#queries/operation/records'
import { Disclosure } from '#ui/Disclosure'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './execution.module.css'
import { TargetList } from './TargetList'

/** What this page had read of attempts that AOM has replaced. */
export function EarlierAttempts({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const evidence = useEvidence(execution, nodeId)
  const records = useAllNodeRecords(execution).filter((record) => record.nodeId === nodeId)
  return evidence.map((item) => (
    <EarlierAttempt
      key={item.replacedAt}
      executionId={execution.executionId}
      evidence={item}
      record={operationBetween(records, item)}
    />
  ))
}

/** The operation that replaced it, as far as this browser knows of one. */
const operationBetween = (
  records: readonly NodeRecord[],
  { node, replacedAt }: Evidence,
): NodeRecord | undefined =>
  records.find(
    ({ action, requestedAt, baseline }) =>
      runsNodeAgain(action) && requestedAt <= replacedAt && baseline.nodeBeganAt === node.beganAt,
  )

function EarlierAttempt(props: { executionId: string; evidence: Evidence; record: NodeRecord | undefined }) {
  const { executionId, evidence, record } = props
  const { t, format } = useI18n()
  const words = useDetailWords()
  const { node, readAt, replacedAt } = evidence
  const title = record
    ? words.before(t.operation.verb[record.action], format.clock(record.requestedAt))
    : words.beforeUnknown
  return (
    <Disclosure
      summary={
        <Text strong className={styles.fold}>
          {title}
        </Text>
      }
    >
      <Stack as="section" gap="sm" aria-label={title}>
        <Text as="p" look="note" tone="muted">
          {words.kept(format.clock(readAt))}
        </Text>
        <div>
          <StatusChip status={node.status} size="small" />
        </div>
        {hasCause(node) && <NodeCause node={node} />}
        {node.targets.length > 0 && (
          <TargetList
            label={words.earlierTargets}
            targets={node.targets}
            keptAs={`${executionId} ${node.id} ${replacedAt}`}
          />
        )}
      </Stack>
    </Disclosure>
  )
}
