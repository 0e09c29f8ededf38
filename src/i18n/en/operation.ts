import { type Action, kindOf, type OperationKind } from '#domain/operation/action'
import type { ChangesRefusal, Refusal } from '#domain/operation/kind'
import type { Phase } from '#domain/operation/record'

const verb: Record<Action, string> = {
  retry: 'Retry',
  skip: 'Skip',
  continue: 'Continue',
  terminate: 'Terminate',
  run: 'Run now',
  enable: 'Enable schedule',
  disable: 'Disable schedule',
}

/** An operation with its subject: a node's name, else the workflow's. */
const button: Record<Action, (name: string) => string> = {
  retry: (node) => `Retry ${node}`,
  skip: (node) => `Skip ${node}`,
  continue: (node) => `Continue ${node}`,
  terminate: (workflow) => `Terminate ${workflow}`,
  run: (workflow) => `Run ${workflow} now`,
  enable: (workflow) => `Enable schedule of ${workflow}`,
  disable: (workflow) => `Disable schedule of ${workflow}`,
}

/** What is held while an operation is open. */
const subject: Record<OperationKind, string> = {
  node: 'this node',
  termination: 'this execution',
  run: 'this workflow',
  schedule: 'this schedule',
}

/** What is read to see an effect. */
const readThing: Record<OperationKind, string> = {
  node: 'the execution',
  termination: 'the execution',
  run: 'the list of executions',
  schedule: 'the workflow',
}

const refusal: Record<Refusal, string> = {
  nodeSucceeded: 'This node succeeded: there is nothing to retry or skip.',
  nodeRunning: 'This node is running. It can be retried or skipped if it fails.',
  nodeNotStarted: 'This node has not started.',
  nodeSkipped: 'This node was already skipped.',
  nodeCanceled: 'This node was canceled.',
  nodePaused: 'This is a pause: it can only be continued.',
  nodeNotStopped: 'This node has not failed or timed out.',
  notAPauseNode: 'This is not a pause node: only a pause can be continued.',
  pauseNotReached: 'The execution has not reached this pause.',
  pausePassed: 'The execution has already gone past this pause.',
  executionSucceeded: 'The execution has succeeded: its nodes can no longer be operated.',
  executionCanceled: 'The execution is canceled: its nodes can no longer be operated.',
  executionAwaitsApproval: 'The execution awaits approval. AOM approves through SMN, not through its API.',
  approvalRejected: 'The approval of this execution was rejected.',
  hasSucceeded: 'The execution has succeeded: there is nothing left to terminate.',
  hasFailed: 'The execution has failed and ended: there is nothing left to terminate.',
  isCanceled: 'The execution is already canceled.',
  isBeingCanceled: 'The execution is already being canceled.',
  notScheduled: 'Only a scheduled workflow has a schedule to enable or disable.',
  scheduleIsOn: 'The schedule is already on.',
  scheduleIsOff: 'The schedule is already off.',
}

const doing: Record<Action, string> = {
  retry: 'retrying',
  skip: 'skipping',
  continue: 'continuing',
  terminate: 'terminating',
  run: 'starting',
  enable: 'enabling',
  disable: 'disabling',
}

/** "li.na has been retrying this node since 03:12:09 GMT+8" */
const colleagueActed = (name: string | undefined, action: Action, since: string): string =>
  `${name ?? 'Somebody'} has been ${doing[action]} ${subject[kindOf(action)]} since ${since}`

const phase: Record<Phase, string> = {
  requested: 'Sending',
  accepted: 'Accepted, waiting for its effect',
  effectSeen: 'Effect seen',
  settled: 'Done',
  noEffect: 'Accepted, but no effect seen',
  refused: 'Refused by AOM',
  notSent: 'Not sent',
  unknown: 'Outcome unknown, reading on',
  unknownNoEffect: 'Outcome unknown, no effect seen',
}

export const operation = {
  schedule: {
    on: 'Schedule on',
    off: 'Schedule off',
    unknown: (raw: string) => `Schedule: AOM says “${raw}”`,
    notReported: 'Schedule not reported',
  },
  verb,
  subject,
  readThing,
  colleagueActed,
  button: (action: Action, name: string) => button[action](name),
  refusal,
  phase,
  begun: 'Begun',
  sent: (action: Action) => `${verb[action]} sent`,
  noEffect: 'No effect seen',
  staleReason: 'The data is too old to act on. Refresh to act.',
  openReason: (action: Action) =>
    `${verb[action]} was already sent for ${subject[kindOf(action)]}; its result is awaited.`,
  blockedReason: (name: string | undefined, action: Action, since: string, reason: string | undefined) =>
    `${colleagueActed(name, action, since)}; the result is awaited.${reason ? ` Reason given: ${reason}` : ''}`,
  by: (name: string | undefined, words: string) => `${name ?? 'Somebody'}: ${words}`,
  changesRefused: {
    readOnly: 'This dashboard is set to read only: nobody changes anything through it.',
    notOperator: 'Only operators may change anything through this dashboard, and you are not among them.',
    notKept:
      'Nothing can be sent: this browser keeps no data of this site, and without a record of it a reload could send it again. Allow site data, then reload.',
  } satisfies Record<ChangesRefusal, string>,
  newExecution: 'The new execution',
  results: 'Operations',
  badge: {
    sent: (action: Action, ago: string) => `${verb[action]} sent ${ago} ago`,
  },
}
