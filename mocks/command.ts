import type { OperationAction } from './wire'

/** Everything that can be done to a world from outside, as JSON, at a world time: replaying them rebuilds it. */
export type Command = { at: number } & (
  | { kind: 'act'; effectAt: number; executionId: string; nodeId: string; action: OperationAction }
  | { kind: 'terminate'; executionId: string }
  | { kind: 'execute'; workflowId: string; executionId: string; by: string }
  | { kind: 'trigger'; workflowId: string; status: string }
  | { kind: 'setNode'; executionId: string; nodeId: string; status: string; beginTime?: number }
  | { kind: 'setRun'; executionId: string; status: string; taskStatus?: string }
  | { kind: 'removeResult'; executionId: string; nodeId: string }
  | { kind: 'read'; executionId: string }
)
