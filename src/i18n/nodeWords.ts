import { node as english } from '#i18n/en/node'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { node as chinese } from '#i18n/zh-CN/node'

/* What is said of a node before all else: the words come with the page of an execution and with the dialog. */

export type NodeWords = typeof english

const words: Record<Locale, NodeWords> = { en: english, 'zh-CN': chinese }

export const useNodeWords = (): NodeWords => words[useI18n().locale]
