import { find as english } from '#i18n/en/find'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { find as chinese } from '#i18n/zh-CN/find'

/* The words of Find: they come with its dialog, and no first page loads them. */

export type FindWords = typeof english

const words: Record<Locale, FindWords> = { en: english, 'zh-CN': chinese }

export const useFindWords = (): FindWords => words[useI18n().locale]
