import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import { useNow } from '#components/time/useNow'
import { countRows, isBeingRead, nodeKey, type AttentionRow } from '#domain/execution/attention'
import type { ReadMoment } from '#domain/reading'
import { isRecordFollowed, useProjectRecords } from '#queries/operation/records'
import { orderUnread } from '#domain/execution/grouping'
import { isPutOff } from '#domain/team/mark'
import { useAttention } from '#queries/attention'
import { snoozesOf, useMarks, useMarksAreKnown } from '#queries/journal/marksQuery'
import type { Counts } from './AttentionCounts'
import { useSteadyRows } from './steadyRows'
import { useGrouping } from './useGrouping'

/** What draws the rows is given. */
export type DeskProps = Pick<
  ReturnType<typeof useAttentionRows>,
  'rows' | 'handlers' | 'isSteady' | 'unread'
> & {
  readonly listRead: ReadMoment
}

const nothing: readonly AttentionRow[] = []
const nobody: ReadonlySet<string> = new Set([])

/** What Needs attention shows: the rows in their places, and counts that agree with them. */
export function useAttentionRows() {
  const [drawn, setDrawn] = useState(nothing)
  const attention = useAttention(drawn)
  const records = useProjectRecords()
  const { by } = useGrouping()
  const hasLists = attention.reading.data !== undefined
  const patience = usePatience(hasLists)
  const [isPlaced, setIsPlaced] = useState(false)
  const areMarksKnown = useMarksAreKnown()
  const isSettled = !attention.isSettling && areMarksKnown
  if (!isPlaced && hasLists && (patience === 'none' || isSettled)) setIsPlaced(true)
  const followed = new Set(
    records.filter(isRecordFollowed).map(({ executionId = '', nodeId = '' }) => nodeKey(executionId, nodeId)),
  )
  const known = isPlaced
    ? orderUnread(attention.rows, by, attention.isStaged)
    : patience === 'some' && areMarksKnown
      ? readSoFar(attention.rows)
      : nothing
  const snoozed = useSnoozedKeys(known)
  const isSnoozedView = new URLSearchParams(useSearch()).has('snoozed')
  const listed = isSnoozedView ? known.filter(({ key }) => snoozed.has(key)) : known
  const hidden = isSnoozedView ? nobody : snoozed
  const { shown, handlers, isSteady } = useSteadyRows(drawn, setDrawn, listed, followed, hidden)
  const counts: Counts | undefined = isPlaced
    ? {
        ...countRows(isSnoozedView ? known.filter(({ key }) => !snoozed.has(key)) : shown),
        unread: attention.unread,
        approvals: attention.approvals.length,
        snoozed: snoozed.size,
      }
    : undefined
  const inRows = new Set(shown.map(({ ref }) => ref.executionId))
  return {
    ...attention,
    // What still stands in its row, as nobody is to lose it from sight, is not told a second time below.
    unexplained: attention.unexplained.filter(({ execution }) => !inRows.has(execution.executionId)),
    isSnoozedView,
    rows: isPlaced || shown.length > 0 ? shown : undefined,
    handlers,
    isSteady,
    counts,
  }
}

/** Keys of rows that somebody snoozed, as long as they stand as they stood then. */
function useSnoozedKeys(rows: readonly AttentionRow[]): ReadonlySet<string> {
  const snoozes = snoozesOf(useMarks(), useNow(30_000))
  if (snoozes.length === 0) return nobody
  const isSnoozed = ({ execution, node }: AttentionRow) =>
    execution !== undefined && node !== undefined && isPutOff(snoozes, execution, node.id)
  return new Set(rows.filter(isSnoozed).map(({ key }) => key))
}

/** Down to the first of which nobody knows yet whether it is a row at all: what comes later comes below. */
function readSoFar(rows: readonly AttentionRow[]): readonly AttentionRow[] {
  const first = rows.findIndex(isBeingRead)
  return first < 0 ? rows : rows.slice(0, first)
}

/** How long rows wait for the reads that say what they are and where they belong: the first of them, and all. */
const patienceMs = { some: 300, none: 2_500 }

function usePatience(hasLists: boolean): 'all' | 'some' | 'none' {
  const [patience, setPatience] = useState<'all' | 'some' | 'none'>('all')
  useEffect(() => {
    if (!hasLists) return undefined
    const some = setTimeout(() => setPatience('some'), patienceMs.some)
    const none = setTimeout(() => setPatience('none'), patienceMs.none)
    return () => {
      clearTimeout(some)
      clearTimeout(none)
    }
  }, [hasLists])
  return patience
}
