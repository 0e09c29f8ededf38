import type { Action, Refusal, Warning } from '../../domain/operation'
import type { Change } from '../../domain/operationBaseline'
import type { Phase } from '../../domain/operationRecord'
import { subjectKindOf, type SubjectKind } from '../../domain/operationSubject'

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

const title: Record<Action, (name: string) => string> = {
  retry: (node) => `Retry ${node}?`,
  skip: (node) => `Skip ${node}?`,
  continue: (node) => `Continue past ${node}?`,
  terminate: (workflow) => `Terminate ${workflow}?`,
  run: (workflow) => `Run ${workflow} now?`,
  enable: (workflow) => `Enable schedule of ${workflow}?`,
  disable: (workflow) => `Disable schedule of ${workflow}?`,
}

const confirm: Record<Action, string> = {
  ...verb,
  retry: 'Retry node',
  skip: 'Skip node',
}

const meaning: Record<Action, string> = {
  retry: 'The node is run again.',
  skip: 'The node is passed over as it is; what it did not do stays undone.',
  continue: 'The pause ends and the execution goes on.',
  terminate:
    'AOM cancels the execution. A node that runs now may be left half done; AOM’s documents do not say whether what it has started on its targets is stopped.',
  run: 'AOM starts a new execution by today’s definition. It takes no parameters.',
  enable: 'AOM starts this workflow by its schedule again.',
  disable: 'AOM no longer starts this workflow by its schedule, until it is enabled again.',
}

const asItIsNow: Record<Action, string> = {
  retry: 'Retry as it is now',
  skip: 'Skip as it is now',
  continue: 'Continue as it is now',
  terminate: 'Terminate as it is now',
  run: 'Run as it is now',
  enable: 'Enable as it is now',
  disable: 'Disable as it is now',
}

/** What is held while an operation is open. */
const subject: Record<SubjectKind, string> = {
  node: 'this node',
  execution: 'this execution',
  workflow: 'this workflow',
  schedule: 'this schedule',
}

/** What is read to see an effect. */
const readThing: Record<SubjectKind, string> = {
  node: 'the execution',
  execution: 'the execution',
  workflow: 'the list of executions',
  schedule: 'the workflow',
}

/** An execution that is being terminated holds its nodes too. */
const holder = { ...subject, node: 'this node or its execution' }

