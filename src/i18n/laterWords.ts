import type { Messages } from './en'
import { useI18n } from './I18n'
import type { Locale } from './locales'

/** Words, or what makes them of those that the first page has already. */
type Catalogue<Words> = Words | ((shared: Messages['operation']) => Words)

/** A hook for words that come with a lazy part, in every language, so that no first page loads them. */
export function laterWords<Words extends object>(catalogues: Record<Locale, Catalogue<Words>>): () => Words {
  const made = new Map<Locale, Words>()
  return function useLaterWords() {
    const { locale, t } = useI18n()
    const catalogue = catalogues[locale]
    const words = made.get(locale) ?? (typeof catalogue === 'function' ? catalogue(t.operation) : catalogue)
    made.set(locale, words)
    return words
  }
}
