import { terminateExecution } from '#api/operation/operations'
import {
  terminationBaseline,
  type Termination,
  type TerminationRecord,
} from '#domain/operation/kinds/termination'
import type { SendRules } from '#queries/operation/send/kind'
import { rereadExecution } from '#queries/operation/send/reread'

export const termination: SendRules<Termination, TerminationRecord> = {
  reread: async (client, shown, fresh) => ({
    ...shown,
    execution: await rereadExecution(client, shown.execution, fresh),
  }),
  recordOf: ({ action, execution }, sent) => ({
    ...sent,
    executionId: execution.executionId,
    action,
    baseline: terminationBaseline(execution),
  }),
  call: ({ execution }, facts) => terminateExecution(execution, facts),
}
