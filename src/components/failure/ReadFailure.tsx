import type { Reading } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { FailureNotice } from './FailureNotice'

/** A failed read over the data that is still there: how old that is, and a button that reads again. */
export function ReadFailure({
  reading,
}: {
  reading: Pick<Reading<unknown>, 'failure' | 'readAt' | 'refresh'>
}) {
  const { t, format } = useI18n()
  const { failure, readAt, refresh } = reading
  // An expired session has its own dialog over the page.
  if (!failure || (failure.kind === 'signedOut' && readAt)) return null
  return (
    <FailureNotice
      failure={failure}
      {...(readAt !== undefined && { stillTrue: t.shell.stillShown(format.time(readAt)) })}
      onRetry={refresh}
    />
  )
}
