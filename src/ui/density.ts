/* How much room rows and gaps have, kept in this browser, and the attribute on <html> that the lengths of tokens.ts hang on. Without React: src/beforePaint.ts needs it. */

import { pageStore } from '#store'

const storageKey = 'aom-operator.density'
export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

const density = pageStore<Density>(() => {
  try {
    return localStorage.getItem(storageKey) === 'compact' ? 'compact' : 'comfortable'
  } catch {
    return 'comfortable'
  }
})

export const { get: getDensity, subscribe: subscribeDensity } = density

/** Before the first frame, so that no row is drawn twice; a finger needs the room in any case. */
export const applyDensity = (): void => {
  document.documentElement.toggleAttribute('data-compact', isCompact())
}

export const isCompact = (): boolean =>
  getDensity() === 'compact' && !window.matchMedia('(pointer: coarse)').matches

export function chooseDensity(choice: Density): void {
  try {
    localStorage.setItem(storageKey, choice)
  } catch {
    // Storage is shut: the choice holds for this page.
  }
  density.set(choice)
  applyDensity()
}
