import { useSyncExternalStore } from 'react'

const subscribers = new Map<number, { subscribe: (listener: () => void) => () => void; read: () => number }>()

/** One interval timer per length, however many ages stand on the page; none while nobody looks. */
function tickerOf(intervalMs: number) {
  const known = subscribers.get(intervalMs)
  if (known) return known
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const ticker = {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      timer ??= setInterval(() => listeners.forEach((notify) => notify()), intervalMs)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    // Whole steps, so that what is read stays the same between two ticks.
    read: () => Math.floor(Date.now() / intervalMs) * intervalMs,
  }
  subscribers.set(intervalMs, ticker)
  return ticker
}

/** The present in epoch milliseconds, in whole steps; redraws at each step. */
export function useNow(intervalMs = 1_000): number {
  const { subscribe, read } = tickerOf(intervalMs)
  return useSyncExternalStore(subscribe, read)
}
