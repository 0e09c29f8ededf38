import { activity as english } from '#i18n/en/activity'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { activity as chinese } from '#i18n/zh-CN/activity'

/* The words of Activity and of past operations: they come with their code, in every language, and no first page loads them. */

export type ActivityWords = typeof english

const catalogues: Record<Locale, ActivityWords> = { en: english, 'zh-CN': chinese }

export const useActivityWords = (): ActivityWords => catalogues[useI18n().locale]
