import { useTicking } from '#components/time/useNow'
import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import styles from './shell.module.css'

/** Said once in the header, so that no time on the page has to. */
export function Zone() {
  const { t, format } = useI18n()
  const offset = useTicking(format.offset)
  return (
    <Text look="fine" tone="muted" title={t.shell.zone(offset)} className={styles.zone}>
      {offset}
    </Text>
  )
}

/** Where the header has no room for it: above the page, in the line that is kept for what fails. */
export function ZoneLine() {
  const { t, format } = useI18n()
  return (
    <Text as="p" look="fine" tone="muted" className={styles.zoneLine}>
      {t.shell.zone(useTicking(format.offset))}
    </Text>
  )
}
