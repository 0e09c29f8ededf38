import type { Action, OperationKind, SkipKind } from '#domain/operation/action'
import type { DefinitionField } from '#domain/execution/definitionChanges'
import type { Warning, Change } from '#domain/operation/kind'
import type { Messages } from '#i18n/en'

const ofKinds = (words: (kind: OperationKind) => string): Record<OperationKind, string> => ({
  node: words('node'),
  termination: words('termination'),
  run: words('run'),
  schedule: words('schedule'),
})

const title: Record<Action, (name: string) => string> = {
  retry: (node) => `Retry ${node}?`,
  skip: (node) => `Skip ${node}?`,
  continue: (node) => `Continue past ${node}?`,
  terminate: (workflow) => `Terminate ${workflow}?`,
  run: (workflow) => `Run ${workflow} now?`,
  enable: (workflow) => `Enable schedule of ${workflow}?`,
  disable: (workflow) => `Disable schedule of ${workflow}?`,
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

/** What only the dialog says, with what it shares with the pages. */
export function operationDialog({ verb, subject, readThing, colleagueActed }: Messages['operation']) {
  const mayRunAgain = (count: number) =>
    count === 1
      ? 'AOM does not say whether the host that succeeded runs again.'
      : `AOM does not say whether the ${count} hosts that succeeded run again.`
  const confirm: Record<Action, string> = {
    ...verb,
    retry: 'Retry node',
    skip: 'Skip node',
  }
  /** An execution that is being terminated holds its nodes too. */
  const holder = { ...subject, node: 'this node or its execution' }
  return {
    title,
    confirm,
    meaning,
    asItIsNow,
    warning,
    change,
    cancel: 'Cancel',
    reading: ofKinds((kind) => `Reading ${readThing[kind]}…`),
    reason: 'Reason',
    reasonHint:
      'Optional. Kept with the operation, in this browser and in the gateway’s journal. Ctrl+Enter confirms.',
    reasonLeft: (left: number) => `${left} characters left`,
    skipKind: {
      label: 'What it should have done',
      notSaid: 'Not said',
      hint: 'Optional. Tells whoever comes after you whether something is left to do.',
      hints: {
        doneByHand: 'Somebody has done it another way.',
        notNeeded: 'Nothing is missing without it.',
        fixLater: 'Stays in the handover until somebody says that it is done.',
      } satisfies Record<SkipKind, string>,
    },
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
      claimed: (name: string | undefined, since: string) =>
        `${name ?? 'A colleague'} is on it since ${since}. You may go on; ask first, so that you do not both do it.`,
      sameFailures: (count: number) =>
        `It has failed the same way ${count} times in a row. Nothing tells that another try will end otherwise.`,
      readAt: (time: string) => `As read at ${time}. It is read again before anything is sent.`,
    },
    leftOpen: {
      notDoneOn: 'It did not succeed on ',
      mayRunAgain,
      /** Where nothing is asked yet. */
      onRetry: (count: number) => `${verb.retry}: ${mayRunAgain(count)}`,
      replaces:
        'AOM replaces the targets and logs of this attempt. This tab keeps what it has read of them until it is closed or reloaded.',
    },
    editedHow: {
      unknown: 'What was edited cannot be told: AOM sent no definition of this run to compare.',
      nothing: 'No node differs in what can be compared.',
      added: (node: string) => `${node}: added since`,
      removed: (node: string) => `${node}: removed since`,
      changed: (node: string) => `${node}: changed`,
      field: {
        name: 'Name',
        task: 'Task',
        description: 'Description',
        parent: 'Parent',
        pause: 'Pause',
        errorsIgnored: 'Errors ignored',
        configuration: 'Configuration',
      } satisfies Record<DefinitionField, string>,
      fromTo: (what: string, from: string, to: string) => `${what}: ${from} in this run, ${to} today`,
      quoted: (text: string) => `“${text}”`,
      none: 'nothing',
      yes: 'yes',
      no: 'no',
      notCompared: 'Scripts and secrets are hidden and not compared.',
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
      by: (name: string | undefined, action: Action, since: string) =>
        `${name ?? 'Somebody'} asked AOM for ${verb[action]} at ${since}.`,
      possible: 'Possible now:',
      nothingPossible: ofKinds((kind) => `Nothing can be asked of ${subject[kind]} now.`),
      notReported: 'not said',
      none: 'none',
    },
    notAllowed: 'Nothing was sent: this is no longer possible',
    elsewhere: ofKinds(
      (kind) =>
        `Nothing was sent: an operation on ${holder[kind]} is already open, from this or another tab. Wait for its result, then try again.`,
    ),
    blockedElsewhere: (name: string | undefined, action: Action, since: string) =>
      `Nothing was sent: ${colleagueActed(name, action, since)}. Wait for the result, then try again.`,
    notKept:
      'Nothing was sent: this browser’s storage is full or shut, and without a record of it a reload could send it again.',
    readFailed: 'Nothing was sent. Your reason is kept.',
  }
}
