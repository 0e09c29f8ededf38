import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { Button } from '#ui/Button'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Skeleton } from '#ui/Skeleton'
import {
  formatOperationFilter,
  isOperationFiltered,
  parseOperationFilter,
  type OperationFilter,
} from '#domain/operation/filter'
import { useActivityWords } from '#i18n/activity'
import { useActivity } from '#queries/journal/activity'
import { ActivityFilters } from './ActivityFilters'
import { ActivityTable } from './ActivityTable'
import { TeamExport } from './TeamExport'

/** Everybody's operations in this project: who, when, what, why, AOM's answer, and whether the effect was seen. */
export function TeamActivity() {
  const words = useActivityWords()
  const [params, setParams] = useSearchParams()
  const filter = useMemo(() => parseOperationFilter(params), [params])
  const { entries, reading, fetchMore, people, workflows } = useActivity(filter)
  const change = (next: OperationFilter) => setParams((now) => formatOperationFilter(next, now))
  const unreadable = reading.data?.unreadable ?? 0
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <Typography variant="h1" sx={{ flexGrow: 1 }}>
          {words.title}
        </Typography>
        <TeamExport filter={filter} />
      </Box>
      <Typography sx={{ color: 'text.secondary' }}>
        {words.teamScope} <span>{words.liveness[reading.mode]}</span>
      </Typography>
      <ActivityFilters filter={filter} onChange={change} people={people} workflows={workflows} />
      <ReadFailure reading={reading} />
      {unreadable > 0 && (
        <Typography sx={{ color: 'warning.main' }}>{words.unreadable(unreadable)}</Typography>
      )}
      {!entries && <Loading label={words.loading} />}
      {entries?.length === 0 && !reading.failure && (
        <NothingHere isFiltered={isOperationFiltered(filter)} onClear={() => change({})} />
      )}
      {entries && entries.length > 0 && (
        <ActivityTable entries={entries} isOfTeam now={reading.readAt ?? 0} />
      )}
      {reading.hasMore && (
        <Box>
          <Button variant="outlined" onClick={fetchMore} aria-busy={reading.isFetchingMore}>
            {reading.isFetchingMore ? words.loadingOlder : words.loadOlder}
          </Button>
        </Box>
      )}
    </Box>
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
    <Box role="status" aria-label={label} sx={{ display: 'grid', gap: 1 }}>
      {[1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} style={{ height: 56 }} />
      ))}
    </Box>
  )
}
