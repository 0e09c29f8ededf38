import type { DiagnosisKind } from '#domain/execution/graph'

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const diagnoses: Record<DiagnosisKind, (node: string, reference: string) => string> = {
  orphan: (node, reference) => `${node} names “${reference}” as its parent, but there is no such node.`,
  duplicateName: (node) => `Several nodes are called ${node}.`,
  selfParent: (node) => `${node} names itself as its parent.`,
  cycle: (node, reference) =>
    `${node} follows ${reference}, which follows ${node}: this one line is left out.`,
  undefinedResult: (node) => `AOM reports a result of ${node}, but the definition has no such node.`,
  ambiguousParent: (node, reference) =>
    `${node} names “${reference}” as its parent; several nodes have that name, and the nearest earlier one is drawn.`,
}

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
  diagnosis: diagnoses,
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
  // Steps
  steps: 'Steps',
  stateColumn: 'State',
  nodeColumn: 'Node',
  taskColumn: 'Task',
  beganColumn: 'Began',
  durationColumn: 'Duration',
  targetsColumn: 'Targets',
  operationColumn: 'Operation',
  // Timeline
  timeline: 'Timeline',
  attempt: (number: number, of: number) => `attempt ${number} of ${of}`,
  notBegun: 'Not begun',
  gap: (duration: string) => `nothing ran for ${duration}`,
  // Node panel
  panel: (node: string) => `Node ${node}`,
  chooseNode: 'Choose a node to see why it stands as it does.',
  nodeGone: (id: string) => `This execution has no node “${id}”.`,
  began: 'Began',
  endedAt: 'Ended',
  task: 'Task',
  nodeId: 'Node ID',
  functionExecutionId: 'FunctionGraph execution ID',
  attempts: 'Attempts',
  output: 'Raw output',
  configuration: 'Configuration',
  secretsHidden: 'Secrets are hidden.',
  pastOperations: 'Operations from here',
  noPastOperations: 'None yet from this browser.',
  pastOperation: (verb: string, time: string, phase: string) => `${verb}, ${time}: ${phase}`,
}
