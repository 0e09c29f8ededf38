import { useCallback, useSyncExternalStore } from 'react'

/** Now, in steps of `intervalMs`: what shows an age draws again only when its text can have changed. */
export function useNow(intervalMs = 1_000): Date {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, intervalMs)
      return () => clearInterval(timer)
    },
    [intervalMs],
  )
  const step = useSyncExternalStore(subscribe, () => Math.floor(Date.now() / intervalMs))
  return new Date(step * intervalMs)
}
