/** Wakes whoever waits for a change of the journal; says only that there may be one, never which. */
export type News = {
  /** Grows with every wake: taken before one looks, it tells later whether there was one meanwhile. */
  readonly count: () => number
  wake(): void
  /** Resolves when `count` is no longer `seen`, or when the signal aborts. */
  after(seen: number, signal: AbortSignal): Promise<void>
}

export function createNews(): News {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    count: () => count,
    wake: () => {
      count += 1
      for (const resolve of waiting) resolve()
      waiting.clear()
    },
    after: (seen, signal) => {
      if (seen !== count || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const leave = () => {
          waiting.delete(wake)
          resolve()
        }
        const wake = () => {
          signal.removeEventListener('abort', leave)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  }
}
