import type { Action, Refusal, Warning } from '../../domain/operation'
import type { Change, Phase } from '../../domain/operationRecord'

const verb: Record<Action, string> = { retry: 'Retry', skip: 'Skip', continue: 'Continue' }

const title: Record<Action, (node: string) => string> = {
  retry: (node) => `Retry ${node}?`,
  skip: (node) => `Skip ${node}?`,
  continue: (node) => `Continue past ${node}?`,
}

const confirm: Record<Action, string> = { retry: 'Retry node', skip: 'Skip node', continue: 'Continue' }

const meaning: Record<Action, string> = {
  retry: 'The node is run again.',
  skip: 'The node is passed over as it is; what it did not do stays undone.',
  continue: 'The pause ends and the execution goes on.',
}

const asItIsNow: Record<Action, string> = {
  retry: 'Retry as it is now',
  skip: 'Skip as it is now',
  continue: 'Continue as it is now',
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
}

const warning: Record<Warning, string> = {
  unknownState:
    'AOM reports a state that this program does not know. AOM will decide whether it allows this.',
  pauseNotReported:
    'AOM says that the execution is paused but reports no state for this node. It is taken for the pause because everything before it is done. AOM will decide.',
  pausedOrdinaryNode:
    'AOM reports this node as paused although it is not a pause node. AOM will decide whether it allows this.',
  executionState: 'The state of the execution is unusual for this. AOM will decide whether it allows this.',
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
}

export const operation = {
  verb,
  button: (action: Action, node: string) => `${verb[action]} ${node}`,
  title,
  confirm,
  meaning,
  asItIsNow,
  refusal,
  warning,
  phase,
  change,
  staleReason: 'The data is too old to act on. Refresh to act.',
  openReason: (action: Action) => `${verb[action]} was already sent for this node; its result is awaited.`,
  cancel: 'Cancel',
  close: 'Close',
  reading: 'Reading the execution…',
  reason: 'Reason',
  reasonHint: 'Optional. Kept with the operation in this browser. Ctrl+Enter confirms.',
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
    nothingPossible: 'Nothing can be asked of this node now.',
    notSaid: 'not said',
  },
  notAllowed: 'Nothing was sent: this is no longer possible',
  elsewhere:
    'Nothing was sent: an operation on this node is already open, from this or another tab. Wait for its result, then try again.',
  readFailed: 'Nothing was sent. Your reason is kept.',
  results: 'Results of operations',
  result: {
    heading: (action: Action, node: string) => `${verb[action]} ${node}`,
    sentAt: (time: string) => `Sent at ${time}.`,
    requested: 'The request is on its way to AOM.',
    accepted: (time: string) =>
      `AOM accepted it at ${time}. The execution is being read until the effect shows.`,
    effectSeen: (after: string) => `Effect seen ${after} after it was sent.`,
    settled: (after: string) => `Effect seen ${after} after it was sent; the node is at rest.`,
    node: (from: string, to: string) => `Node: ${from} → ${to}`,
    execution: (from: string, to: string) => `Execution: ${from} → ${to}`,
    noEffect: 'Accepted, but no effect seen. AOM answered:',
    emptyAnswer: '(an empty body)',
    unknown:
      'AOM may or may not have received it. It is not sent again; the execution is read until its state tells.',
    unknownNoEffect:
      'AOM may or may not have received it, and nothing has moved since. You may act again; the first request may still take effect.',
    unknownSeen: 'The answer was lost, but the execution moved.',
    checkedAt: (time: string) => `Last read at ${time}.`,
    refusedTrue:
      'AOM refused this operation; it was not sent again. The execution was read again afterwards.',
    reasonKept: 'Your reason is kept and stands in the dialog when you open it again.',
    requestId: (id: string) => `Request id ${id}`,
    checkAgain: 'Check again',
    dismiss: 'Dismiss',
  },
  badge: {
    sent: (action: Action, ago: string) => `${verb[action]} sent ${ago} ago`,
  },
}
