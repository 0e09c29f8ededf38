import { storedChoice } from '#store'
import type { View } from './views'

/* How wide the operator made the views, in percent of the page, kept in this browser. */

type Widths = Partial<Record<View, number>>

export const viewsWidth = storedChoice<Widths>('aom-operator.viewsWidth', read, JSON.stringify)

function read(stored: string | null): Widths {
  const widths: unknown = JSON.parse(stored ?? '{}')
  return typeof widths === 'object' && widths !== null ? widths : {}
}

export const setViewsWidth = (view: View, percent: number): void =>
  viewsWidth.set({ ...viewsWidth.get(), [view]: Math.round(percent * 10) / 10 })

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
