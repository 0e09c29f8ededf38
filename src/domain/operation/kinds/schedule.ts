import type { Trigger, Workflow } from '#domain/execution/workflow'
import type { ActionOf } from '#domain/operation/action'
import { type KindRules, allow, refuse, warn, type Verdict } from '#domain/operation/kind'
import type { Sent } from '#domain/operation/record'

/* UpdateWorkflowTriggerStatus, asked of a workflow's schedule. */

export type ScheduleAction = ActionOf<'schedule'>

export interface ScheduleChange {
  readonly action: ScheduleAction
  readonly workflow: Workflow
}

/** Without a trigger where AOM reported none. */
interface ScheduleBaseline {
  readonly trigger?: Trigger
}

export interface ScheduleRecord extends Sent {
  readonly action: ScheduleAction
  readonly executionId?: undefined
  readonly nodeId?: undefined
  readonly baseline: ScheduleBaseline
  /** No trigger: AOM no longer reports one. */
  readonly effectSeen?: { readonly trigger?: Trigger }
}

export const schedule: KindRules<ScheduleChange, ScheduleRecord> = {
  ownState: 'trigger',
  shownBy: 'workflow',
  idsOf: ({ workflow }) => ({ workflowId: workflow.id }),
  subjectKey: ({ workflowId }) => `${workflowId}:schedule`,
  judge: ({ action, workflow }) => judgeSchedule(action, workflow),
  changes: (shown, now) => (sameTrigger(shown.workflow.trigger, now.workflow.trigger) ? [] : ['schedule']),
  applyRead: (record, seen, readAt) =>
    seen.kind === 'workflow' && seen.workflow.id === record.workflowId
      ? applyTrigger(record, seen.workflow.trigger, readAt)
      : record,
  factsOf: ({ baseline }) => ({ before: baseline }),
}

function judgeSchedule(action: ScheduleAction, { type, trigger }: Workflow): Verdict {
  if (type !== 'cron' && (type !== undefined || trigger === undefined)) return refuse('notScheduled')
  if (type !== 'cron' || trigger === undefined || trigger.kind === 'unknown') return warn('unknownSchedule')
  if (action === 'enable') return trigger.kind === 'enabled' ? refuse('scheduleIsOn') : allow
  return trigger.kind === 'disabled' ? refuse('scheduleIsOff') : allow
}

export const scheduleBaseline = (trigger: Trigger | undefined): ScheduleBaseline =>
  trigger ? { trigger } : {}

const sameTrigger = (a: Trigger | undefined, b: Trigger | undefined): boolean =>
  a?.kind === b?.kind &&
  (a?.kind === 'unknown' ? a.raw : undefined) === (b?.kind === 'unknown' ? b.raw : undefined)

function applyTrigger(record: ScheduleRecord, trigger: Trigger | undefined, readAt: number): ScheduleRecord {
  if (sameTrigger(record.baseline.trigger, trigger)) return { ...record, checkedAt: readAt }
  return {
    ...record,
    checkedAt: readAt,
    effectSeenAt: readAt,
    effectSeen: trigger ? { trigger } : {},
    settledAt: readAt,
  }
}
