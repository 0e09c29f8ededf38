/* How much room rows and gaps have, kept in this browser, and the attribute on <html> that the lengths of tokens.ts hang on. Without React: src/beforePaint.ts needs it. */

import { storedChoice } from '#store'

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

const density = storedChoice<Density>(
  'aom-operator.density',
  (stored) => (stored === 'compact' ? 'compact' : 'comfortable'),
  (choice) => choice,
)

export const { get: getDensity, subscribe: subscribeDensity } = density

/** Before the first frame, so that no row is drawn twice; a finger needs the room in any case. */
export const applyDensity = (): void => {
  document.documentElement.toggleAttribute('data-compact', isCompact())
}

export const isCompact = (): boolean =>
  getDensity() === 'compact' && !window.matchMedia('(pointer: coarse)').matches

export function chooseDensity(choice: Density): void {
  density.set(choice)
  applyDensity()
}
