import { triage as english } from '#i18n/en/triage'
import { triage as chinese } from '#i18n/zh-CN/triage'
import { laterWords } from './laterWords'

/** The words of what groups and chooses rows, and of what stands around them. */
export const useTriageWords = laterWords<ReturnType<typeof english>>({ en: english, 'zh-CN': chinese })
