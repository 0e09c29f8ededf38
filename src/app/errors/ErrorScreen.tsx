import type { ReactNode } from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { useLocation } from 'wouter'
import { Button } from '#ui/Button'
import text from '#ui/text.module.css'
import { useI18n } from '#i18n/I18n'
import { NotLoadedError } from '#ui/chunkLoadError'
import styles from '#app/parts.module.css'

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
  const isNotLoaded = error instanceof NotLoadedError
  return (
    <div role="alert" className={styles['crash']}>
      <h1 className={text['asH2']}>{isNotLoaded ? t.shell.notLoadedTitle : t.shell.crashTitle}</h1>
      <p>{isNotLoaded ? t.shell.notLoadedText : t.shell.crashText}</p>
      <pre>
        {t.shell.crashDetails}: {error instanceof Error ? `${error.name}: ${error.message}` : String(error)}
      </pre>
      <Button variant="outlined" onClick={isNotLoaded ? () => window.location.reload() : resetErrorBoundary}>
        {isNotLoaded ? t.shell.reload : t.shell.crashAgain}
      </Button>
    </div>
  )
}
