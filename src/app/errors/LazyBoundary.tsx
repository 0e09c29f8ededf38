import { Suspense, type ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useI18n } from '#i18n/I18n'
import styles from '#app/parts.module.css'

/** Around what is loaded when it is wanted: if the network is gone by then, the page goes on without it and says so. */
export function LazyPart({ children }: { children: ReactNode }) {
  const { t } = useI18n()
  const fallback = (
    <div role="alert" className={styles['notLoaded']}>
      {t.signIn.notLoaded}
    </div>
  )
  return (
    <ErrorBoundary fallback={fallback}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
}
