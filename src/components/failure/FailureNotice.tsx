import type { ReactNode } from 'react'
import type { Failure } from '#domain/failure/failure'
import { useFailureCatalogue } from '#i18n/failureCatalogue'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { Disclosure } from '#ui/Disclosure'
import { Notice } from '#ui/Notice'
import { CopyReport } from './CopyReport'
import { FailureFacts } from './FailureFacts'
import { describeFailure, mayBeInCatalogue } from './describeFailure'

interface FailureNoticeProps {
  failure: Failure
  /** What can still be relied on, e.g. "What is shown was read 2 min ago." */
  stillTrue?: ReactNode
  /** Instead of the general words, where more is known. */
  title?: string | undefined
  onRetry?: () => void
  /** It already stands in a live region, which announces it once. */
  isInLiveRegion?: boolean
  /** What the other side said is folded away: there is little room, and something to be done below it. */
  isBrief?: boolean
}

/** What happened, what is still true and what to do, then AOM's own words and ids. */
export function FailureNotice(props: FailureNoticeProps) {
  const { failure, stillTrue, title, onRetry, isInLiveRegion, isBrief } = props
  const { t } = useI18n()
  return (
    <Notice
      tone="warning"
      role={isInLiveRegion ? undefined : 'alert'}
      // An alert is read as a whole again at every change: the words of its code, or "Copied".
      aria-atomic={isInLiveRegion ? undefined : false}
      title={title ?? describeFailure(failure, t).title}
      actions={
        <>
          {onRetry && (
            <Button variant="outlined" onClick={onRetry}>
              {t.failure.tryAgain}
            </Button>
          )}
          <CopyReport failure={failure} />
        </>
      }
    >
      <FailureDetails failure={failure} stillTrue={stillTrue} isBrief={isBrief} />
    </Notice>
  )
}

type FailureDetailsProps = Pick<FailureNoticeProps, 'failure' | 'stillTrue'> & {
  isBrief?: boolean | undefined
}

/** What it means, what is still true and what to do, and what the other side said. */
export function FailureDetails({ failure, stillTrue, isBrief = false }: FailureDetailsProps) {
  const { t, format, locale } = useI18n()
  const catalogue = useFailureCatalogue(locale, mayBeInCatalogue(failure))
  const { meaning, advice, permissions } = describeFailure(failure, t, catalogue)
  return (
    <>
      <p>
        {meaning}
        {format.betweenSentences}
        {stillTrue}
      </p>
      <p>
        {advice}
        {catalogue &&
          permissions.length > 0 &&
          `${format.betweenSentences}${catalogue.needs(permissions, format.list(permissions))}`}
        {failure.retryAfterMs !== undefined &&
          `${format.betweenSentences}${t.failure.retryAfter(format.duration(failure.retryAfterMs))}`}
      </p>
      {isBrief ? (
        <Disclosure summary={t.failure.line.details} isMuted>
          <FailureFacts failure={failure} />
        </Disclosure>
      ) : (
        <FailureFacts failure={failure} />
      )}
    </>
  )
}
