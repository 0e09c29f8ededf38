import { workflow as english } from '#i18n/en/workflow'
import { workflow as chinese } from '#i18n/zh-CN/workflow'
import { laterWords } from './laterWords'

/** The words of a workflow's page. */
export type WorkflowWords = typeof english

export const useWorkflowWords = laterWords<WorkflowWords>({ en: english, 'zh-CN': chinese })
