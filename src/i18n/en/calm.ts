export const calm = {
  runsNow: (count: number) =>
    count === 0
      ? 'No execution runs now.'
      : `${count} ${count === 1 ? 'execution runs' : 'executions run'} now.`,
  progress: (begun: string, total: string) => `Node ${begun} of ${total}`,
  next: (nodes: string) => `then ${nodes}`,
  last: 'then it ends',
  pause: (nodes: string) => `will wait for you at ${nodes}`,
  scheduled: (count: number) =>
    `${count} ${count === 1 ? 'workflow starts' : 'workflows start'} by schedule. AOM’s list does not say when.`,
  ended: (hours: number) => `Ended in the last ${hours} hours`,
  nothingEnded: 'Nothing.',
  latestOnly: 'Of each workflow its latest execution.',
  allExecutions: 'All executions',
  ofState: (state: string, count: string) => `${state} ${count}`,
  stops: {
    title: 'When something stops',
    intro: 'It comes here by itself, with the line of the log that says why, and with what you may do:',
    before: 'Before anything is sent you see what will happen.',
    wall: 'Show this on a wall',
  },
}
