import { useSyncExternalStore } from 'react'
import type * as cause from '#domain/failure/cause'
import type { FailureCodes } from '#i18n/en/failureCodes'
import type { Locale } from './locales'

/** The words of every code, and what finds the right ones for a failure. */
export interface FailureLexicon extends FailureCodes, Causes {}
type Causes = Pick<typeof cause, 'causesOf' | 'missingPermissions'>

const loaders: Readonly<Record<Locale, () => Promise<{ failureCodes: FailureCodes }>>> = {
  en: () => import('#i18n/en/failureCodes'),
  'zh-CN': () => import('#i18n/zh-CN/failureCodes'),
}

interface Store {
  readonly subscribe: (listener: () => void) => () => void
  readonly read: () => FailureLexicon | undefined
}

function storeOf(load: () => Promise<{ failureCodes: FailureCodes }>): Store {
  const listeners = new Set<() => void>()
  let found: FailureLexicon | undefined
  let isLoading = false
  const fetchOnce = () => {
    if (found || isLoading) return
    isLoading = true
    Promise.all([load(), import('#domain/failure/cause')])
      .then(
        ([{ failureCodes }, { causesOf, missingPermissions }]) => {
          found = { ...failureCodes, causesOf, missingPermissions }
          for (const listener of listeners) listener()
        },
        // Without network the words by kind stay; the next failure asks again.
        () => undefined,
      )
      .finally(() => {
        isLoading = false
      })
  }
  return {
    read: () => found,
    subscribe: (listener) => {
      listeners.add(listener)
      fetchOnce()
      return () => listeners.delete(listener)
    },
  }
}

const newStores = (): Readonly<Record<Locale, Store>> => ({
  en: storeOf(loaders.en),
  'zh-CN': storeOf(loaders['zh-CN']),
})

let stores = newStores()

/** As in a tab that was just opened: for tests. */
export function forgetFailureLexicons(): void {
  stores = newStores()
}

const unwanted: Store = { subscribe: () => () => undefined, read: () => undefined }

/** The words of every code, loaded when first wanted; undefined until they are here. */
export function useFailureLexicon(locale: Locale, isWanted: boolean): FailureLexicon | undefined {
  const { subscribe, read } = isWanted ? stores[locale] : unwanted
  return useSyncExternalStore(subscribe, read)
}
