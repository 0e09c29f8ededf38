import { pageStore, storedChoice } from '#store'

/* The demo's first minute: shown once in a browser, and again when the help is asked for it. */

const isSeen = storedChoice<boolean>(
  'aom-operator.tour',
  (stored) => stored !== null,
  (seen) => (seen ? 'seen' : null),
)

/** Since when it is shown, epoch ms; undefined while it is not. */
const since = pageStore<number | undefined>(() => (isWanted() ? Date.now() : undefined))
export const { get: tourSince, subscribe: subscribeTour } = since

/** A browser that is driven asks for it itself. */
function isWanted(): boolean {
  return import.meta.env.MODE === 'demo' && !navigator.webdriver && !isSeen.get()
}

export const beginTour = (): void => since.set(Date.now())

export function endTour(): void {
  since.set(undefined)
  isSeen.set(true)
}