const ofKinds = (words: (kind: SubjectKind) => string): Record<SubjectKind, string> => ({
  node: words('node'),
  execution: words('execution'),
  workflow: words('workflow'),
  schedule: words('schedule'),
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

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

const warning: Record<Warning, string> = {
  unknownState:
    'AOM reports a state that this program does not know. AOM will decide whether it allows this.',
  pauseNotReported:
    'AOM says that the execution is paused but reports no state for this node. It is taken for the pause because everything before it is done. AOM will decide.',
  pausedOrdinaryNode:
    'AOM reports this node as paused although it is not a pause node. AOM will decide whether it allows this.',
  executionState: 'The state of the execution is unusual for this. AOM will decide whether it allows this.',
  failedNotEnded:
    'AOM calls the execution failed, but not everything in it has ended. AOM will decide whether it can still be terminated.',
  executionActive:
    'An execution of this workflow is not over. AOM’s documents do not say what happens to a second one at the same time. AOM will decide.',
  newestUnknown:
    'AOM reports a state of the newest execution that this program does not know: it may still run. AOM’s documents do not say what happens to a second one at the same time. AOM will decide.',
  unknownSchedule:
    'AOM does not report in known words whether this schedule is on or off. AOM will decide whether it allows this.',
}

const phase: Record<Phase, string> = {
  requested: 'Sending',
  accepted: 'Accepted, waiting for its effect',
  effectSeen: 'Effect seen',
  settled: 'Done',
  noEffect: 'Accepted, but no effect seen',
  refused: 'Refused by AOM',
  unknown: 'Outcome unknown, reading on',
  unknownNoEffect: 'Outcome unknown, no effect seen',
}

const change: Record<Change, string> = {
  nodeState: 'State of the node',
  nodeBegan: 'Begin of the node',
  executionState: 'State of the execution',
  nodeGone: 'AOM no longer reports this node in the execution.',
  busyNodes: 'Nodes that run',
  newerExecution: 'Newest execution',
  newestState: 'State of the newest execution',
  definition: 'Last edit of the workflow',
  schedule: 'Schedule',
  workflowGone: 'AOM’s list no longer has this workflow.',
}

export const operation = {
  verb,
  button: (action: Action, name: string) => button[action](name),
  title,
  confirm,
  meaning,
  asItIsNow,
  refusal,
  warning,
  phase,
  begun: 'Begun',
  change,
  staleReason: 'The data is too old to act on. Refresh to act.',
  openReason: (action: Action) =>
    `${verb[action]} was already sent for ${subject[subjectKindOf(action)]}; its result is awaited.`,
  cancel: 'Cancel',
  close: 'Close',
  reading: ofKinds((kind) => `Reading ${readThing[kind]}…`),
  reason: 'Reason',
  reasonHint:
    'Optional. Kept with the operation in this browser and told to the gateway’s audit log. Ctrl+Enter confirms.',
  reasonLeft: (left: number) => `${left} characters left`,
  dialog: {
    now: 'Now',
    then: 'What will happen',
    node: 'Node',
    execution: 'Execution',
    workflow: 'Workflow',
    began: 'Began',
    waitingFor: 'Waiting for',
    targets: 'Targets',
    runsNext: 'Runs next',
    runsLater: 'Runs after that',
    stopsAt: 'Stops at the pause',
    errorsIgnored: 'Errors are ignored on',
    endsExecution: 'Nothing runs after it: the execution ends.',
    noPause: 'No pause among them.',
    noNodes: 'AOM’s list tells no nodes of this workflow.',
    stopped: 'Runs or pauses now',
    nothingStopped: 'AOM reports no node that runs now.',
    neverRun: 'Never runs',
    unknownNodes: 'State not known',
    newest: 'Newest execution',
    neverRan: 'None: it never ran',
    active: 'Not over',
    schedule: 'Schedule',
    edited: (time: string) =>
      `The workflow was edited at ${time}, after this run began. What runs may differ from what is shown here.`,
    earlier: (time: string) =>
      `A request sent at ${time} has shown no effect yet. It may still take effect, as well as this one.`,
    readAt: (time: string) => `As read at ${time}. It is read again before anything is sent.`,
  },
  score: (succeeded: string, failed: string, inProgress: string, notRun: string) =>
    [
      succeeded && `${succeeded} ok`,
      failed && `${failed} failed`,
      inProgress && `${inProgress} running`,
      notRun && `${notRun} not run`,
    ]
      .filter(Boolean)
      .join(' · '),
  changed: {
    title: 'Nothing was sent: it has changed since you looked',
    fromTo: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    possible: 'Possible now:',
    nothingPossible: ofKinds((kind) => `Nothing can be asked of ${subject[kind]} now.`),
    notSaid: 'not said',
    none: 'none',
  },
  notAllowed: 'Nothing was sent: this is no longer possible',
  elsewhere: ofKinds(
    (kind) =>
      `Nothing was sent: an operation on ${holder[kind]} is already open, from this or another tab. Wait for its result, then try again.`,
  ),
  readFailed: 'Nothing was sent. Your reason is kept.',
  results: 'Results of operations',
  result: {
    sentAt: (time: string) => `Sent at ${time}.`,
    requested: 'The request is on its way to AOM.',
    accepted: (time: string, kind: SubjectKind) =>
      `AOM accepted it at ${time}. ${capital(readThing[kind])} is being read until the effect shows.`,
    effectSeen: (after: string) => `Effect seen ${after} after it was sent.`,
    settled: (after: string) => `Effect seen ${after} after it was sent; the node is at rest.`,
    ended: (after: string) => `Effect seen ${after} after it was sent; the execution has ended.`,
    endedOtherwise: 'It ended before AOM canceled it.',
    begun: (state: string) => `The new execution is there: ${state}`,
    begunUnnamed: (state: string) =>
      `A newer execution is there: ${state}. AOM’s answer named none, so somebody else or the schedule may have begun it.`,
    newExecution: 'The new execution',
    schedule: (from: string, to: string) => `${from} → ${to}`,
    node: (from: string, to: string) => `Node: ${from} → ${to}`,
    execution: (from: string, to: string) => `Execution: ${from} → ${to}`,
    noEffect: 'Accepted, but no effect seen. AOM answered:',
    emptyAnswer: '(an empty body)',
    unknown: (kind: SubjectKind) =>
      `AOM may or may not have received it. It is not sent again; ${readThing[kind]} is read until it tells.`,
    unknownNoEffect:
      'AOM may or may not have received it, and nothing has moved since. You may act again; the first request may still take effect.',
    unknownSeen: {
      node: 'The answer was lost, but the execution moved.',
      execution: 'The answer was lost, but the execution moved.',
      workflow: 'The answer was lost, but there is a newer execution.',
      schedule: 'The answer was lost, but the schedule changed.',
    } satisfies Record<SubjectKind, string>,
    checkedAt: (time: string) => `Last read at ${time}.`,
    refusedTrue:
      'AOM refused this operation; it was not sent again. What is shown was read again afterwards.',
    notAudited:
      'The gateway could not write this into its audit log. AOM has answered as shown; tell those who run the gateway.',
    reasonKept: 'Your reason is kept and stands in the dialog when you open it again.',
    requestId: (id: string) => `Request id ${id}`,
    checkAgain: 'Check again',
    dismiss: 'Dismiss',
  },
  badge: {
    sent: (action: Action, ago: string) => `${verb[action]} sent ${ago} ago`,
  },
}
