const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

export const execution = {
  loading: 'Reading the execution…',
  started: 'Started',
  duration: 'Duration',
  startedBy: 'Started by',
  approvers: 'Approvers',
  executionId: 'Execution ID',
  views: 'Views',
  view: { graph: 'Graph', steps: 'Steps', timeline: 'Timeline' },
  waiting: (count: number) => (count === 1 ? '1 node waits for you:' : `${count} nodes wait for you:`),
  awaitingApproval:
    'Awaits approval. AOM approves through SMN messages, not through its API, so there is no button here.',
  noNodes: 'This execution has no nodes yet',
  noNodesText: 'AOM has reported neither a definition nor a result of it.',
  unreadable: (count: number) =>
    `${plural(count, 'part', 'parts')} of AOM’s answer could not be read; everything else is shown.`,
  nodesFromWorkflow:
    'AOM sent no snapshot of what was run. The nodes are those of today’s definition, which may have been edited since.',
  nodesFromResults:
    'AOM sent no definition. Only nodes that have a result are drawn, and their order is not known.',
  noNodeFailed:
    'The execution failed, but AOM reports no failed node and no failed target. The raw output of the nodes may tell why.',
  contradiction: {
    errorsIgnored: (node: string, count: number) =>
      `The execution failed although ${node} is marked successful: its errors are ignored, and ${plural(count, 'target', 'targets')} failed.`,
    targetsFailed: (node: string, count: number) =>
      `${node} is marked successful, but ${plural(count, 'target', 'targets')} failed.`,
    failureIgnored: (node: string) =>
      `${node} failed, but its errors are ignored: the execution does not stop at it.`,
    stillMoving: (node: string) => `The execution has ended, but AOM still reports ${node} as running.`,
  },
  thisNode: 'this node',
  thisNodeFirst: 'This node',
  diagnosisTitle: (count: number) => plural(count, 'oddity in the definition', 'oddities in the definition'),
  // Graph
  graphLabel: 'Graph of the nodes',
  graphHelp: 'Arrow keys move between nodes, Enter selects. The tab Steps has the same nodes as a table.',
  nodeLabel: (name: string, state: string, isPause: boolean, ignoresErrors: boolean) =>
    [name, state, ...(ignoresErrors ? ['errors ignored'] : []), ...(isPause ? ['pause'] : [])].join(', '),
  errorsIgnored: 'Errors ignored',
  pause: 'Pause',
  operationOpen: 'Operation pending',
  edge: (from: string, to: string) => `${from}, then ${to}`,
  zoomControls: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fitView: 'Fit to window',
  // Targets
  score: {
    succeeded: (count: number) => `${count} ok`,
    failed: (count: number) => `${count} failed`,
    inProgress: (count: number) => `${count} running`,
    notRun: (count: number) => `${count} not run`,
  },
  // Node panel
  historyOf: (name: string) => `History of ${name}`,
  panel: (node: string) => `Node ${node}`,
  chooseNode: 'Choose a node to see why it stands as it does.',
  nodeGone: (id: string) => `This execution has no node “${id}”.`,
}
