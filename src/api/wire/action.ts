import { allActions, type Action } from '#domain/operation/action'

/** What AOM, and the gateway's journal, call the actions. */
const wireActions: Readonly<Record<Action, string>> = {
  retry: 'restart',
  skip: 'skip',
  continue: 'continue',
  terminate: 'terminate',
  run: 'run',
  enable: 'enable',
  disable: 'disable',
}
const actionsByWord = new Map(allActions.map((action) => [wireActions[action], action]))

export const wireAction = (action: Action): string => wireActions[action]

/** Undefined for a word of a newer gateway. */
export const actionOf = (word: string): Action | undefined => actionsByWord.get(word)
