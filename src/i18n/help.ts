import { help as english } from '#i18n/en/help'
import { help as chinese } from '#i18n/zh-CN/help'
import { laterWords } from './laterWords'

/** The words of the help. */
export type HelpWords = typeof english

export const useHelpWords = laterWords<HelpWords>({ en: english, 'zh-CN': chinese })
