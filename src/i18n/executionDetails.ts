import { executionDetails as english } from '#i18n/en/executionDetails'
import { executionDetails as chinese } from '#i18n/zh-CN/executionDetails'
import { laterWords } from './laterWords'

/** The words of targets and logs. */
export type DetailWords = typeof english

export const useDetailWords = laterWords<DetailWords>({ en: english, 'zh-CN': chinese })
