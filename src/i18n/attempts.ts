import { attempts as english } from '#i18n/en/attempts'
import { attempts as chinese } from '#i18n/zh-CN/attempts'
import { laterWords } from './laterWords'

export type AttemptWords = typeof english

export const useAttemptWords = laterWords<AttemptWords>({ en: english, 'zh-CN': chinese })
