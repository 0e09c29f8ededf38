import type { Status } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { StatusIcon } from './StatusIcon'
import { statusLabel } from './statusLabel'
import { Badge } from '#ui/Badge'

interface StatusChipProps {
  status: Status
  /** `large` is for what must be read from two metres. */
  size?: 'small' | 'medium' | 'large'
}

/** A state as icon and word, never colour alone; an unknown one shows the word AOM used. */
export function StatusChip({ status, size }: StatusChipProps) {
  const { t } = useI18n()
  return (
    <Badge
      icon={<StatusIcon state={status.state} />}
      color={`var(--mui-palette-states-${status.state})`}
      background={`var(--mui-palette-statesSoft-${status.state})`}
      {...(size && { size })}
      wraps={status.state === 'unknown'}
    >
      {statusLabel(status, t)}
    </Badge>
  )
}
