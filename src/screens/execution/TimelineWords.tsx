import { useNow } from '#components/time/useNow'
import { statusLabel } from '#components/status/statusLabel'
import { factsOf, type ActivityEntry } from '#domain/operation/activity'
import { useActivityWords } from '#i18n/activity'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { outcomeLabel } from './TeamOperations'
import type { Bar } from './timeline'
import styles from './timeline.module.css'

interface TimelineWordsProps {
  bars: readonly Bar[]
  marks: readonly { key: string; text: string; time: number; entry: ActivityEntry }[]
  /** When the attempts began that AOM no longer reports. */
  read: readonly (number | undefined)[] | undefined
  noted: readonly (number | undefined)[] | undefined
  isNode: boolean
}

/** What a track shows, in the order of time: each attempt, and each operation with who it was. */
export function TimelineWords({ bars, marks, read = [], noted = [], isNode }: TimelineWordsProps) {
  const words = useDetailWords()
  const activity = useActivityWords()
  const now = useNow(5_000)
  const replaced = ({ began }: Bar) =>
    read.includes(began) ? words.attemptKept : noted.includes(began) ? words.attemptNoted : undefined
  const lines = [
    ...bars.map((bar, index) => ({
      key: `attempt ${index}`,
      time: bar.began,
      content: <BarWords bar={bar} index={index} of={bars.length} replaced={replaced(bar)} />,
    })),
    ...marks.map(({ key, text, time, entry }) => ({
      key,
      time,
      content: `${text} · ${outcomeLabel(factsOf(entry), now, activity)}`,
    })),
  ].toSorted((a, b) => a.time - b.time)
  return (
    <Text as="div" look="fine" tone="muted" breaks className={styles.words}>
      {isNode && bars.length === 0 && <div>{words.notBegun}</div>}
      {lines.map(({ key, content }) => (
        <div key={key}>{content}</div>
      ))}
    </Text>
  )
}

interface BarWordsProps {
  bar: Bar
  index: number
  of: number
  /** From where one knows of it, where AOM no longer reports it. */
  replaced: string | undefined
}

function BarWords({ bar, index, of, replaced }: BarWordsProps) {
  const { t, format } = useI18n()
  const words = useDetailWords()
  const { began, ended } = bar
  return [
    statusLabel(bar.status, t),
    ended ? `${format.timeOfDay(began)} – ${format.timeOfDay(ended)}` : format.timeOfDay(began),
    ...(ended ? [format.duration(ended - began)] : []),
    ...(of > 1 ? [words.attempt(index + 1, of)] : []),
    ...(replaced === undefined ? [] : [replaced]),
  ].join(' · ')
}
