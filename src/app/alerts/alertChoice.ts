import { useSyncExternalStore } from 'react'
import { pageStore } from '#store'

/* How this browser tells of new stops, as its reader has chosen. */

export interface AlertChoice {
  /** A notification of the system's for each node that stops, and the count on the tab's icon. */
  readonly notifies: boolean
  /** And two quiet tones. */
  readonly sounds: boolean
}

const storageKey = 'aom-operator.alerts'

function stored(): AlertChoice {
  try {
    const words = (localStorage.getItem(storageKey) ?? '').split(' ')
    return { notifies: words.includes('notifies'), sounds: words.includes('sounds') }
  } catch {
    return { notifies: false, sounds: false }
  }
}

const choice = pageStore<AlertChoice>(stored, (tell) => {
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key === storageKey) {
      choice.set(stored())
      tell()
    }
  }
  // Another tab's choice.
  window.addEventListener('storage', onStorage)
  return () => window.removeEventListener('storage', onStorage)
})

export const useAlertChoice = (): AlertChoice => useSyncExternalStore(choice.subscribe, choice.get)

export function chooseAlerts(next: AlertChoice): void {
  choice.set(next)
  try {
    localStorage.setItem(
      storageKey,
      [next.notifies && 'notifies', next.sounds && 'sounds'].filter(Boolean).join(' '),
    )
  } catch {
    // Storage is shut: it holds for this page.
  }
}
