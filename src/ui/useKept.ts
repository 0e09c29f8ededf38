import { useSyncExternalStore } from 'react'
import { pageStore } from '#store'

const kept = pageStore<ReadonlyMap<string, unknown>>(() => new Map())
/** The oldest of more are forgotten. */
const most = 50

/** As React's own state, but still there when its part is drawn again: Back finds a list as long as it was left. */
export function useKept<T extends object | string>(
  name: string,
  initial: T,
): readonly [value: T, set: (next: T) => void] {
  const value = useSyncExternalStore(kept.subscribe, () => kept.get().get(name)) as T | undefined
  const set = (next: T) => {
    const others = [...kept.get()].filter(([other]) => other !== name)
    kept.set(new Map([...others, [name, next] as const].slice(-most)))
  }
  return [value ?? initial, set]
}
