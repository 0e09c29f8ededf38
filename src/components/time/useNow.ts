import { useSyncExternalStore } from 'react'
import { pageStore, type Store } from '#store'

/** One interval timer per length, however many ages stand on the page; none while nobody looks. */
const tickers = new Map<number, Store<undefined>>()

function tickerOf(intervalMs: number): Store<undefined> {
  const known = tickers.get(intervalMs)
  if (known) return known
  const ticker = pageStore<undefined>(
    () => undefined,
    (tell) => {
      const timer = setInterval(tell, intervalMs)
      return () => clearInterval(timer)
    },
  )
  tickers.set(intervalMs, ticker)
  return ticker
}

/** Words that depend on the present, looked at each second; whatever holds them is drawn again only when they change. */
export const useTicking = (wordsAt: (now: number) => string): string =>
  useSyncExternalStore(tickerOf(1_000).subscribe, () => wordsAt(Date.now()))

/** The present in epoch milliseconds, in whole steps; redraws at each step. */
export function useNow(intervalMs = 1_000): number {
  // Whole steps, so that what is read stays the same between two ticks.
  return useSyncExternalStore(
    tickerOf(intervalMs).subscribe,
    () => Math.floor(Date.now() / intervalMs) * intervalMs,
  )
}
