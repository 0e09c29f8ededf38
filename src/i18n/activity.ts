import { activity as english } from '#i18n/en/activity'
import { activity as chinese } from '#i18n/zh-CN/activity'
import { laterWords } from './laterWords'

/** The words of Activity and of past operations. */
export type ActivityWords = typeof english

export const useActivityWords = laterWords<ActivityWords>({ en: english, 'zh-CN': chinese })
