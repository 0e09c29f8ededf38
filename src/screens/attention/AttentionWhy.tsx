import { clsx } from 'clsx'
import { useMemo, type ReactNode } from 'react'
import { describeFailure } from '#components/failure/describeFailure'
import { NextTry } from '#components/failure/ReadFailure'
import { OperationBadge } from '#components/operation/OperationBadge'
import { statusLabel } from '#components/status/statusLabel'
import { useNow } from '#components/time/useNow'
import { isStoppedWithoutNode, type AttentionRow } from '#domain/execution/attention'
import type { ExecutionNode } from '#domain/execution/node'
import type { OperationRecord } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { useOperationOn } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'
import { Skeleton } from '#ui/Skeleton'
import { Text } from '#ui/Text'
import styles from './attention.module.css'
import { whyFailed } from './whyFailed'

/** It takes the last line, which is the cause's second or nobody's, so nothing moves when it comes. */
const RowTeam = lazyPart(async () => (await import('./RowTeam')).RowTeam, { failure: 'nowhere' })

/** Why it waits, in AOM's words, and on which hosts. What an operation does is told in the same box, above it. */
export function AttentionWhy({ row }: { row: AttentionRow }) {
  const { node } = row
  const record = useOperationOn('node', { ...row.ref, nodeId: node?.id ?? '' })
  return (
    <div className={styles.cause}>
      {record && (
        <span className={styles.oneLine}>
          <LiveBadge record={record} node={node} />
        </span>
      )}
      <Cause row={row} isBelow={record !== undefined} />
      {runtimeConfig.hasJournal && node && <RowTeam row={row} />}
    </div>
  )
}

function LiveBadge({ record, node }: { record: OperationRecord; node: ExecutionNode | undefined }) {
  const { t } = useI18n()
  return (
    <OperationBadge record={record} now={useNow()}>
      {record.effectSeenAt !== undefined && node && ` → ${statusLabel(node.status, t)}`}
    </OperationBadge>
  )
}

function Cause({ row, isBelow }: { row: AttentionRow; isBelow: boolean }) {
  const { t, format } = useI18n()
  const words = t.attention
  const { kind, node, execution, workflow, failure } = row
  switch (kind) {
    case 'unread':
      return failure ? (
        <>
          <Line isBelow={isBelow}>{words.rowFailed(describeFailure(failure, t).title)}</Line>
          <Text look="note" tone="muted" className={styles.oneLine}>
            <NextTry reading={{ isReading: false, nextReadAt: row.nextReadAt }} />
          </Text>
        </>
      ) : (
        <Skeleton isText width="60%" />
      )
    case 'again':
      return (
        <Line isBelow={isBelow}>
          {row.waitingSince === undefined
            ? words.running
            : words.runningSince(format.timeOfDay(row.waitingSince))}
        </Line>
      )
    case 'over':
      return (
        <Line isBelow={isBelow}>
          {execution && isStoppedWithoutNode(execution) ? words.unexplained.title : words.over}
        </Line>
      )
    case 'unknown':
      return <Line isBelow={isBelow}>{words.unknownState((node ?? execution ?? workflow).status.raw)}</Line>
    case 'paused':
      return (
        <>
          <Line isBelow={isBelow}>
            {node?.status.state === 'running' ? words.pauseCalledRunning : words.pause}
          </Line>
          {node?.description !== undefined && (
            <Text dir="auto" look="note" tone="muted" title={node.description} className={styles.oneLine}>
              {node.description}
            </Text>
          )}
        </>
      )
    case 'failed':
      return node && <Failed node={node} isBelow={isBelow} />
  }
}

/** The hosts on which it went wrong, and the line that names what. */
function Failed({ node, isBelow }: { node: ExecutionNode; isBelow: boolean }) {
  const { t } = useI18n()
  const words = t.attention
  const { line, targets, names, stillRan } = useMemo(() => whyFailed(node, words), [node, words])
  return (
    <>
      {targets.length > 0 && stillRan === undefined && (
        <span className={styles.hosts} title={targets.map(({ name }) => name).join(', ')}>
          <bdi className={styles.names}>{names}</bdi>
          <span className={styles.score}>{words.hosts(targets.length, node.targets.length)}</span>
        </span>
      )}
      {line !== undefined && (
        <Text
          dir="auto"
          title={line}
          mono
          twoLines
          className={clsx(styles.reason, isBelow && styles.isBelow)}
        >
          {line}
        </Text>
      )}
      {stillRan !== undefined && (
        <Text
          title={targets.map(({ name }) => name).join(', ')}
          twoLines
          className={clsx(isBelow && styles.isBelow)}
        >
          {stillRan}
          <Text as="bdi" whole>
            {names}
          </Text>
        </Text>
      )}
      {line === undefined && stillRan === undefined && <Line isBelow={isBelow}>{words.noReason}</Line>}
    </>
  )
}

/** Two lines, as far as nothing else needs the second. */
const Line = ({ isBelow, children }: { isBelow: boolean; children: ReactNode }) => (
  <Text twoLines className={clsx(styles.line, isBelow && styles.isBelow)}>
    {children}
  </Text>
)
