import type { Messages } from './en'
import { operationDialog as english } from '#i18n/en/operationDialog'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { operationDialog as chinese } from '#i18n/zh-CN/operationDialog'

/* The words of the operation dialog: they come with its code, in every language, and no first page loads them. */

export type DialogWords = ReturnType<typeof english>

const makers: Record<Locale, (shared: Messages['operation']) => DialogWords> = {
  en: english,
  'zh-CN': chinese,
}
const made = new Map<Locale, DialogWords>()

export function useDialogWords(): DialogWords {
  const { locale, t } = useI18n()
  const words = made.get(locale) ?? makers[locale](t.operation)
  made.set(locale, words)
  return words
}
