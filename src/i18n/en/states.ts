import type { State } from '#domain/execution/status'

export const states: Record<State, string> = {
  succeeded: 'Succeeded',
  failed: 'Failed',
  running: 'Running',
  paused: 'Paused',
  waiting: 'Waiting',
  awaitingApproval: 'Awaiting approval',
  approvalRejected: 'Approval rejected',
  canceling: 'Canceling',
  canceled: 'Canceled',
  timedOut: 'Timed out',
  skipped: 'Skipped',
  notStarted: 'Not started',
  unknown: 'Unknown',
}
