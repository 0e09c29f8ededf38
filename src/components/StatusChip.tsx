import Box from '@mui/material/Box'
import type { Status } from '../domain/status'
import { useI18n } from '../i18n/I18n'
import { StatusIcon } from './StatusIcon'
import { statusWord } from './statusWord'

export interface StatusChipProps {
  status: Status
  /** `large` is for what must be read from two metres. */
  size?: 'small' | 'medium' | 'large'
}

const fontSizes = { small: '0.8125rem', medium: '0.875rem', large: '1rem' } as const

/** A state as icon and word, never colour alone; an unknown one shows the word AOM used. */
export function StatusChip({ status, size = 'medium' }: StatusChipProps) {
  const { t } = useI18n()
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        maxWidth: '100%',
        verticalAlign: 'middle',
        px: size === 'large' ? 1.25 : 0.875,
        py: size === 'large' ? 0.375 : 0.125,
        borderRadius: 1,
        fontSize: fontSizes[size],
        fontWeight: 600,
        lineHeight: 1.5,
        whiteSpace: 'nowrap',
        color: `states.${status.state}`,
        bgcolor: `statesSoft.${status.state}`,
      }}
    >
      <StatusIcon state={status.state} />
      <Box component="bdi" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {statusWord(status, t)}
      </Box>
    </Box>
  )
}
