import { find as english } from '#i18n/en/find'
import { find as chinese } from '#i18n/zh-CN/find'
import { laterWords } from './laterWords'

/** The words of Find. */
export type FindWords = typeof english

export const useFindWords = laterWords<FindWords>({ en: english, 'zh-CN': chinese })
