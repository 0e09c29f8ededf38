import { takeAway as english } from '#i18n/en/takeAway'
import { takeAway as chinese } from '#i18n/zh-CN/takeAway'
import { laterWords } from './laterWords'

/** The words of what can be copied. */
export type TakeAwayWords = typeof english

export const useTakeAwayWords = laterWords<TakeAwayWords>({ en: english, 'zh-CN': chinese })
