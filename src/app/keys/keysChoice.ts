import { storedChoice } from '#store'

/* Whether single keys do something: speech input, and a cat, press them by mistake. */

export const {
  get: areKeysOn,
  set: chooseKeys,
  subscribe: subscribeKeys,
} = storedChoice<boolean>(
  'aom-operator.keys',
  (stored) => stored !== 'off',
  (isOn) => (isOn ? 'on' : 'off'),
)
