import type { Messages } from './en'
import { attention } from './zh-CN/attention'
import { execution } from './zh-CN/execution'
import { executions } from './zh-CN/executions'
import { failure } from './zh-CN/failure'
import { operation } from './zh-CN/operation'
import { shell } from './zh-CN/shell'
import { signIn } from './zh-CN/signIn'
import { states } from './zh-CN/states'
import { time } from './zh-CN/time'
import { workflow } from './zh-CN/workflow'

export const zhCN: Messages = {
  shell,
  signIn,
  states,
  failure,
  operation,
  attention,
  executions,
  time,
  workflow,
  execution,
}
