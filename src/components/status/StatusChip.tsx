import type { Status } from '#domain/execution/status'
import { useI18n } from '#i18n/I18n'
import { StatusIcon } from './StatusIcon'
import { statusLabel } from './statusLabel'
import { Badge } from '#ui/Badge'

interface StatusChipProps {
  status: Status
  /** `large` is for what must be read from two metres. */
  size?: 'small' | 'medium' | 'large'
  /** In two lines where there is no room for one; what AOM itself has a word for always does. */
  wraps?: boolean
}

/** A state as icon and word, never colour alone; an unknown one shows the word AOM used. */
export function StatusChip({ status, size, wraps = status.state === 'unknown' }: StatusChipProps) {
  const { t } = useI18n()
  return (
    <Badge
      icon={<StatusIcon state={status.state} />}
      color={`var(--mui-palette-states-${status.state})`}
      background={`var(--mui-palette-statesSoft-${status.state})`}
      {...(size && { size })}
      wraps={wraps}
    >
      {statusLabel(status, t)}
    </Badge>
  )
}
