import { useState } from 'react'
import type { AttentionRow } from '#domain/execution/attention'

/**
 * The rows to draw: what was just acted on keeps its place, under the pointer, although AOM's lists no longer name it
 * or its wait began anew. `held` holds the keys of the rows whose operation is followed.
 */
export function keepInPlace(
  before: readonly AttentionRow[],
  rows: readonly AttentionRow[],
  stickyKeys: ReadonlySet<string>,
): readonly AttentionRow[] {
  const places = [...before.entries()].filter(([, row]) => stickyKeys.has(row.key))
  if (places.length === 0) return rows
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const inPlace = new Set(places.map(([, row]) => row.key))
  const shown = rows.filter((row) => !inPlace.has(row.key))
  for (const [index, row] of places) shown.splice(index, 0, byKey.get(row.key) ?? row)
  return shown
}

/**
 * `holdRows` against what was drawn last, once all rows are there (`isComplete`): while a page loads they come in any
 * order, and none has a place to keep.
 */
export function useStickyRows(
  rows: readonly AttentionRow[],
  stickyKeys: ReadonlySet<string>,
  isComplete: boolean,
): readonly AttentionRow[] {
  const [before, setBefore] = useState<readonly AttentionRow[]>()
  const shown = before ? keepInPlace(before, rows, stickyKeys) : rows
  // Row objects are new at every read; only another order or set of rows is worth remembering.
  if ((before ?? isComplete) && keysOf(before ?? []) !== keysOf(shown)) setBefore(shown)
  return shown
}

const keysOf = (rows: readonly AttentionRow[]): string => rows.map((row) => row.key).join('\n')
