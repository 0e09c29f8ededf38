/** Find anything. */
export const find = {
  title: 'Find',
  label: 'Workflow, execution, node, host, page or what a button here does',
  placeholder: 'A name, an id, or a pasted link',
  groups: {
    link: 'Open',
    here: 'On this page',
    waiting: 'Nodes that wait',
    node: 'Nodes of this execution',
    workflow: 'Workflows',
    screen: 'Pages',
    project: 'Projects',
  },
  openExecution: (id: string) => `Execution ${id}`,
  openWorkflow: (id: string) => `Workflow ${id}`,
  openNode: (name: string) => `Open ${name}`,
  openLink: 'The pasted link',
  searching: 'Searching…',
  found: (count: number) => (count === 1 ? '1 found' : `${count} found`),
  nothing: 'Nothing found.',
  unknownId:
    'No execution of this id is known here. AOM cannot be asked for an execution by its id alone: looked in were the runs that this page has read, the newest run of the 100 workflows that ran last, and the team’s journal. Paste its link, or open its workflow.',
  unknownIdWithoutJournal:
    'No execution of this id is known here. AOM cannot be asked for an execution by its id alone: looked in were the runs that this page has read and the newest run of the 100 workflows that ran last. Paste its link, or open its workflow.',
  searchRuns: (count: number) =>
    count === 1
      ? 'Look for it among the runs of the workflow that ran last'
      : `Look for it among the runs of the ${count} workflows that ran last`,
  searchingRuns: (read: number, of: number) => `Reading their runs: ${read} of ${of} workflows…`,
  notAmongRuns: (of: number, unread: number) =>
    `It is not among the runs that AOM lists of the ${of} workflows that ran last${unread === 0 ? '' : `; those of ${unread} could not be read`}. Paste its link, or open its workflow.`,
  notSearched: 'AOM could not be searched: only what this page knows is listed.',
}
