import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { useLocation } from 'wouter'
import { useI18n } from '../i18n/I18n'

/** A fault of ours in one page is said there; the shell and every other page go on. */
export function ErrorScreen({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  return (
    <ErrorBoundary FallbackComponent={Crash} resetKeys={[path]}>
      {children}
    </ErrorBoundary>
  )
}

function Crash({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useI18n()
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" onClick={resetErrorBoundary}>
          {t.shell.crashAgain}
        </Button>
      }
    >
      <Typography component="h1" variant="h2">
        {t.shell.crashTitle}
      </Typography>
      <Typography>{t.shell.crashText}</Typography>
      <Typography component="pre" sx={{ fontFamily: 'mono', whiteSpace: 'pre-wrap', mt: 1 }}>
        {t.shell.crashDetails}: {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      </Typography>
    </Alert>
  )
}
