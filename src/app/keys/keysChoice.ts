import { pageStore } from '#store'

/* Whether single keys do something: speech input, and a cat, press them by mistake. */

const storageKey = 'aom-operator.keys'

const choice = pageStore<boolean>(readChoice, (tell) => {
  window.addEventListener('storage', tell)
  return () => window.removeEventListener('storage', tell)
})

function readChoice(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

export const subscribeKeys = choice.subscribe
export const areKeysOn = (): boolean => choice.get()

export function chooseKeys(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // Then it holds until the page is left.
  }
  choice.set(isOn)
}
