export const attention = {
  more: (node: string) => `More for ${node}`,
  title: 'Needs attention',
  atLeast: (count: string) => `${count}+`,
  columns: {
    state: 'State',
    node: 'Node',
    why: 'Why',
    waitingFor: 'Waiting for',
    operations: 'Operations',
  },
  counts: {
    label: 'In the whole project',
    stopped: (count: string) => `${count} failed or timed out`,
    paused: (count: string) => `${count} paused`,
    approvals: (count: string) => `${count} awaiting approval`,
    unknownState: (count: string) => `${count} in an unknown state`,
    again: (count: string) => `${count} running again`,
    unread: (count: string) => `${count} not read yet`,
    snoozed: (count: string) => `${count} snoozed`,
    notSnoozed: 'All that wait',
  },
  empty: 'Nothing needs you.',
  notWhole:
    'This project has more than 100 workflows, and AOM’s list has no filter for “timed out”: such runs, and states that AOM does not document, are found here only among the 100 workflows that started last.',
  noNode: 'No node waits for Retry, Skip or Continue.',
  lastChecked: (ago: string) => `Last checked ${ago} ago.`,
  loadingRow: (workflow: string) => `Reading the execution of ${workflow}`,
  rowFailed: (why: string) => `Its detail could not be read: ${why}.`,
  pause: 'Pause: waits for Continue.',
  pauseCalledRunning: 'Pause: waits for Continue. AOM calls it running.',
  running: 'Runs again.',
  runningSince: (time: string) => `Running since ${time}.`,
  waitsForNobody: 'Waits for nobody',
  over: 'Needs nobody any more.',
  unknownState: (raw: string) => `AOM reports a state this page does not know: ${raw}`,
  hosts: (count: number, total: number) => `· ${count} of ${total}`,
  stillRan: (count: number, total: number, names: string) =>
    `${count} of ${total} ${total === 1 ? 'host' : 'hosts'} still running when AOM gave up: ${names}`,
  noNodeYet: { unread: 'Being read', failed: 'Node not known', read: 'The execution as a whole' },
  startedBy: (name: string) => `Started by ${name}`,
  edited: 'edited',
  editedSince: 'The workflow was edited after this run began.',
  runsNow: (count: number) =>
    count === 0
      ? 'No execution runs now.'
      : `${count} ${count === 1 ? 'execution runs' : 'executions run'} now.`,
  comesHere: 'What fails, times out or stops at a pause comes here by itself.',
  stillReading: 'Executions are still being read.',
  leaveWall: 'Leave the wall view',
  noReason: 'AOM gave no reason.',
  approvals: {
    title: 'Awaiting approval',
    explain:
      'AOM approves through SMN, not through its API: the approvers answer the message they were sent.',
    waitsFor: 'for',
  },
  unexplained: {
    title: 'Stopped, though no node waits',
    count: (count: string) => `Stopped, though no node waits: ${count}`,
    explain:
      'AOM says that these executions failed or are paused, but reports no node that can be retried, skipped or continued.',
  },
}
