import { useCallback, useSyncExternalStore } from 'react'
import { pageStore, type Store } from '#store'
import type * as cause from '#domain/failure/cause'
import type { FailureCodes } from '#i18n/en/failureCodes'
import type { Locale } from './locales'

/** The words of every code, and what finds the right ones for a failure. */
export interface FailureCatalogue extends FailureCodes, Causes {}
type Causes = Pick<typeof cause, 'causesOf' | 'missingPermissions'>

const loaders: Readonly<Record<Locale, () => Promise<{ failureCodes: FailureCodes }>>> = {
  en: () => import('#i18n/en/failureCodes'),
  'zh-CN': () => import('#i18n/zh-CN/failureCodes'),
}

type Catalogue = FailureCatalogue | 'loading' | undefined

const catalogues: Readonly<Record<Locale, Store<Catalogue>>> = {
  en: pageStore<Catalogue>(() => undefined),
  'zh-CN': pageStore<Catalogue>(() => undefined),
}

function load(locale: Locale): void {
  const { get, set } = catalogues[locale]
  if (get() !== undefined) return
  set('loading')
  Promise.all([loaders[locale](), import('#domain/failure/cause')]).then(
    ([{ failureCodes }, { causesOf, missingPermissions }]) =>
      set({ ...failureCodes, causesOf, missingPermissions }),
    // Without network the words by kind stay; the next failure asks again.
    () => set(undefined),
  )
}

const read = (locale: Locale): FailureCatalogue | undefined => {
  const catalogue = catalogues[locale].get()
  return catalogue === 'loading' ? undefined : catalogue
}

/** The words of every code, loaded when first wanted; undefined until they are here. */
export function useFailureCatalogue(locale: Locale, isWanted: boolean): FailureCatalogue | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!isWanted) return () => undefined
      const leave = catalogues[locale].subscribe(listener)
      load(locale)
      return leave
    },
    [locale, isWanted],
  )
  return useSyncExternalStore(subscribe, () => (isWanted ? read(locale) : undefined))
}
