import type { Messages } from './en'
import { attention } from '#i18n/zh-CN/attention'
import { execution } from '#i18n/zh-CN/execution'
import { executions } from '#i18n/zh-CN/executions'
import { failure } from '#i18n/zh-CN/failure'
import { operation } from '#i18n/zh-CN/operation'
import { shell } from '#i18n/zh-CN/shell'
import { signIn } from '#i18n/zh-CN/signIn'
import { states } from '#i18n/zh-CN/states'
import { time } from '#i18n/zh-CN/time'

export const zhCN: Messages = {
  shell,
  signIn,
  states,
  failure,
  operation,
  attention,
  executions,
  time,
  execution,
}
