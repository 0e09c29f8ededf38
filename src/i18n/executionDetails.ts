import { executionDetails as english } from '#i18n/en/executionDetails'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { executionDetails as chinese } from '#i18n/zh-CN/executionDetails'

/* The words of targets and logs: they come with their code, and no first page loads them. */

export type DetailWords = typeof english

const words: Record<Locale, DetailWords> = { en: english, 'zh-CN': chinese }

export const useDetailWords = (): DetailWords => words[useI18n().locale]
