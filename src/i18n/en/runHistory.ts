const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** What earlier runs say of one: how long it usually takes, and what differs. */
export const runHistory = {
  expected: 'How long it takes',
  left: (left: string, usual: string) => `about ${left} left; usually ${usual}`,
  usually: (usual: string) => `usually ${usual}`,
  longer: (ms: string, usual: string) => `${ms}, usually ${usual}: longer than usual`,
  longest: (ms: string, usual: string, runs: number) =>
    `${ms}, usually ${usual}: slower than all ${runs} runs before`,
  tooFew: (runs: number) =>
    `Too few runs to say what is usual: ${runs === 0 ? 'no successful one' : plural(runs, 'successful one', 'successful ones')}`,
  madeFrom: (runs: number, p90: string, isWork: boolean) =>
    ` (${runs} successful runs, 90% within ${p90}${isWork ? '; waits not counted' : ''})`,
  withoutWaits:
    'Time in which nodes worked. What it waited for people, at pauses and after failures, is not counted.',
  reading: 'Reading earlier runs…',
  notRead: 'What is usual is not known: the earlier runs could not be read.',
  readAgain: 'Read again',
  compare: 'Compare',
  compareWithLastGood: 'Compare with the last good run',
  noGoodRun: 'AOM lists no successful run before this one.',
  compareWith: 'Compared with',
  notListed: (id: string) => `Run ${id}`,
  close: 'Close the comparison',
  table: 'Compare',
  columns: { node: 'Node', here: 'This run', there: 'The other', took: 'Took', differs: 'What differs' },
  takesTime: (here: string, difference: string) => `${here} (${difference})`,
  longerBy: (duration: string) => `+${duration}`,
  sameTime: 'same',
  shorterBy: (duration: string) => `−${duration}`,
  notInRun: 'Not in this run',
  added: (hosts: string) => `Hosts only here: ${hosts}`,
  removed: (hosts: string) => `Hosts only in the other: ${hosts}`,
  failedHere: (hosts: string) => `Failed only here: ${hosts}`,
  failedThere: (hosts: string) => `Failed only in the other: ${hosts}`,
  noTargetsOf: {
    here: 'Hosts are not compared: AOM named none of this run.',
    there: 'Hosts are not compared: AOM named none of the other run.',
  },
  more: (count: number) => `and ${count} more`,
  fromTo: (what: string, from: string, to: string) => `${what}: ${from} in the other, ${to} here`,
  moreChanges: (count: number) => `and ${plural(count, 'more value', 'more values')} of the definition`,
  onlyOne: (node: string) => `${node} is the only one of the compared nodes that differs.`,
  several: (count: number) => `${count} of the compared nodes differ.`,
  none: 'No node differs but in how long it took.',
  ofReached: (reached: number) =>
    `Compared are state, hosts and definition of the ${plural(reached, 'node', 'nodes')} that both runs reached.`,
  noDefinition: 'AOM sent no definition of one of the runs, so definitions are not compared.',
  secretsHidden: 'Scripts and secrets are hidden and not compared.',
  missing: 'AOM does not have that run.',
  sameRun: 'That is this run itself.',
}
