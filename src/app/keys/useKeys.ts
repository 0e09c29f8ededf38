import { useEffect } from 'react'
import { useLocation } from 'wouter'

/** The one listener for single keys. What they do is loaded when the first one is pressed. */
export function useKeys(openHelp: () => void): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    const onKey = lazyKeys(navigate, openHelp)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, openHelp])
}

function lazyKeys(navigate: (path: string) => void, openHelp: () => void) {
  let press: ((event: KeyboardEvent) => void) | undefined
  let coming: Promise<void> | undefined
  const load = async () => {
    press = (await import('./pressKey')).createKeys({ navigate, openHelp })
  }
  const loadAndPress = async (event: KeyboardEvent) => {
    coming ??= load()
    try {
      await coming
      press?.(event)
    } catch {
      // The network is gone; the next key asks again.
      coming = undefined
    }
  }
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return
    if (press) press(event)
    else void loadAndPress(event)
  }
}
