import type { Trigger } from '#domain/execution/workflow'
import type { Messages } from '#i18n/en'

/** The state of a schedule; one that nobody knows carries AOM's own word. */
export function triggerLabel(trigger: Trigger | undefined, t: Messages): string {
  if (trigger === undefined) return t.operation.schedule.notReported
  if (trigger.kind === 'unknown') return t.operation.schedule.unknown(trigger.raw)
  return trigger.kind === 'enabled' ? t.operation.schedule.on : t.operation.schedule.off
}
