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
  const longAge = format.duration(longestUsualMs)
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, fontSize: '0.8125rem' }}
    >
      <IconButton
        onClick={refresh}
        aria-label={t.shell.refresh}
        title={t.shell.refresh}
        aria-busy={isReading}
      >
        <RefreshIcon />
      </IconButton>
      <Box
        component="span"
        title={readAt ? t.shell.readAt(format.time(readAt)) : undefined}
        sx={{
          display: 'inline-grid',
          // From the start, so that longer words grow into the empty end and nothing moves.
          textAlign: 'start',
          // On a phone the long words take three short lines, which the header's height holds.
          fontSize: { xs: '0.75rem', sm: 'inherit' },
          lineHeight: 1.15,
          color: failure ? 'warning.main' : 'text.secondary',
          fontWeight: failure ? 600 : 400,
          fontVariantNumeric: 'tabular-nums',
          // As wide as the longest words of this language, whatever its font: unseen, unread, no height.
          '&::after': {
            content: {
              xs: quoted(t.shell.live(format.duration(59_000))),
              sm: quoted(t.shell.notUpdating(longAge)),
            },
            display: 'block',
            height: 0,
            visibility: 'hidden',
            whiteSpace: 'nowrap',
            fontWeight: 600,
          },
        }}
      >
        {/* Longer words still wrap into the same width. */}
        <Box component="span" sx={{ inlineSize: 0, minInlineSize: '100%' }}>
          {words}
        </Box>
      </Box>
    </Box>
  )
}

/** Two units of two digits: "59m 59s". Only a page that was left alone for days has more. */
const longestUsualMs = 3_599_000

/** As a CSS string. */
const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

function useAgeWords({ readAt, failure, isReading, isPolling }: ReadingAge): string {
  const { t, format } = useI18n()
  const now = useTicking()
  if (!readAt) return isReading ? t.shell.reading : t.shell.neverRead
  const age = format.duration(Math.floor(Math.max(0, now - readAt.getTime()) / 1_000) * 1_000)
  if (failure?.kind === 'offline') return t.shell.offline(age)
  if (failure) return t.shell.notUpdating(age)
  return isPolling ? t.shell.live(age) : t.shell.old(age)
}
