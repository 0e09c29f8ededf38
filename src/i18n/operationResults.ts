import type { Messages } from './en'
import { operationResults as english } from '#i18n/en/operationResults'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { operationResults as chinese } from '#i18n/zh-CN/operationResults'

/* The words of the results of operations: they come with the tray, in every language, and no first page loads them. */

export type ResultWords = ReturnType<typeof english>

const makers: Record<Locale, (shared: Messages['operation']) => ResultWords> = {
  en: english,
  'zh-CN': chinese,
}
const made = new Map<Locale, ResultWords>()

export function useResultWords(): ResultWords {
  const { locale, t } = useI18n()
  const words = made.get(locale) ?? makers[locale](t.operation)
  made.set(locale, words)
  return words
}
