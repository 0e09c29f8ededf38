import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import styles from './Time.module.css'

/** A moment (epoch ms) with its zone; a dash (with words for screen readers) where AOM reported none. */
export function Time({ at, clockOnly = false }: { at: number | undefined; clockOnly?: boolean }) {
  const { t, format } = useI18n()
  if (at === undefined) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  const time = format.time(at)
  return (
    <Text as="time" oneLine dateTime={new Date(at).toISOString()} title={time}>
      {clockOnly ? format.clock(at) : time}
    </Text>
  )
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
