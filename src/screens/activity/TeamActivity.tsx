import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { Button } from '#ui/Button'
import { DataAge } from '#components/time/DataAge'
import { useI18n } from '#i18n/I18n'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/slots'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import {
  formatOperationFilter,
  isOperationFiltered,
  parseOperationFilter,
  type OperationFilter,
} from '#domain/operation/filter'
import { useActivityWords } from '#i18n/activity'
import { useActivity } from '#queries/journal/activity'
import styles from './activity.module.css'
import { ActivityFilters } from './ActivityFilters'
import { ActivityTable } from './ActivityTable'
import { TeamExport } from './TeamExport'

/** Everybody's operations in this project: who, when, what, why, AOM's answer, and whether the effect was seen. */
export function TeamActivity() {
  const { format } = useI18n()
  const words = useActivityWords()
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => parseOperationFilter(params), [params])
  const { entries, reading, fetchMore, people, workflows } = useActivity(filter)
  const change = (next: OperationFilter) => setParams((now) => formatOperationFilter(next, now))
  const unreadable = reading.data?.unreadable ?? 0
  return (
    <Stack gap="xl">
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Stack direction="row" gap="md" align="baseline">
        <h1 className={styles.title}>{words.title}</h1>
        <TeamExport filter={filter} />
      </Stack>
      <Text as="p" tone="muted">
        {words.teamScope}
        {format.betweenSentences}
        <span>{words.liveness[reading.mode]}</span>
      </Text>
      <ActivityFilters filter={filter} onChange={change} people={people} workflows={workflows} />
      <ReadFailure reading={reading} />
      {unreadable > 0 && (
        <Text as="p" tone="warning">
          {words.unreadable(unreadable)}
        </Text>
      )}
      {!entries && <Loading label={words.loading} />}
      {entries?.length === 0 && !reading.failure && (
        <NothingHere isFiltered={isOperationFiltered(filter)} onClear={() => change({})} />
      )}
      {entries && entries.length > 0 && (
        <ActivityTable entries={entries} isOfTeam now={reading.readAt ?? 0} />
      )}
      {reading.hasMore && (
        <div>
          <Button variant="outlined" onClick={fetchMore} isBusy={reading.isFetchingMore}>
            {reading.isFetchingMore ? words.loadingOlder : words.loadOlder}
          </Button>
        </div>
      )}
    </Stack>
  )
}

function NothingHere({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const words = useActivityWords()
  if (!isFiltered) return <EmptyState title={words.teamEmpty} text={words.teamEmptyHint} />
  return (
    <EmptyState title={words.noMatch} text={words.noMatchHint}>
      <Button variant="outlined" onClick={onClear}>
        {words.clear}
      </Button>
    </EmptyState>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <Stack role="status" aria-label={label} gap="md">
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height={56} />
      ))}
    </Stack>
  )
}
