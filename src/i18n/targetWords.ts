import { targets as english } from '#i18n/en/targets'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { targets as chinese } from '#i18n/zh-CN/targets'

/* The words of targets and logs: they come with their code, and no first page loads them. */

export type TargetWords = typeof english

const words: Record<Locale, TargetWords> = { en: english, 'zh-CN': chinese }

export const useTargetWords = (): TargetWords => words[useI18n().locale]
