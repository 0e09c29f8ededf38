import type { State } from '#domain/execution/status'

type Entry = readonly [name: string, text: string]

export const help = {
  demo: {
    title: 'This is the demo',
    text: 'Everything here is made up and happens in this browser only: no request leaves it, and nothing you press changes a real system. The bar at the foot chooses what kind of night it is and how fast its clock runs.',
  },
  tour: {
    title: 'Your first minute',
    steps: [
      'On Needs attention, choose a node that failed. Why it failed stands beside it. Press Retry.',
      'The dialog says what will happen. Nothing is sent before you press Retry node.',
      'It was sent, once. See what becomes of it: accepted, running, done.',
    ] as readonly string[],
    done: 'That is all: you saw why, sent it once, and saw its effect. Press ? for the words and keys.',
    skip: 'Skip this',
    again: 'Show the first minute again',
  },
  density: { title: 'Rows', comfortable: 'Comfortable', compact: 'Compact' },
  wordsTitle: 'Words',
  words: [
    ['Workflow', 'What AOM calls a task: named steps, run by hand, by a schedule or by an event.'],
    ['Execution', 'One run of a workflow.'],
    ['Node', 'One step of an execution.'],
    ['Target', 'A host or a workload that a node acted on.'],
    ['Attempt', 'One begin-to-end of a node. A Retry begins another.'],
    ['Retry', 'AOM runs a failed or timed-out node again.'],
    ['Skip', 'AOM goes on after a failed or timed-out node; what it should have done stays undone.'],
    ['Continue', 'AOM goes on past a pause that waits for a person.'],
  ] as readonly Entry[],
  statesTitle: 'States',
  states: {
    succeeded: 'It ended well. If its errors are ignored, targets may have failed all the same.',
    failed: 'It ended badly and waits for Retry or Skip.',
    running: 'It is at work.',
    paused: 'It waits for a person to press Continue.',
    waiting: 'AOM has taken it on, and it has not begun.',
    awaitingApproval: 'An approver has to answer AOM’s message. It cannot be approved here.',
    approvalRejected: 'The approver said no; it will not run.',
    canceling: 'Somebody has terminated it, and it is coming to an end.',
    canceled: 'Somebody has terminated it; it will not go on.',
    timedOut: 'It took longer than it may, and waits for Retry or Skip.',
    skipped: 'Somebody let AOM go on without it.',
    notStarted: 'AOM has no result for it yet.',
    unknown: 'AOM gave a state that its documents do not name. Its own word stands beside it.',
  } satisfies Record<State, string>,
  ageTitle: 'How old it is',
  age: [
    ['Live · 3s', 'Read 3 seconds ago, and it is read again by itself.'],
    ['12m old', 'Nothing can change any more, so it is not read again by itself.'],
    ['Not updating', 'The last read failed. What is shown is older, and it is tried again.'],
    [
      'Offline',
      'This browser reaches nothing. After two minutes nothing can be operated before it is read again.',
    ],
  ] as readonly Entry[],
  keysTitle: 'Keys',
  keys: [
    ['?', 'This help'],
    ['Tab, Enter', 'To the next control; press it'],
    ['Ctrl+Enter', 'In the dialog of an operation: confirm'],
    ['Esc', 'Close a dialog; nothing is sent'],
    ['← → ↑ ↓', 'Along the tabs, and from node to node in the graph'],
  ] as readonly Entry[],
}
