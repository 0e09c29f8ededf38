import { useCallback, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { createStore } from '#store'
import { actableAgeMs, type ReadMoment } from '#domain/reading'

/** When something was read, if at all: once and for all, or as it is read again and again. */
export type ReadAt = number | undefined | ReadMoment

export const momentOf = (readAt: ReadAt): number | undefined =>
  typeof readAt === 'object' ? readAt.get() : readAt

/** `readAt` as something that stays the same while it changes: rows that hold it are not drawn again at every read. */
export function useReadMoment(readAt: number | undefined): ReadMoment {
  const [moment] = useState(() => createStore(() => readAt))
  useLayoutEffect(() => moment.set(readAt), [moment, readAt])
  return moment
}

/** Is what was read at `readAt` too old to act on? Turns true by itself when its time has come. */
export function useIsTooOldToAct(readAt: ReadAt): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const look = () => {
        clearTimeout(timer)
        const left = expiryOf(readAt) - Date.now()
        if (left >= 0) timer = setTimeout(notify, left + 1)
        notify()
      }
      look()
      const leave = typeof readAt === 'object' ? readAt.subscribe(look) : undefined
      return () => {
        clearTimeout(timer)
        leave?.()
      }
    },
    [readAt],
  )
  return useSyncExternalStore(subscribe, () => Date.now() > expiryOf(readAt))
}

function expiryOf(readAt: ReadAt): number {
  const moment = momentOf(readAt)
  return moment === undefined ? 0 : moment + actableAgeMs
}
