import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds, for what a style sheet cannot know, such as the height of a row that is not drawn. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}
