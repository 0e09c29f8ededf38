import { useCallback, useEffect } from 'react'
import { useLocation } from 'wouter'

/** The one listener for single keys. What they do is loaded when the first one is pressed. */
export function useKeys(openHelp: () => void): void {
  const [, navigate] = useLocation()
  const load = useCallback(
    async () => (await import('./pressKey')).createKeys({ navigate, openHelp }),
    [navigate, openHelp],
  )
  useEffect(() => {
    let keys: ReturnType<typeof load> | undefined
    let press: Awaited<ReturnType<typeof load>> | undefined
    const loadAndPress = async (event: KeyboardEvent) => {
      keys ??= load()
      try {
        press = await keys
        press(event)
      } catch {
        // The network is gone; the next key asks again.
        keys = undefined
      }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return
      if (press) press(event)
      else void loadAndPress(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [load])
}
