export const attention = {
  title: 'Needs attention',
  pageTitle: (count: string) => `(${count}) Needs attention`,
  columns: {
    state: 'State',
    node: 'Node',
    workflow: 'Workflow',
    waitingFor: 'Waiting for',
    why: 'Why',
    startedBy: 'Started by',
    operations: 'Operations',
  },
  counts: {
    label: 'In the whole project',
    stopped: (count: string) => `${count} failed or timed out`,
    paused: (count: string) => `${count} paused`,
    approvals: (count: string) => `${count} awaiting approval`,
    unknown: '?',
  },
  empty: 'Nothing needs you.',
  notWhole:
    'This project has more than 100 workflows, and AOM’s list has no filter for “timed out”: such runs, and states that AOM does not document, are found here only among the 100 workflows that started last.',
  noNode: 'No node waits for Retry, Skip or Continue.',
  lastChecked: (ago: string) => `Last checked ${ago} ago.`,
  loadingRow: (workflow: string) => `Reading the execution of ${workflow}`,
  rowFailed: 'Its detail could not be read.',
  pause: 'Pause: waits for Continue.',
  noReason: 'AOM gave no reason.',
  notReported: 'not said',
  approvals: {
    title: 'Awaiting approval',
    explain:
      'AOM approves through SMN, not through its API: the approvers answer the message they were sent.',
    since: (time: string) => `since ${time}`,
  },
  unexplained: {
    title: 'Stopped, though no node waits',
    explain:
      'AOM says that these executions failed or are paused, but reports no node that can be retried, skipped or continued.',
  },
}
