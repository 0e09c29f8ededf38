import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { en, type Messages } from '../i18n/en'
import { I18nProvider, locales, type Locale } from '../i18n/I18n'

const storageKey = 'aom-operator.locale'

interface Preferences {
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
}

/** Stays as it is until the catalogue of another language is there. */
interface Shown {
  readonly locale: Locale
  readonly messages: Messages
}

const PreferencesContext = createContext<Preferences | null>(null)

export function usePreferences(): Preferences {
  const value = use(PreferencesContext)
  if (!value) throw new Error('usePreferences stands outside of PreferencesProvider')
  return value
}

const catalogues = new Map<Locale, Promise<Messages>>()

/** English is part of the app; another language is loaded when it is wanted. */
function catalogueOf(locale: Locale): Promise<Messages> {
  if (locale === 'en') return Promise.resolve(en)
  const known = catalogues.get(locale)
  if (known) return known
  const loading = import('../i18n/zh-CN').then(
    ({ zhCN }) => zhCN,
    // Without network the app still opens; the next visit asks again.
    () => en,
  )
  catalogues.set(locale, loading)
  return loading
}

function storedLocale(): Locale | undefined {
  try {
    const stored = localStorage.getItem(storageKey)
    return locales.find((locale) => locale === stored)
  } catch {
    return undefined
  }
}

/** The first of the reader's languages that we speak. */
function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh-CN'
    if (/^en\b/i.test(language)) return 'en'
  }
  return 'en'
}

/** The reader's language, kept in this browser. (The theme's choice is kept by MUI's provider.) */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(() => storedLocale() ?? preferredLocale(navigator.languages))
  const [shown, setShown] = useState<Shown | undefined>(
    wanted === 'en' ? { locale: 'en', messages: en } : undefined,
  )

  useEffect(() => {
    let isWanted = true
    void catalogueOf(wanted).then((messages) => isWanted && setShown({ locale: wanted, messages }))
    return () => {
      isWanted = false
    }
  }, [wanted])
  const locale = shown?.locale ?? wanted
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  const setLocale = (next: Locale) => {
    try {
      localStorage.setItem(storageKey, next)
    } catch {
      // Storage is shut: the choice holds for this page.
    }
    setWanted(next)
  }
  return (
    <PreferencesContext value={{ locale, setLocale }}>
      {shown && (
        <I18nProvider locale={shown.locale} messages={shown.messages}>
          {children}
        </I18nProvider>
      )}
    </PreferencesContext>
  )
}
