import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { Failure } from '../domain/failure'
import { useI18n } from '../i18n/I18n'
import { useCopying } from './copying'
import { failureReport } from './failureReport'

const version: unknown = import.meta.env['VITE_APP_VERSION']

/** One press puts a bug report into the clipboard; where that is blocked, the report itself can be selected. */
export function CopyReport({ failure }: { failure: Failure }) {
  const i18n = useI18n()
  const { outcome, copy } = useCopying()
  const { t } = i18n
  const report = () =>
    failureReport(
      failure,
      {
        version: typeof version === 'string' ? version : undefined,
        page: window.location,
        now: new Date(),
        browser: navigator.userAgent,
      },
      i18n,
    )
  return (
    <>
      <Button variant="text" onClick={() => copy(report())}>
        {t.failure.report.copy}
      </Button>
      <Box component="output" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
        {outcome === 'copied' ? t.shell.copied : outcome === 'failed' ? t.shell.copyFailed : ''}
      </Box>
      {outcome === 'failed' && (
        <Box component="details" open sx={{ flexBasis: '100%', minWidth: 0, fontSize: '0.8125rem' }}>
          <summary>{t.failure.report.blocked}</summary>
          <Box
            component="pre"
            sx={{
              m: 0,
              mt: 0.5,
              fontFamily: 'mono',
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              userSelect: 'all',
            }}
          >
            {report()}
          </Box>
        </Box>
      )}
    </>
  )
}
