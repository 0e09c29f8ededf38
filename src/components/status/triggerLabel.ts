import type { Trigger } from '#domain/execution/workflow'
import type { Messages } from '#i18n/en'

/** The state of a schedule; one that nobody knows carries AOM's own word. */
export function triggerLabel(trigger: Trigger | undefined, t: Messages): string {
  if (trigger === undefined) return t.workflow.scheduleNotReported
  if (trigger.kind === 'unknown') return t.workflow.scheduleUnknown(trigger.raw)
  return trigger.kind === 'enabled' ? t.workflow.scheduleOn : t.workflow.scheduleOff
}
