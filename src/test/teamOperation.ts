import type { TeamOperation } from '#domain/operation/teamOperation'

/** li.na's Retry of one node, accepted: a row of the journal as the app has read it. */
export const teamRetry = (fields: Partial<TeamOperation>): TeamOperation => ({
  id: 'op',
  position: 1,
  seq: 1,
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  nodeId: 'n',
  action: 'retry',
  rawAction: 'restart',
  user: { kind: 'iam', name: 'li.na' },
  requestedAt: 0,
  outcome: 'accepted',
  rawOutcome: 'accepted',
  before: {},
  ...fields,
})
