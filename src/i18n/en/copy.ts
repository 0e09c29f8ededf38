/** What can be copied of an execution or a node. */
export const copy = {
  copy: 'Copy',
  copyOf: (name: string) => `Copy: ${name}`,
  link: 'Link',
  reportItem: 'Report (Markdown)',
  language: { curl: 'curl', node: 'Node.js SDK', python: 'Python SDK', go: 'Go SDK', java: 'Java SDK' },
  report: {
    workflow: 'Workflow',
    execution: 'Execution',
    executionState: 'Execution’s state',
    began: 'Began',
    ended: 'Ended',
    startedBy: 'Started by',
    readAt: 'As AOM said at',
    node: 'Node',
    state: 'State',
    took: 'Took',
    hosts: 'Hosts',
    more: (count: number) => `and ${count} more`,
    hostsOf: (some: number, of: number, names: string) => `${some} of ${of} hosts: ${names}`,
    outcome: {
      failed: (count: number) => `${count} failed`,
      inProgress: (count: number) => `${count} running`,
      notRun: (count: number) => `${count} not run`,
      succeeded: (count: number) => `${count} ok`,
    },
  },
}
