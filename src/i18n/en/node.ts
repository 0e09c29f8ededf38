const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** What stands first about a node, on its page and in the dialog of an operation on it. */
export const node = {
  why: 'Why',
  whyBefore: 'Why it stopped before',
  failedHosts: (failed: number, of: number) => `${failed} of ${plural(of, 'host', 'hosts')} failed: `,
  runningHosts: (running: number, of: number) =>
    `${running} of ${plural(of, 'host', 'hosts')} still running when AOM gave up: `,
  knownThen: 'The targets are what AOM knew when it gave up; it does not read them again.',
  notRunHosts: (count: number) => `${count} not run: `,
  moreHosts: (count: number) => `and ${count} more`,
  runningSince: (time: string) => `Running since ${time}`,
  waitingFor: (duration: string) => `waiting ${duration}`,
  noReason: 'AOM gave no reason.',
  instruction: 'What this pause is for',
  pausedCalledRunning: 'AOM calls this run Running, although a pause waits in it.',
  pausedInList:
    'AOM’s list calls this run Paused; the run itself says Running. A pause waits in it: both are AOM’s words.',
  refusedAndMoved: (verb: string, state: string, since: string) =>
    `AOM refused your ${verb}; the node has moved on: ${state} since ${since}. What is shown was read after that.`,
  // The header
  run: (time: string) => `run ${time}`,
  mapWidth: 'Width of the views',
  // Many nodes of which the same is to be said
  collected: {
    errorsIgnored: (count: number) =>
      `The execution failed although ${count} nodes are marked successful: their errors are ignored, and targets of them failed:`,
    targetsFailed: (count: number) => `${count} nodes are marked successful, but targets of them failed:`,
    failureIgnored: (count: number) => `${count} nodes failed and their errors are ignored:`,
    stillMoving: (count: number) =>
      `The execution has ended, but AOM still reports ${count} nodes as running:`,
  },
  showAll: (count: number) => `show all ${count}`,
  showFewer: 'show fewer',
}
