import { help as english } from '#i18n/en/help'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { help as chinese } from '#i18n/zh-CN/help'

/* The words of the help: they come with its code, in every language, and no first page loads them. */

export type HelpWords = typeof english

const catalogues: Record<Locale, HelpWords> = { en: english, 'zh-CN': chinese }

export const useHelpWords = (): HelpWords => catalogues[useI18n().locale]
