import { workflow as english } from '#i18n/en/workflow'
import { useI18n } from './I18n'
import type { Locale } from './locales'
import { workflow as chinese } from '#i18n/zh-CN/workflow'

/* The words of a workflow's page: they come with it, and no other first page loads them. */

export type WorkflowWords = typeof english

const words: Record<Locale, WorkflowWords> = { en: english, 'zh-CN': chinese }

export const useWorkflowWords = (): WorkflowWords => words[useI18n().locale]
