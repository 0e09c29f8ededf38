import { useSyncExternalStore } from 'react'
import { storedChoice } from '#store'

/* How this browser tells of new stops, as its reader has chosen. */

interface AlertChoice {
  /** A notification of the system's for each node that stops, and the count on the tab's icon. */
  readonly notifies: boolean
  /** And two quiet tones. */
  readonly sounds: boolean
}

const choice = storedChoice<AlertChoice>(
  'aom-operator.alerts',
  (stored) => {
    const words = (stored ?? '').split(' ')
    return { notifies: words.includes('notifies'), sounds: words.includes('sounds') }
  },
  ({ notifies, sounds }) => [notifies && 'notifies', sounds && 'sounds'].filter(Boolean).join(' '),
)

export const useAlertChoice = (): AlertChoice => useSyncExternalStore(choice.subscribe, choice.get)
export const { set: chooseAlerts } = choice
