import { attention } from './en/attention'
import { execution } from './en/execution'
import { executions } from './en/executions'
import { failure } from './en/failure'
import { operation } from './en/operation'
import { shell } from './en/shell'
import { signIn } from './en/signIn'
import { states } from './en/states'
import { time } from './en/time'
import { workflow } from './en/workflow'

/** English is the source: its shape is the type every other catalogue must fill. */
export const en = {
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

export type Messages = typeof en
