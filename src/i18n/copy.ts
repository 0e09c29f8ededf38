import { copy as english } from '#i18n/en/copy'
import { copy as chinese } from '#i18n/zh-CN/copy'
import { laterWords } from './laterWords'

/** The words of what can be copied. */
export type CopyWords = typeof english

export const useCopyWords = laterWords<CopyWords>({ en: english, 'zh-CN': chinese })
