const pauses = { firstMs: 10_000, longestMs: 60 * 60_000 }
const givenUpMs = 24 * 60 * 60_000

/** What cannot be read is asked for more and more seldom, and after a day no more. */
export function createRetries(now: () => number) {
  const failures = new Map<
    string,
    { readonly since: number; readonly pauseMs: number; readonly at: number }
  >()
  return {
    isDue: (key: string): boolean => (failures.get(key)?.at ?? 0) <= now(),
    /** Says whether it is worth another try. */
    failed: (key: string): boolean => {
      const { since = now(), pauseMs = pauses.firstMs / 2 } = failures.get(key) ?? {}
      const pause = Math.min(pauses.longestMs, pauseMs * 2)
      failures.set(key, { since, pauseMs: pause, at: now() + pause })
      return now() - since < givenUpMs
    },
    forget: (key: string): void => void failures.delete(key),
  }
}
