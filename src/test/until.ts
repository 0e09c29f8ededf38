import { vi } from 'vitest'

/** Waits for what takes turns of the loop and no time, so it looks often. */
export const until = (assert: () => void): Promise<void> =>
  vi.waitFor(assert, { timeout: 5_000, interval: 1 })
