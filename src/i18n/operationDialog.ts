import { operationDialog as english } from '#i18n/en/operationDialog'
import { operationDialog as chinese } from '#i18n/zh-CN/operationDialog'
import { laterWords } from './laterWords'

/** The words of the operation dialog. */
export type DialogWords = ReturnType<typeof english>

export const useDialogWords = laterWords<DialogWords>({ en: english, 'zh-CN': chinese })
