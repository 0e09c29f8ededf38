import { useEffect } from 'react'
import { useLocation } from 'wouter'

/** The one listener for single keys. What they do is loaded when the first one is pressed. */
export function useKeys(openHelp: () => void): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    let keys: Promise<(event: KeyboardEvent) => void> | undefined
    let press: ((event: KeyboardEvent) => void) | undefined
    const load = async () => {
      const { createKeys } = await import('./pressKey')
      return (press = createKeys({ navigate, openHelp }))
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return
      if (press) press(event)
      else (keys ??= load()).then((act) => act(event)).catch(() => (keys = undefined))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [navigate, openHelp])
}
