import { createContext, startTransition, Suspense, use, useEffect, useState, type ReactNode } from 'react'
import { en, type Messages } from '../i18n/en'
import { I18nProvider, locales, type Locale } from '../i18n/I18n'

const storageKey = 'aom-operator.locale'

interface Preferences {
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
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
  const [locale, setLocaleState] = useState(() => storedLocale() ?? preferredLocale(navigator.languages))
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const setLocale = (next: Locale) => {
    try {
      localStorage.setItem(storageKey, next)
    } catch {
      // Storage is shut: the choice holds for this page.
    }
    startTransition(() => setLocaleState(next))
  }
  return (
    <PreferencesContext value={{ locale, setLocale }}>
      <Suspense fallback={null}>
        {locale === 'en' ? (
          <I18nProvider locale={locale} messages={en}>
            {children}
          </I18nProvider>
        ) : (
          <Loaded locale={locale}>{children}</Loaded>
        )}
      </Suspense>
    </PreferencesContext>
  )
}

function Loaded({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <I18nProvider locale={locale} messages={use(catalogueOf(locale))}>
      {children}
    </I18nProvider>
  )
}
