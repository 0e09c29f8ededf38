import { operationResults as english } from '#i18n/en/operationResults'
import { operationResults as chinese } from '#i18n/zh-CN/operationResults'
import { laterWords } from './laterWords'

/** The words of the results of operations. */
export type ResultWords = ReturnType<typeof english>

export const useResultWords = laterWords<ResultWords>({ en: english, 'zh-CN': chinese })
