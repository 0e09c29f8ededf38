import { useEffect, useState } from 'react'
import { countRows, nodeKey, type AttentionRow } from '#domain/execution/attention'
import type { ReadMoment } from '#domain/reading'
import { isRecordFollowed, useProjectRecords } from '#queries/operation/records'
import { useAttention } from '#queries/attention'
import type { Counts } from './AttentionCounts'
import { useSteadyRows } from './steadyRows'

/** What draws the rows is given. */
export type DeskProps = Pick<ReturnType<typeof useAttentionRows>, 'rows' | 'hand' | 'isHeld' | 'unread'> & {
  readonly listRead: ReadMoment
}

const nothing: readonly AttentionRow[] = []

/** What Needs attention shows: the rows in their places, and counts that agree with them. */
export function useAttentionRows() {
  const [drawn, setDrawn] = useState(nothing)
  const attention = useAttention(drawn)
  const records = useProjectRecords()
  const hasLists = attention.reading.data !== undefined
  const patience = usePatience(hasLists)
  const [isPlaced, setIsPlaced] = useState(false)
  if (!isPlaced && hasLists && (patience === 'none' || !attention.isSettling)) setIsPlaced(true)
  const followed = new Set(
    records.filter(isRecordFollowed).map(({ executionId = '', nodeId = '' }) => nodeKey(executionId, nodeId)),
  )
  const known = isPlaced ? attention.rows : patience === 'some' ? readSoFar(attention.rows) : nothing
  const { shown, hand, isHeld } = useSteadyRows(drawn, setDrawn, known, followed)
  const counts: Counts | undefined = isPlaced
    ? { ...countRows(shown), unread: attention.unread, approvals: attention.approvals.length }
    : undefined
  return { ...attention, rows: isPlaced || shown.length > 0 ? shown : undefined, hand, isHeld, counts }
}

/** Down to the first of which nobody knows yet whether it is a row at all: what comes later comes below. */
function readSoFar(rows: readonly AttentionRow[]): readonly AttentionRow[] {
  const first = rows.findIndex(({ kind, failure }) => kind === 'unread' && failure === undefined)
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
