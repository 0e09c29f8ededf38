/*
 * What changes and lives outside of React. Whatever a module remembers for as long as the page is open is a `pageStore`,
 * so that there is one way to hear of it and one place that forgets it all.
 */

/** One value, and whoever listens to it. */
export interface Store<T> {
  readonly get: () => T
  readonly set: (next: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

interface ResettableStore<T> extends Store<T> {
  readonly reset: () => void
}

/**
 * `initial` is given what there was before. `connect` begins with the first listener, and what it returns ends with the
 * last: a timer, the events of other tabs; `tell` calls the listeners though no value was set.
 */
export function createStore<T>(
  initial: (before?: T) => T,
  connect?: (tell: () => void) => () => void,
): ResettableStore<T> {
  let value = initial()
  let disconnect: (() => void) | undefined
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const leave = () => {
    if (listeners.size > 0) return
    disconnect?.()
    disconnect = undefined
  }
  return {
    get: () => value,
    set: (next) => {
      value = next
      tell()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) disconnect = connect?.(tell)
      return () => {
        if (listeners.delete(listener)) leave()
      }
    },
    reset: () => {
      listeners.clear()
      leave()
      value = initial(value)
    },
  }
}

const resets: (() => void)[] = []

/** A store of a module: there from the page's opening on. */
export function pageStore<T>(...how: Parameters<typeof createStore<T>>): Store<T> {
  const store = createStore(...how)
  resets.push(store.reset)
  return store
}

/**
 * What the reader has chosen, kept in this browser and shared by its tabs. `read` is given what is stored, null where nothing is,
 * and may throw at what it does not understand; `write` gives null for a choice that needs no keeping. While the browser's
 * storage is shut a choice holds for this page.
 */
export function storedChoice<T>(
  key: string,
  read: (stored: string | null) => T,
  write: (choice: T) => string | null,
): Store<T> {
  const stored = () => {
    try {
      return read(localStorage.getItem(key))
    } catch {
      return read(null)
    }
  }
  const choice = pageStore<T>(stored, () => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key || event.key === null) choice.set(stored())
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  })
  return {
    ...choice,
    set: (next) => {
      try {
        const kept = write(next)
        if (kept === null) localStorage.removeItem(key)
        else localStorage.setItem(key, kept)
      } catch {
        // Shut or full.
      }
      choice.set(next)
    },
  }
}

/** What `act` makes of this tab's storage; undefined where that is shut or full: then nothing is kept. */
export function inTabStorage<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(sessionStorage)
  } catch {
    return undefined
  }
}

/** As in a page that was just opened: for tests. */
export function resetStores(): void {
  for (const reset of resets) reset()
}
