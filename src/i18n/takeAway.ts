import { takeAway as english } from '#i18n/en/takeAway'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { takeAway as chinese } from '#i18n/zh-CN/takeAway'

/* The words of what can be copied: they come with it, and no first page loads them. */

export type TakeAwayWords = typeof english

const words: Record<Locale, TakeAwayWords> = { en: english, 'zh-CN': chinese }

export const useTakeAwayWords = (): TakeAwayWords => words[useI18n().locale]
