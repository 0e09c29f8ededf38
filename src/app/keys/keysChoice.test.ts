import { expect, test, vi } from 'vitest'
import { areKeysOn, chooseKeys, subscribeKeys } from './keysChoice'

test('a choice is kept in this browser, and what another tab chose holds here too', () => {
  const heard = vi.fn<() => void>()
  const leave = subscribeKeys(heard)
  chooseKeys(false)
  expect(localStorage.getItem('aom-operator.keys')).toBe('off')
  expect([areKeysOn(), heard.mock.calls.length]).toEqual([false, 1])
  localStorage.setItem('aom-operator.keys', 'on')
  window.dispatchEvent(new StorageEvent('storage', { key: 'aom-operator.keys' }))
  expect([areKeysOn(), heard.mock.calls.length]).toEqual([true, 2])
  leave()
})
