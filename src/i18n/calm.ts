import { calm as english } from '#i18n/en/calm'
import { calm as chinese } from '#i18n/zh-CN/calm'
import { laterWords } from './laterWords'

export type CalmWords = typeof english

/** The words of Needs attention while nothing does. */
export const useCalmWords = laterWords<CalmWords>({ en: english, 'zh-CN': chinese })
