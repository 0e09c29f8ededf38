import type { Status } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { StatusIcon } from './StatusIcon'
import { statusWord } from './statusLabel'
import styles from '#ui/text.module.css'

export interface StatusChipProps {
  status: Status
  /** `large` is for what must be read from two metres. */
  size?: 'small' | 'medium' | 'large'
}

const sizes = { small: styles['small'], medium: '', large: styles['large'] } as const

/** A state as icon and word, never colour alone; an unknown one shows the word AOM used. */
export function StatusChip({ status, size = 'medium' }: StatusChipProps) {
  const { t } = useI18n()
  return (
    <span
      className={`${styles['state']} ${sizes[size]}`}
      style={{
        color: `var(--mui-palette-states-${status.state})`,
        backgroundColor: `var(--mui-palette-statesSoft-${status.state})`,
      }}
    >
      <StatusIcon state={status.state} />
      <bdi className={styles['word']}>{statusWord(status, t)}</bdi>
    </span>
  )
}
