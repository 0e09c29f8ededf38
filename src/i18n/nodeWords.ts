import { node as english } from '#i18n/en/node'
import { node as chinese } from '#i18n/zh-CN/node'
import { laterWords } from './laterWords'

/** What is said of a node before all else: the words come with the page of an execution and with the dialog. */
export type NodeWords = typeof english

export const useNodeWords = laterWords<NodeWords>({ en: english, 'zh-CN': chinese })
