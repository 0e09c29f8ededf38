import Box from '@mui/material/Box'
import { Suspense, type ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useI18n } from '../i18n/I18n'

/** Around what is loaded when it is wanted: if the network is gone by then, the page goes on without it and says so. */
export function LazyPart({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const fallback = (
    <Box
      role="alert"
      sx={{
        position: 'fixed',
        zIndex: 'snackbar',
        top: 'calc(var(--header-height, 3rem) + 8px)',
        insetInline: 8,
        mx: 'auto',
        width: 'fit-content',
        p: 1.5,
        border: 1,
        borderColor: 'warning.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      {t.signIn.notLoaded}
    </Box>
  )
  return (
    <ErrorBoundary fallback={fallback}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
}
