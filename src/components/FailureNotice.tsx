import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { Failure } from '../domain/failure'
import { useFailureLexicon } from '../i18n/failureLexicon'
import { useI18n } from '../i18n/I18n'
import { CopyReport } from './CopyReport'
import { FailureFacts } from './FailureFacts'
import { failureWords, hasMoreWords } from './failureWords'
import { WarningIcon } from './icons'
import { warningFrame } from './warningFrame'

export interface FailureNoticeProps {
  failure: Failure
  /** What can still be relied on, e.g. "What is shown was read 2 min ago." */
  stillTrue?: string
  onRetry?: () => void
  /** It already stands in a live region, which announces it once. */
  isInLiveRegion?: boolean
}

/** What happened, what is still true and what to do, then AOM's own words and ids. */
export function FailureNotice({ failure, stillTrue, onRetry, isInLiveRegion }: FailureNoticeProps) {
  const { t, format, locale } = useI18n()
  const lexicon = useFailureLexicon(locale, hasMoreWords(failure))
  const words = failureWords(failure, t, lexicon)
  const { permissions } = words
  return (
    <Box
      role={isInLiveRegion ? undefined : 'alert'}
      // An alert is read as a whole again at every change: the words of its code, or "Copied".
      aria-atomic={isInLiveRegion ? undefined : false}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(0, 1fr)',
        gap: 1.25,
        p: 1.5,
        ...warningFrame,
      }}
    >
      <Box component="span" sx={{ color: 'warning.main', fontSize: '1.25rem', lineHeight: 1.2 }}>
        <WarningIcon />
      </Box>
      <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'start' }}>
        <Typography component="p" sx={{ fontWeight: 600 }}>
          {words.title}
        </Typography>
        <Typography>
          {words.meaning} {stillTrue}
        </Typography>
        <Typography>
          {words.advice}
          {lexicon && permissions.length > 0 && ` ${lexicon.needs(permissions, format.list(permissions))}`}
          {failure.retryAfterMs !== undefined &&
            ` ${t.failure.retryAfter(format.duration(failure.retryAfterMs))}`}
        </Typography>
        <FailureFacts failure={failure} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 0.5 }}>
          {onRetry && (
            <Button variant="outlined" onClick={onRetry}>
              {t.failure.tryAgain}
            </Button>
          )}
          <CopyReport failure={failure} />
        </Box>
      </Box>
    </Box>
  )
}
