import { runHistory as english } from '#i18n/en/runHistory'
import { runHistory as chinese } from '#i18n/zh-CN/runHistory'
import { laterWords } from './laterWords'

/** What earlier runs say. */
export type RunHistoryWords = typeof english

export const useRunHistoryWords = laterWords<RunHistoryWords>({ en: english, 'zh-CN': chinese })
