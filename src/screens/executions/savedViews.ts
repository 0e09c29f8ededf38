import { storedChoice } from '#store'

/** A filter under a name, kept in this browser: the query of its address, which holds no secret. */
interface SavedView {
  readonly name: string
  readonly query: string
}

const mostViews = 20

const views = storedChoice<readonly SavedView[]>('aom-operator.views', read, JSON.stringify)
export const { get: getViews, subscribe: subscribeViews } = views

/** A view of the same name is replaced. */
export const saveView = (view: SavedView): void =>
  views.set([...views.get().filter(({ name }) => name !== view.name), view].slice(-mostViews))

export const removeView = (name: string): void => views.set(views.get().filter((view) => view.name !== name))

function read(stored: string | null): readonly SavedView[] {
  const list: unknown = JSON.parse(stored ?? '[]')
  return Array.isArray(list) ? list.filter(isView).slice(-mostViews) : []
}

// A function: what is stored is read when this module is.
function isView(value: unknown): value is SavedView {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'query' in value &&
    typeof value.query === 'string'
  )
}
