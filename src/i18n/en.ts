import { attention } from '#i18n/en/attention'
import { execution } from '#i18n/en/execution'
import { executions } from '#i18n/en/executions'
import { failure } from '#i18n/en/failure'
import { operation } from '#i18n/en/operation'
import { shell } from '#i18n/en/shell'
import { signIn } from '#i18n/en/signIn'
import { states } from '#i18n/en/states'
import { time } from '#i18n/en/time'

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
  execution,
}

export type Messages = typeof en
