import { clsx } from 'clsx'
import { useI18n } from '#i18n/I18n'
import styles from './CopyText.module.css'
import { IconButton } from '#ui/IconButton'
import controls from '#ui/controls.module.css'
import { useCopying } from '#ui/copying'
import { CheckIcon, CopyIcon } from '#ui/icons'
import fonts from '#ui/text.module.css'

/** An id in monospace with a button that copies it; `label` says what it is ("Request ID"). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useI18n()
  const { outcome, copy } = useCopying()
  const said = outcome === 'copied' ? t.shell.copied : outcome === 'failed' ? t.shell.copyFailed : ''
  return (
    <span className={styles['text']}>
      <span className={clsx(fonts['mono'], fonts['note'])}>{text}</span>
      <IconButton
        onClick={() => copy(text)}
        aria-label={t.shell.copy(label)}
        className={controls['amongWords']}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
      <output className={clsx(fonts['fine'], fonts['muted'])}>{said}</output>
    </span>
  )
}
