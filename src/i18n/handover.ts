import { handover as english } from '#i18n/en/handover'
import { handover as chinese } from '#i18n/zh-CN/handover'
import { laterWords } from './laterWords'

export type HandoverWords = typeof english

export const useHandoverWords = laterWords<HandoverWords>({ en: english, 'zh-CN': chinese })
