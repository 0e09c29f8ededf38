/** What the page of one workflow says, and of its schedule its dialog. */
export const workflow = {
  id: 'Workflow ID',
  tags: 'Tags',
  otherNodes: 'No longer defined',
  table: 'Executions',
  notFoundTitle: 'AOM’s list does not have this workflow',
  notFoundText: 'It may have been deleted. Executions that AOM still keeps are listed below.',
  successRate: 'Success rate',
  successRateOf: (succeeded: number, finished: number) => `${succeeded} of ${finished} ended runs listed`,
  medianDuration: 'Median duration',
  medianDurationOf: (finished: number) =>
    finished === 1 ? 'of 1 successful run listed' : `of ${finished} successful runs listed`,
  executions: (count: number, formatted: string) => (count === 1 ? '1 execution' : `${formatted} executions`),
  columns: { state: 'State', began: 'Began', duration: 'Duration', by: 'By', nodes: 'Nodes' },
  nodeState: (node: string, state: string) => `${node}: ${state}`,
  noNodes: 'No node has a result',
  emptyTitle: 'Not run yet',
  emptyText: 'AOM has no execution of this workflow.',
}
