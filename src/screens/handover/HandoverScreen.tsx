import { useSearchParams } from 'wouter'
import { DataAge } from '#components/time/DataAge'
import { ReadFailure } from '#components/failure/ReadFailure'
import { HeaderSlot } from '#components/page/slots'
import { useNow } from '#components/time/useNow'
import { handoverHours, parseHours } from '#domain/team/handover'
import { useHandoverWords } from '#i18n/handover'
import { useI18n } from '#i18n/I18n'
import { useHandover } from '#queries/journal/handover'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Button } from '#ui/Button'
import { Notice } from '#ui/Notice'
import { Select } from '#ui/Select'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { HandoverCopies } from './HandoverCopies'
import { HandoverSections } from './HandoverSections'

const minute = 60_000

/** What a colleague who comes on duty must know: what waits, what was done and said, and what is left to do. */
export function HandoverScreen() {
  const { format } = useI18n()
  const words = useHandoverWords()
  const [params, setParams] = useSearchParams()
  const hours = parseHours(params.get('hours'))
  const now = useNow(minute)
  const { handover, aom, journal, fetchMore } = useHandover(hours, now)
  const choose = (chosen: string | undefined) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.set('hours', chosen ?? String(hours))
      return next
    })
  const madeFrom = runtimeConfig.hasJournal ? words.madeFrom : words.madeFromBrowser
  return (
    <Stack gap="xl">
      <HeaderSlot>
        <DataAge reading={aom} />
      </HeaderSlot>
      <h1>{words.title}</h1>
      <Stack direction="row" gap="md" align="end">
        <Select
          size="small"
          label={words.period}
          value={String(hours)}
          options={handoverHours.map(String)}
          labelOf={(option) => words.hours(Number(option))}
          onChange={choose}
        />
        {handover && <HandoverCopies handover={handover} />}
      </Stack>
      <ReadFailure reading={aom} />
      {runtimeConfig.hasJournal && <ReadFailure reading={journal} />}
      {!handover && (
        <Stack role="status" aria-label={words.loading} gap="md">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={56} />
          ))}
        </Stack>
      )}
      {handover && (
        <>
          <Text as="p" tone="muted">
            {words.since(format.time(handover.from))}
            {format.betweenSentences}
            {madeFrom(format.timeOfAnyDay(handover.to, now))}
            {format.betweenSentences}
            {handover.watched && words.stops[handover.watched]}
          </Text>
          {handover.gaps.map((gap) => (
            <Notice key={gap} tone="warning" role="note">
              {words.gaps[gap]}
            </Notice>
          ))}
          <HandoverSections handover={handover} />
          {journal.hasMore && (
            <div>
              <Button variant="outlined" onClick={fetchMore} isBusy={journal.isFetchingMore}>
                {words.loadOlder}
              </Button>
            </div>
          )}
        </>
      )}
    </Stack>
  )
}
