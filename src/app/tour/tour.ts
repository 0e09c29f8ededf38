import { pageStore } from '#store'

/* The demo's first minute: shown once in a browser, and again when the help is asked for it. */

const storageKey = 'aom-operator.tour'

/** Since when it is shown, epoch ms; undefined while it is not. */
const since = pageStore<number | undefined>(() => (isWanted() ? Date.now() : undefined))
export const { get: tourSince, subscribe: subscribeTour } = since

function isWanted(): boolean {
  if (import.meta.env.MODE !== 'demo') return false
  try {
    // A browser that is driven asks for it itself.
    return !navigator.webdriver && localStorage.getItem(storageKey) === null
  } catch {
    return false
  }
}

export const beginTour = (): void => since.set(Date.now())

export function endTour(): void {
  since.set(undefined)
  try {
    localStorage.setItem(storageKey, 'seen')
  } catch {
    // Shut: it is offered again at the next visit.
  }
}
