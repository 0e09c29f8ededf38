/** What a key does. */
export type KeyCommand =
  | 'nextRow'
  | 'previousRow'
  | 'retry'
  | 'skip'
  | 'continue'
  | 'select'
  | 'expand'
  | 'filter'
  | 'help'
  | 'attention'
  | 'executions'
  | 'handover'
  | 'activity'

/** The one table of keys, in the order in which the help lists them. Two letters are pressed one after the other. */
export const keyTable: readonly (readonly [keys: string, command: KeyCommand])[] = [
  ['j', 'nextRow'],
  ['k', 'previousRow'],
  ['r', 'retry'],
  ['s', 'skip'],
  ['c', 'continue'],
  ['x', 'select'],
  ['e', 'expand'],
  ['/', 'filter'],
  ['g a', 'attention'],
  ['g e', 'executions'],
  ['g h', 'handover'],
  ['g v', 'activity'],
  ['?', 'help'],
]
