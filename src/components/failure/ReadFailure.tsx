import type { Failure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { NoticeSlot } from '#components/page/slots'
import { useNow } from '#components/time/useNow'
import { Button } from '#ui/Button'
import { NoticeLine } from '#ui/NoticeLine'
import { Stack } from '#ui/Stack'
import { CopyReport } from './CopyReport'
import { describeFailure } from './describeFailure'
import styles from './failure.module.css'
import { FailureDetails, FailureNotice } from './FailureNotice'

type FailedReading = Pick<Reading<unknown>, 'failure' | 'readAt' | 'refresh' | 'isReading' | 'nextReadAt'>

/** A failed read: over data that is still there, one line in the room kept for it; where nothing was read yet, all of it. */
export function ReadFailure({ reading }: { reading: FailedReading }) {
  const { failure, readAt, refresh } = reading
  if (!failure) return null
  if (readAt === undefined)
    return <FailureNotice failure={failure} stillTrue={<NextTry reading={reading} />} onRetry={refresh} />
  // An expired session has its own dialog over the page.
  if (failure.kind === 'signedOut') return null
  return (
    <NoticeSlot>
      <ReadFailureLine failure={failure} readAt={readAt} reading={reading} />
    </NoticeSlot>
  )
}

function ReadFailureLine(props: { failure: Failure; readAt: number; reading: FailedReading }) {
  const { failure, readAt, reading } = props
  const { t, format } = useI18n()
  const { line } = t.failure
  return (
    <NoticeLine
      summary={line.details}
      aside={<NextTry reading={reading} />}
      actions={
        <Button isBusy={reading.isReading} onClick={reading.refresh}>
          {line.tryNow}
        </Button>
      }
      details={
        <Stack gap="sm">
          <FailureDetails
            failure={failure}
            stillTrue={
              <>
                {t.shell.stillShown(format.time(readAt))} <NextTry reading={reading} />
              </>
            }
          />
          <Stack direction="row" gap="md" align="center">
            <CopyReport failure={failure} />
          </Stack>
        </Stack>
      }
    >
      {/* Read out once: what counts by the second stands outside of it. */}
      <strong role="alert">{describeFailure(failure, t).title}</strong> <Age readAt={readAt} />
    </NoticeLine>
  )
}

function Age({ readAt }: { readAt: number }) {
  const { t, format } = useI18n()
  const now = useNow()
  return (
    <span className={styles.age}>{t.failure.line.shown(format.duration(wholeSeconds(now - readAt)))}</span>
  )
}

/** When it is tried again by itself, counted down. */
export function NextTry({
  reading: { isReading, nextReadAt },
}: {
  reading: Pick<FailedReading, 'isReading' | 'nextReadAt'>
}) {
  const { t, format } = useI18n()
  const now = useNow()
  const { line } = t.failure
  if (isReading) return line.tryingNow
  if (nextReadAt === undefined) return null
  return nextReadAt > now ? line.nextTry(format.duration(wholeSeconds(nextReadAt - now))) : line.tryingNow
}

const wholeSeconds = (ms: number): number => Math.max(0, Math.ceil(ms / 1_000)) * 1_000
