import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import type { Reading } from '../domain/reading'
import { useI18n } from '../i18n/I18n'
import { RefreshIcon } from './icons'
import { useTicking } from './ticking'

export type ReadingAge = Pick<Reading<unknown>, 'readAt' | 'failure' | 'isReading' | 'isPolling' | 'refresh'>

/** How old what is shown is, always in words, and the button that reads again now. */
export function DataAge({ reading }: { reading: ReadingAge }) {
  const { t, format } = useI18n()
  const words = useAgeWords(reading)
  const { readAt, failure, isReading, refresh } = reading
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.8125rem' }}
    >
      <Box
        component="span"
        title={readAt ? t.shell.readAt(format.time(readAt)) : undefined}
        sx={{
          whiteSpace: 'nowrap',
          // The usual words fit, so a second more moves nothing.
          minWidth: '6.5em',
          textAlign: 'end',
          color: failure ? 'warning.main' : 'text.secondary',
          fontWeight: failure ? 600 : 400,
        }}
      >
        {words}
      </Box>
      <IconButton
        onClick={refresh}
        aria-label={t.shell.refresh}
        title={t.shell.refresh}
        aria-busy={isReading}
      >
        <RefreshIcon />
      </IconButton>
    </Box>
  )
}

function useAgeWords({ readAt, failure, isReading, isPolling }: ReadingAge): string {
  const { t, format } = useI18n()
  const now = useTicking()
  if (!readAt) return isReading ? t.shell.reading : t.shell.neverRead
  const age = format.duration(Math.floor(Math.max(0, now - readAt.getTime()) / 1_000) * 1_000)
  if (failure?.kind === 'offline') return t.shell.offline(age)
  if (failure) return t.shell.notUpdating(age)
  return isPolling ? t.shell.live(age) : t.shell.old(age)
}
