import { useCallback, useSyncExternalStore } from 'react'
import { actableAgeMs } from '#domain/reading'

/** Is what was read at `readAt` too old to act on? Turns true by itself when its time has come. */
export function useIsTooOldToAct(readAt: number | undefined): boolean {
  const expiresAt = readAt === undefined ? 0 : readAt + actableAgeMs
  const subscribe = useCallback(
    (notify: () => void) => {
      const left = expiresAt - Date.now()
      if (left < 0) return () => undefined
      const timer = setTimeout(notify, left + 1)
      return () => clearTimeout(timer)
    },
    [expiresAt],
  )
  return useSyncExternalStore(subscribe, () => Date.now() > expiresAt)
}
