import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { listStops } from '#api/stops'
import { handoverOf, type Handover, type HandoverGap, type HandoverHours } from '#domain/team/handover'
import { toFailure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'
import type { StopPage } from '#domain/team/stop'
import { useAttention } from '#queries/attention'
import { rootKey } from '#queries/keys'
import { measureRead, pollInterval } from '#queries/polling'
import { useProjectRecords } from '#queries/operation/records'
import { entryOf } from '#domain/operation/activity'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useActivity } from './activity'
import { useProjectMarks } from './marks'
import { useTeamOperations, type OperationListReading } from './operations'

const hourMs = 3_600_000
const readAtOnce = 200
const leftOpen = { isLeftOpen: true } as const

interface HandoverReading {
  /** Undefined while nothing is known yet. */
  readonly handover: Handover | undefined
  /** Of AOM, and of the journal; each may fail alone. */
  readonly aom: Reading<true>
  readonly journal: OperationListReading
  readonly fetchMore: () => void
}

const stopsInterval = 30_000
const noStops: StopPage = { stops: [], isCut: false, watched: 'not' }

/** What stopped since then, by the gateway that watches. */
const stopsQuery = (from: number) =>
  queryOptions({
    queryKey: [...rootKey(), 'stops', from],
    queryFn: ({ signal, queryKey }) => measureRead(queryKey, () => listStops(from, signal)),
    refetchInterval: (query) => pollInterval(stopsInterval, query),
  })

/** What waits now, by AOM, and what the team did and said since `hours` before `now`. */
export function useHandover(hours: HandoverHours, now: number): HandoverReading {
  const { hasJournal: isWanted } = runtimeConfig
  // From the full hour, so that the list that is asked for stays the same for a while.
  const from = Math.floor(now / hourMs) * hourMs - hours * hourMs
  const filter = useMemo(() => ({ from }), [from])
  const attention = useAttention()
  const activity = useActivity(filter, { limit: readAtOnce, isWanted })
  const left = useTeamOperations(leftOpen, { limit: readAtOnce, isWanted })
  const stops = useQuery({ ...stopsQuery(from), enabled: isWanted })
  const marks = useProjectMarks()
  const records = useProjectRecords()
  const entries = isWanted ? (activity.entries ?? []) : records.map((record) => entryOf(record))

  const stopsFailure = stops.error ? toFailure(stops.error) : undefined
  // A gateway of an older version keeps no list of stops.
  const stopsAway = stopsFailure?.code === 'GATEWAY.404' ? undefined : stopsFailure
  const journalFailure = activity.reading.failure ?? left.failure ?? marks.failure ?? stopsAway
  const gaps: HandoverGap[] = []
  if (!isWanted) gaps.push('noJournal')
  else if (journalFailure) gaps.push('journalAway')
  else if (activity.reading.hasMore || left.hasMore || marks.data?.next) gaps.push('journalCut')
  if (stops.data?.isCut) gaps.push('stopsCut')
  if (attention.reading.failure) gaps.push('aomAway')
  else if (attention.unread > 0) gaps.push('aomUnread')
  if (attention.reading.data && !attention.isWhole) gaps.push('aomPart')

  const isAomKnown = attention.reading.data !== undefined || attention.reading.failure !== undefined
  // Shown at once, not row by row; from then on what changes is shown as it comes.
  const isFirstRead =
    isAomKnown &&
    !attention.isSettling &&
    (!isWanted || [marks, left].every(({ data, failure }) => data ?? failure))
  const [isBegun, setIsBegun] = useState(false)
  if (isFirstRead && !isBegun) setIsBegun(true)

  const isJournalKnown = !isWanted || (activity.entries !== undefined && !stops.isPending)
  return {
    handover:
      isBegun && isAomKnown && isJournalKnown
        ? handoverOf({
            from,
            to: laterOf(attention.reading.readAt, activity.reading.readAt) ?? now,
            rows: attention.rows,
            approvals: attention.approvals,
            unexplained: attention.unexplained,
            entries,
            stops: stops.data ?? (stopsAway ? undefined : noStops),
            leftOpen: left.data?.operations ?? [],
            marks: marks.data?.marks ?? [],
            gaps,
          })
        : undefined,
    aom: attention.reading,
    journal: activity.reading,
    fetchMore: activity.fetchMore,
  }
}

const laterOf = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.max(a, b)
