import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { en, type Messages } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import type { Locale } from '#i18n/locales'
import { chineseMessages, loadMessages, storedLocale, storeLocale } from './language'

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

const messagesOf = (locale: Locale): Messages | undefined => (locale === 'en' ? en : chineseMessages.get())

/** The reader's language. It stays as it is until the words of another one are there. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState(storedLocale)
  const [shown, setShown] = useState(messagesOf(wanted) && wanted)

  useEffect(() => {
    if (shown === wanted) return undefined
    let isWanted = true
    void loadMessages(wanted).then(
      // Without network the app still opens, in English.
      () => isWanted && setShown(messagesOf(wanted) ? wanted : 'en'),
    )
    return () => {
      isWanted = false
    }
  }, [shown, wanted])
  const locale = shown ?? wanted
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])

  const setLocale = (next: Locale) => {
    storeLocale(next)
    setWanted(next)
  }
  const messages = shown && messagesOf(shown)
  return (
    <PreferencesContext value={{ locale, setLocale }}>
      {messages && (
        <I18nProvider locale={locale} messages={messages}>
          {children}
        </I18nProvider>
      )}
    </PreferencesContext>
  )
}
