import { useI18n } from '#i18n/I18n'
import { CopyOutcome } from './CopyOutcome'
import styles from './CopyText.module.css'
import { IconButton } from '#ui/IconButton'
import { useCopying } from '#ui/copying'
import { CheckIcon, CopyIcon } from '#ui/icons'
import { Text } from '#ui/Text'

/** An id in monospace with a button that copies it; `label` says what it is ("Request ID"). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useI18n()
  const { outcome, copy } = useCopying()
  return (
    <span className={styles.text}>
      <Text mono look="note">
        {text}
      </Text>
      <IconButton size="small" onClick={() => copy(text)} aria-label={t.shell.copy(label)}>
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <CopyOutcome outcome={outcome} />
    </span>
  )
}
