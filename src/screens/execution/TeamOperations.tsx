import { Button } from '#ui/Button'
import { Link } from '#ui/Link'
import { Text } from '#ui/Text'
import { useNow } from '#components/time/useNow'
import { factsOf, type ActivityEntry, type ActivityFacts } from '#domain/operation/activity'
import { formatOperationFilter } from '#domain/operation/filter'
import { effectPatienceMs } from '#domain/operation/record'
import { useActivityWords, type ActivityWords } from '#i18n/activity'
import { useI18n } from '#i18n/I18n'
import type { ExecutionRef } from '#domain/execution/execution'
import { useActivity } from '#queries/journal/activity'
import { href } from '#routes'
import styles from './execution.module.css'
import { operatorName } from './operatorName'

export interface TeamOperationsProps {
  execution: ExecutionRef
  /** Of one node only. */
  nodeId?: string
  /** Of the whole execution: chooses the node that an operation was about. */
  onSelect?: (nodeId: string) => void
}

/** One list of an execution serves its nodes too. */
export const readAtOnce = 200
const mostShown = 10
const tickMs = 5_000

/** What was asked of this node or execution, by anybody, newest first. */
export function TeamOperations({ execution, nodeId, onSelect }: TeamOperationsProps) {
  const words = useActivityWords()
  const { workflowId: workflow, executionId } = execution
  const { entries, reading } = useActivity({ workflow, execution: executionId }, { limit: readAtOnce })
  const here = entries?.filter((entry) => nodeId === undefined || factsOf(entry).nodeId === nodeId)
  const filter = { workflow, execution: executionId, ...(nodeId !== undefined && { node: nodeId }) }
  return (
    <>
      <h3>{nodeId === undefined ? words.past.ofExecution : words.past.ofNode}</h3>
      {reading.failure && (
        <Text as="p" look="note" tone="warning">
          {words.past.notRead}
        </Text>
      )}
      {!here && (
        <Text as="p" tone="muted">
          {words.past.loading}
        </Text>
      )}
      {here?.length === 0 && !reading.failure && (
        <Text as="p" tone="muted">
          {words.past.none}
        </Text>
      )}
      {here && here.length > 0 && (
        <>
          <ul className={styles.list}>
            {here.slice(0, mostShown).map((entry) => (
              <PastOperation key={entry.id} entry={entry} onSelect={onSelect} />
            ))}
          </ul>
          <Link href={href('activity', {}, formatOperationFilter(filter, new URLSearchParams()))}>
            {words.past.all}
          </Link>
        </>
      )}
    </>
  )
}

/** "li.na · Retry · 52m ago · took effect" */
function PastOperation({
  entry,
  onSelect,
}: {
  entry: ActivityEntry
  onSelect: ((nodeId: string) => void) | undefined
}) {
  const { t, format } = useI18n()
  const words = useActivityWords()
  const now = useNow(tickMs)
  const facts = factsOf(entry)
  const { action, rawAction, nodeId, nodeName, requestedAt, reason, effect } = facts
  return (
    <Text as="li" breaks>
      {onSelect && nodeId !== undefined && (
        <>
          <Button variant="link" onClick={() => onSelect(nodeId)}>
            <bdi>{nodeName ?? nodeId}</bdi>
          </Button>
          {' · '}
        </>
      )}
      <Text as="bdi" strong>
        {operatorName(entry, words)}
      </Text>
      {' · '}
      <bdi>{action ? t.operation.verb[action] : rawAction}</bdi>
      {' · '}
      <Text as="time" oneLine dateTime={new Date(requestedAt).toISOString()} title={format.time(requestedAt)}>
        {words.past.ago(format.duration(coarse(now - requestedAt)))}
      </Text>
      {' · '}
      <span title={effect && format.time(effect.seenAt)}>{outcomeLabel(facts, now, words)}</span>
      {!entry.operation && (
        <Text tone="muted">
          {' · '}
          {words.past.onlyHere}
        </Text>
      )}
      {reason !== undefined && reason !== '' && (
        <Text as="div" tone="muted" breaks dir="auto">
          {reason}
        </Text>
      )}
    </Text>
  )
}

export function outcomeLabel(facts: ActivityFacts, now: number, { past }: ActivityWords): string {
  const { effect, outcome, rawOutcome, answeredAt, requestedAt } = facts
  if (effect) return past.tookEffect
  if (outcome === undefined) return rawOutcome
  if (outcome !== 'accepted') return past[outcome]
  return now - (answeredAt ?? requestedAt) < effectPatienceMs ? past.waiting : past.noEffect
}

/** One unit is enough to say how long ago. */
function coarse(ms: number): number {
  const unit = [86_400_000, 3_600_000, 60_000, 1_000].find((size) => ms >= size) ?? 1_000
  return Math.max(0, Math.floor(ms / unit) * unit)
}
