import { bulk as english } from '#i18n/en/bulk'
import { bulk as chinese } from '#i18n/zh-CN/bulk'
import { laterWords } from './laterWords'

/** The words of one operation on many nodes. */
export type BulkWords = ReturnType<typeof english>

export const useBulkWords = laterWords<BulkWords>({ en: english, 'zh-CN': chinese })
