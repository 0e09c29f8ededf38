import { runWorkflow } from '#api/operation/operations'
import { runBaseline, type Run, type RunRecord } from '#domain/operation/kinds/run'
import type { SendRules } from '#queries/operation/send/kind'
import { rereadExecutions, rereadWorkflow } from '#queries/operation/send/reread'

export const run: SendRules<Run, RunRecord> = {
  async reread(client, { action, workflow: shown }, fresh) {
    const [workflow, executions] = await Promise.all([
      rereadWorkflow(client, shown, fresh),
      rereadExecutions(client, shown.id, fresh),
    ])
    return workflow ? { action, workflow, executions } : undefined
  },
  recordOf: ({ action, workflow, executions }, sent) => ({
    ...sent,
    action,
    baseline: runBaseline(executions, workflow.editedAt),
  }),
  call: ({ workflow }, facts) => runWorkflow(workflow.id, facts),
}
