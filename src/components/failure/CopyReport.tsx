import { CopyOutcome } from '#components/page/CopyOutcome'
import type { Failure } from '#domain/failure/failure'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { Disclosure } from '#ui/Disclosure'
import { useCopying } from '#ui/copying'
import styles from './failure.module.css'
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
        now: Date.now(),
        browser: navigator.userAgent,
      },
      i18n,
    )
  return (
    <>
      <Button onClick={() => copy(report())}>{t.failure.report.copy}</Button>
      <CopyOutcome outcome={outcome} />
      {outcome === 'failed' && (
        <Disclosure summary={t.failure.report.blocked} isOpen className={styles.blocked}>
          <pre className={styles.report}>{report()}</pre>
        </Disclosure>
      )}
    </>
  )
}
