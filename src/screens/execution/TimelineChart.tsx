import { clsx } from 'clsx'
import { useState, type CSSProperties } from 'react'
import { StatusIcon } from '#components/status/StatusIcon'
import { useNow } from '#components/time/useNow'
import type { Attempt, ExecutionNode } from '#domain/execution/node'
import { isMoving } from '#domain/execution/status'
import { factsOf, type ActivityEntry } from '#domain/operation/activity'
import { attemptsOf } from '#domain/operation/attempts'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { useActivityWords } from '#i18n/activity'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { useEvidenceByNode } from '#queries/evidence'
import { Button } from '#ui/Button'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { operatorName } from './operatorName'
import type { NodeListProps } from './StepsTable'
import { layoutTimeline, runningSince, type Timeline } from './timeline'
import { TimelineAxis } from './TimelineAxis'
import styles from './timeline.module.css'
import { TimelineWords } from './TimelineWords'

interface TimelineChartProps extends NodeListProps {
  /** What was asked of the execution and its nodes, by anybody that is known of. */
  entries: readonly ActivityEntry[]
}

export function TimelineChart({ execution, selectedId, onSelect, entries }: TimelineChartProps) {
  const { format } = useI18n()
  const words = useDetailWords()
  const now = useNow(5_000)
  const [isZoomed, setIsZoomed] = useState(false)
  const evidence = useEvidenceByNode(execution)
  const { nodes } = execution
  const earlier = new Map(
    nodes.map((node) => {
      const read = (evidence.get(node.id) ?? []).map((kept) => kept.node)
      return [node.id, { read, noted: notedOf(node, entries, read) }]
    }),
  )
  const since = runningSince(nodes)
  const timeline = layoutTimeline(nodes, now, {
    isOpen: isMoving(execution.status.state) || nodes.some((node) => waitsForPerson(execution, node)),
    moments: entries.map((entry) => factsOf(entry).requestedAt),
    earlier: new Map([...earlier].map(([id, { read, noted }]) => [id, [...noted, ...read]])),
    ...(isZoomed && since !== undefined && { from: since }),
  })
  const { folds } = timeline
  const ofExecution = entries.filter((entry) => factsOf(entry).nodeId === undefined)
  return (
    <Stack gap="md">
      <div className={styles.head}>
        <div className={styles.zoom}>
          {since !== undefined && (
            <Button variant="outlined" aria-pressed={isZoomed} onClick={() => setIsZoomed(!isZoomed)}>
              {words.zoomToRunning}
            </Button>
          )}
        </div>
        <TimelineAxis timeline={timeline} now={now} />
      </div>
      <Stack as="ol" gap="xs" aria-label={words.timeline}>
        {nodes.map((node) => {
          const isSelected = node.id === selectedId
          return (
            <li key={node.id} className={clsx(styles.node, isSelected && styles.selected)}>
              <Button
                variant="link"
                aria-pressed={isSelected}
                onClick={() => onSelect(node.id)}
                className={styles.name}
              >
                <StatusIcon state={node.status.state} />
                <bdi>{node.name}</bdi>
              </Button>
              <TimelineRow
                timeline={timeline}
                id={node.id}
                read={earlier.get(node.id)?.read.map(({ beganAt }) => beganAt)}
                noted={earlier.get(node.id)?.noted.map(({ beganAt }) => beganAt)}
                entries={entries.filter((entry) => factsOf(entry).nodeId === node.id)}
              />
            </li>
          )
        })}
        {ofExecution.length > 0 && (
          <li className={styles.node}>
            <span className={styles.name}>{words.wholeExecution}</span>
            <TimelineRow timeline={timeline} entries={ofExecution} />
          </li>
        )}
      </Stack>
      {folds.length > 0 && (
        <Text as="p" look="note" tone="muted">
          {words.folded(format.list(folds.map(({ durationMs }) => words.gap(format.duration(durationMs)))))}
        </Text>
      )}
    </Stack>
  )
}

/** What operations noted of the attempts that they replaced, where this page has not read them itself. */
function notedOf(
  node: ExecutionNode,
  entries: readonly ActivityEntry[],
  read: readonly Attempt[],
): readonly Attempt[] {
  const operations = entries.map(factsOf).filter(({ nodeId }) => nodeId === node.id)
  return attemptsOf(node, operations).filter(
    ({ source, beganAt }) => source === 'noted' && read.every((attempt) => attempt.beganAt !== beganAt),
  )
}

interface TimelineRowProps {
  timeline: Timeline
  /** Of the node; none: of the execution as a whole. */
  id?: string
  entries: readonly ActivityEntry[]
  /** When the attempts began that AOM no longer reports: as this page read them, and as the journal has them noted. */
  read?: readonly (number | undefined)[] | undefined
  noted?: readonly (number | undefined)[] | undefined
}

/** One track, and the same in words below it. */
function TimelineRow({ timeline, id, entries, read, noted }: TimelineRowProps) {
  const { t, format } = useI18n()
  const words = useDetailWords()
  const activity = useActivityWords()
  const bars = (id !== undefined && timeline.bars.get(id)) || []
  const marks = entries.map((entry) => {
    const { id: key, requestedAt, action, rawAction } = factsOf(entry)
    const verb = action ? t.operation.verb[action] : rawAction
    const text = words.asked(operatorName(entry, activity), verb, format.timeOfDay(requestedAt))
    return { key, text, time: requestedAt, at: timeline.place(requestedAt), entry }
  })
  const starts = [...bars.map(({ from }) => from), ...marks.map(({ at }) => at)]
  const start = starts.length === 0 ? 0 : Math.min(...starts)
  return (
    <div style={{ '--start': `${start * 100}%` } as CSSProperties}>
      <div aria-hidden className={styles.track}>
        {timeline.folds.map(({ from, to }) => (
          <div key={from} className={styles.fold} style={between(from, to)} />
        ))}
        {bars.map((bar, index) => (
          <div
            key={index}
            className={clsx(styles.bar, bar.goesOn && styles.goesOn)}
            style={{
              ...between(bar.from, bar.to),
              backgroundColor: `var(--mui-palette-states-${bar.status.state})`,
            }}
          />
        ))}
        {timeline.now !== undefined && <div className={styles.now} style={between(timeline.now)} />}
        {marks.map(({ key, at, text }) => (
          <div
            key={key}
            title={text}
            className={clsx(styles.mark, at > 0.5 && styles.turned)}
            style={between(at)}
          />
        ))}
      </div>
      <TimelineWords bars={bars} marks={marks} read={read} noted={noted} isNode={id !== undefined} />
    </div>
  )
}

const between = (from: number, to?: number): CSSProperties => ({
  left: `${from * 100}%`,
  ...(to !== undefined && { width: `${(to - from) * 100}%` }),
})
