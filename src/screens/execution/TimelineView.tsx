import { clsx } from 'clsx'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import { Button } from '#ui/Button'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { useNow } from '#components/time/useNow'
import type { NodeListProps } from './StepsTable'
import { layoutTimeline, type Bar } from './timeline'
import styles from './timeline.module.css'

/** Bars per node and attempt on one axis; stretches in which nothing ran are folded and named. */
export function TimelineView({ execution, selectedId, onSelect }: NodeListProps) {
  const { format } = useI18n()
  const words = useDetailWords()
  const now = useNow(5_000)
  const { bars, gaps } = layoutTimeline(execution.nodes, now)
  return (
    <Stack gap="md">
      <Stack as="ol" gap="xs" aria-label={words.timeline}>
        {execution.nodes.map((node) => {
          const own = bars.get(node.id) ?? []
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
              <div>
                <Track bars={own} gaps={gaps.map(({ at }) => at)} />
                <Text as="div" look="fine" tone="muted">
                  {own.length === 0
                    ? words.notBegun
                    : own.map((bar, index) => (
                        <BarWords key={index} bar={bar} index={index} of={own.length} />
                      ))}
                </Text>
              </div>
            </li>
          )
        })}
      </Stack>
      {gaps.length > 0 && (
        <Text as="div" look="note" tone="muted">
          ⋯ {format.list(gaps.map(({ durationMs }) => words.gap(format.duration(durationMs))))}
        </Text>
      )}
    </Stack>
  )
}

function Track({ bars, gaps }: { bars: readonly Bar[]; gaps: readonly number[] }) {
  return (
    <div aria-hidden className={styles.track}>
      {gaps.map((at) => (
        <div key={at} className={styles.gap} style={{ left: `${at * 100}%` }} />
      ))}
      {bars.map((bar, index) => (
        <div
          key={index}
          className={styles.bar}
          style={{
            left: `${bar.from * 100}%`,
            width: `${(bar.to - bar.from) * 100}%`,
            backgroundColor: `var(--mui-palette-states-${bar.status.state})`,
          }}
        />
      ))}
    </div>
  )
}

function BarWords({ bar, index, of }: { bar: Bar; index: number; of: number }) {
  const { t, format } = useI18n()
  const words = useDetailWords()
  const parts = [
    statusLabel(bar.status, t),
    bar.ended ? `${format.clock(bar.began)} – ${format.clock(bar.ended)}` : format.clock(bar.began),
    ...(bar.ended ? [format.duration(bar.ended - bar.began)] : []),
    ...(of > 1 ? [words.attempt(index + 1, of)] : []),
  ]
  return <div>{parts.join(' · ')}</div>
}
