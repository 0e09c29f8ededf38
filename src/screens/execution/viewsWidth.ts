import { pageStore } from '#store'
import type { View } from './views'

/* How wide the operator made the views, in percent of the page, kept in this browser. */

const storageKey = 'aom-operator.viewsWidth'

type Widths = Partial<Record<View, number>>

export const viewsWidth = pageStore<Widths>(read)

function read(): Widths {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    return typeof stored === 'object' && stored !== null ? stored : {}
  } catch {
    return {}
  }
}

export function setViewsWidth(view: View, percent: number): void {
  const next = { ...viewsWidth.get(), [view]: Math.round(percent * 10) / 10 }
  viewsWidth.set(next)
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Storage is shut: the width holds for this page.
  }
}

export const leastPercent = 15
export const mostPercent = 75

/** A graph is as wide as it needs, up to half of the page; a table and an axis take more than half. */
export function percentOf(view: View, chosen: Widths, graphWidth: number, width: number): number {
  const own = chosen[view]
  const percent =
    typeof own === 'number' && Number.isFinite(own) ? own : view === 'graph' ? (graphWidth / width) * 100 : 55
  const most = chosen[view] === undefined && view === 'graph' ? 50 : mostPercent
  return Math.min(most, Math.max(leastPercent, percent))
}
