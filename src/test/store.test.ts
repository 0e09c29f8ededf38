import { expect, it, vi } from 'vitest'
import { createStore, pageStore, resetStores } from '#store'

it('tells its listeners of each new value, until they leave', () => {
  const store = createStore(() => 1)
  const listener = vi.fn<() => void>()
  const leave = store.subscribe(listener)
  store.set(2)
  expect(store.get()).toBe(2)
  leave()
  leave()
  store.set(3)
  expect(listener).toHaveBeenCalledTimes(1)
})

it('is connected from its first listener to its last', () => {
  const disconnect = vi.fn<() => void>()
  const connect = vi.fn<(tell: () => void) => () => void>(() => disconnect)
  const { subscribe } = createStore(() => undefined, connect)
  const listeners = [vi.fn<() => void>(), vi.fn<() => void>()]
  const leaves = listeners.map((listener) => subscribe(listener))
  connect.mock.calls[0]?.[0]()
  for (const listener of listeners) expect(listener).toHaveBeenCalledTimes(1)
  leaves[0]?.()
  expect(disconnect).not.toHaveBeenCalled()
  leaves[1]?.()
  expect(connect).toHaveBeenCalledTimes(1)
  expect(disconnect).toHaveBeenCalledTimes(1)
})

it('of a page begins anew when all are made to forget, and hears of what it held', () => {
  const closed: number[] = []
  const disconnect = vi.fn<() => void>()
  const store = pageStore<number>(
    (before) => {
      if (before !== undefined) closed.push(before)
      return 0
    },
    () => disconnect,
  )
  const listener = vi.fn<() => void>()
  store.subscribe(listener)
  store.set(7)
  resetStores()
  expect(store.get()).toBe(0)
  expect(closed).toEqual([7])
  expect(disconnect).toHaveBeenCalledTimes(1)
  store.set(1)
  expect(listener).toHaveBeenCalledTimes(1)
})
