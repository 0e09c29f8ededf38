import { pageStore, storedChoice } from '#store'
import type { Messages } from '#i18n/en'
import { locales, type Locale } from '#i18n/locales'

/* The reader's language, kept in this browser. English is part of the app; another one is loaded when it is wanted. */

export const { get: storedLocale, set: storeLocale } = storedChoice<Locale>(
  'aom-operator.locale',
  (stored) => locales.find((locale) => locale === stored) ?? preferredLocale(navigator.languages),
  (locale) => locale,
)

/** The first of the reader's languages that we speak. */
function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    if (/^zh\b/i.test(language)) return 'zh-CN'
    if (/^en\b/i.test(language)) return 'en'
  }
  return 'en'
}

/** Undefined until it was loaded, and where the network did not give it. */
export const chineseMessages = pageStore<Messages | undefined>(() => undefined)

/** Fetches the words of `locale` unless the app has them already. A browser remembers a failed fetch until the next visit. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === 'en' || chineseMessages.get()) return
  chineseMessages.set((await import('#i18n/zh-CN').catch(() => undefined))?.zhCN)
}
