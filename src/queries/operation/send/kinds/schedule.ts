import { setTrigger } from '#api/operation/operations'
import { scheduleBaseline, type ScheduleChange, type ScheduleRecord } from '#domain/operation/kinds/schedule'
import type { SendRules } from '#queries/operation/send/kind'
import { rereadWorkflow } from '#queries/operation/send/reread'

export const schedule: SendRules<ScheduleChange, ScheduleRecord> = {
  async reread(client, { action, workflow: shown }, fresh) {
    const workflow = await rereadWorkflow(client, shown, fresh)
    return workflow ? { action, workflow } : undefined
  },
  recordOf: ({ action, workflow }, sent) => ({
    ...sent,
    action,
    baseline: scheduleBaseline(workflow.trigger),
  }),
  call: ({ action, workflow }, facts) => setTrigger(workflow.id, action, facts),
}
