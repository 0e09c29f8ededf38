import { createContext, use, useSyncExternalStore } from 'react'
import { createStore, type Store } from '#store'

/* Which rows are chosen. Outside of React, so that a choice draws its row again and no other. */

interface Selection {
  readonly keys: ReadonlySet<string>
  /** Chosen last, from which a range goes. */
  readonly last: string | undefined
  /** The rows in the order in which they are drawn, by key. */
  readonly order: readonly string[]
}

type SelectionStore = Store<Selection>

export const createSelection = (): SelectionStore =>
  createStore<Selection>(() => ({ keys: new Set(), last: undefined, order: [] }))

export const SelectionContext = createContext<SelectionStore | null>(null)

export function useSelectionStore(): SelectionStore {
  const store = use(SelectionContext)
  if (!store) throw new Error('the selection stands outside of the desk')
  return store
}

/** Chooses rows or lets them go. */
export function choose(store: SelectionStore, chosen: readonly string[], isOn: boolean): void {
  const { keys, order } = store.get()
  const next = new Set(keys)
  for (const key of chosen) {
    if (isOn) next.add(key)
    else next.delete(key)
  }
  store.set({ keys: next, last: chosen.at(-1), order })
}

/** Everything from the row that was chosen last to this one. */
export function chooseTo(store: SelectionStore, key: string, isOn: boolean): void {
  const { last, order } = store.get()
  const [from, to] = [order.indexOf(last ?? key), order.indexOf(key)]
  choose(store, from < 0 || to < 0 ? [key] : order.slice(Math.min(from, to), Math.max(from, to) + 1), isOn)
  store.set({ ...store.get(), last: key })
}

export const clearSelection = (store: SelectionStore): void =>
  store.set({ ...store.get(), keys: new Set(), last: undefined })

/** How many of these are chosen. */
export function useChosen(keys: readonly string[]): number {
  const store = useSelectionStore()
  return useSyncExternalStore(store.subscribe, () => {
    const { keys: chosen } = store.get()
    return keys.filter((key) => chosen.has(key)).length
  })
}
