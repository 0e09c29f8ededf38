import { pageStore } from '#store'

/** A filter under a name, kept in this browser: the query of its address, which holds no secret. */
export interface SavedView {
  readonly name: string
  readonly query: string
}

const storageKey = 'aom-operator.views'
const mostViews = 20

const views = pageStore<readonly SavedView[]>(read)
export const { get: getViews, subscribe: subscribeViews } = views

/** A view of the same name is replaced. */
export const saveView = (view: SavedView): void =>
  change([...views.get().filter(({ name }) => name !== view.name), view].slice(-mostViews))

export const removeView = (name: string): void => change(views.get().filter((view) => view.name !== name))

function change(next: readonly SavedView[]): void {
  views.set(next)
  try {
    localStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Full or shut: the views last as long as the page.
  }
}

function read(): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isView).slice(-mostViews) : []
  } catch {
    return []
  }
}

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'query' in value &&
  typeof value.query === 'string'
