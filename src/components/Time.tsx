import Box from '@mui/material/Box'
import { useI18n } from '../i18n/I18n'
import { VisuallyHidden } from './VisuallyHidden'

/** A moment with its zone; a dash (with words for screen readers) where AOM reported none. */
export function Time({ date, clockOnly = false }: { date: Date | undefined; clockOnly?: boolean }) {
  const { t, format } = useI18n()
  if (!date) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  return (
    <Box
      component="time"
      dateTime={date.toISOString()}
      title={format.time(date)}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {clockOnly ? format.clock(date) : format.time(date)}
    </Box>
  )
}

/** The eye sees a dash, a screen reader hears why. */
export function NotReported({ label, dash }: { label: string; dash: string }) {
  return (
    <Box component="span" title={label} sx={{ color: 'text.secondary', position: 'relative' }}>
      <span aria-hidden>{dash}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </Box>
  )
}
