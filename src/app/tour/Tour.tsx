import { useHelpWords } from '#i18n/help'
import { useI18n } from '#i18n/I18n'
import { currentPhase } from '#domain/operation/record'
import { useOperationRecords } from '#queries/operation/records'
import { Button } from '#ui/Button'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { endTour } from './tour'

const settledPhases: readonly string[] = ['effectSeen', 'settled']

/** Leads through one Retry, beside the page: what was sent tells how far one has come. */
export function Tour({ since }: { since: number }) {
  const { t } = useI18n()
  const { tour } = useHelpWords()
  const sent = useOperationRecords().filter((record) => !record.by && record.requestedAt >= since)
  const isDone = sent.some((record) => settledPhases.includes(currentPhase(record)))
  // The first two are one way: the dialog opens over the page.
  const current = sent.length === 0 ? [0, 1] : [2]
  return (
    <Stack gap="sm">
      <Text as="h2" look="h3">
        {tour.title}
      </Text>
      {isDone ? (
        <Text as="p" look="note" role="status">
          {tour.done}
        </Text>
      ) : (
        <Stack as="ol" gap="sm">
          {tour.steps.map((step, index) => (
            <Text
              key={step}
              as="li"
              look="note"
              tone={current.includes(index) ? undefined : 'muted'}
              aria-current={index === current[0] ? 'step' : undefined}
            >
              {index + 1}. {step}
            </Text>
          ))}
        </Stack>
      )}
      <div>
        <Button onClick={endTour}>{isDone ? t.signIn.close : tour.skip}</Button>
      </div>
    </Stack>
  )
}
