import { runHistory as english } from '#i18n/en/runHistory'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { runHistory as chinese } from '#i18n/zh-CN/runHistory'

/* What earlier runs say: the words come with their code, and no first page loads them. */

export type RunHistoryWords = typeof english

const words: Record<Locale, RunHistoryWords> = { en: english, 'zh-CN': chinese }

export const useRunHistoryWords = (): RunHistoryWords => words[useI18n().locale]
