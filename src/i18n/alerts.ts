import { alerts as english } from '#i18n/en/alerts'
import { alerts as chinese } from '#i18n/zh-CN/alerts'
import { laterWords } from './laterWords'

/** The words of what tells of new stops. */
export type AlertWords = typeof english

export const useAlertWords = laterWords<AlertWords>({ en: english, 'zh-CN': chinese })
