import type { Messages } from './en'
import { useI18n } from './I18n'
import type { Locale } from './locales'

/** A hook for words that come with a lazy part, in every language, so that no first page loads them. */
export function laterWords<Words>(
  makers: Record<Locale, (shared: Messages['operation']) => Words>,
): () => Words {
  const made = new Map<Locale, Words>()
  return function useLaterWords() {
    const { locale, t } = useI18n()
    const words = made.get(locale) ?? makers[locale](t.operation)
    made.set(locale, words)
    return words
  }
}
