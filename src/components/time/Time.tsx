import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import styles from './Time.module.css'
import { useTicking } from './useNow'

interface TimeProps {
  /** Epoch ms. */
  at: number | undefined
  /** The time of day alone, for a column whose day is clear. */
  clockOnly?: boolean
  /** To the second, to be compared with logs. */
  isExact?: boolean
}

/** A moment as one says it, in full with its zone under the pointer; a dash (with words for screen readers) where AOM reported none. */
export function Time({ at, clockOnly = false, isExact = false }: TimeProps) {
  const { t, format } = useI18n()
  if (at === undefined) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  return (
    <Text as="time" oneLine dateTime={new Date(at).toISOString()} title={format.time(at)}>
      {clockOnly ? (
        format.timeOfDay(at)
      ) : (
        <Moving at={at} say={isExact ? format.timeOfAnyDay : format.relative} />
      )}
    </Text>
  )
}

function Moving({ at, say }: { at: number; say: (at: number, now: number) => string }) {
  return useTicking((now) => say(at, now))
}

/** The eye sees a dash, a screen reader hears why. */
export function NotReported({ label, dash }: { label: string; dash: string }) {
  return (
    <Text tone="muted" title={label} className={styles.missing}>
      <span aria-hidden>{dash}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </Text>
  )
}
