/** What AOM can report of an execution or a node, in our one vocabulary (see the glossary in ARCHITECTURE.md). */
export const states = [
  'succeeded',
  'failed',
  'running',
  'paused',
  'waiting',
  'awaitingApproval',
  'approvalRejected',
  'canceling',
  'canceled',
  'timedOut',
  'skipped',
  'notStarted',
  'unknown',
] as const

export type State = (typeof states)[number]

/** A state together with the word AOM used for it; `raw` is what an operator can quote to Huawei. */
export interface Status {
  readonly state: State
  readonly raw: string
}

export const sameStatus = (a: Status, b: Status): boolean => a.state === b.state && a.raw === b.raw

/** A node that AOM has no result for. */
export const notStarted: Status = { state: 'notStarted', raw: '' }

const movingStates: ReadonlySet<State> = new Set(['running', 'waiting', 'canceling'])
const stoppedStates: ReadonlySet<State> = new Set(['failed', 'timedOut', 'paused'])

/** AOM has it before it, or waits to begin it. */
export const isUnbegun = (state: State): boolean => state === 'notStarted' || state === 'waiting'

/** Will change without a person: worth asking AOM often. */
export const isMoving = (state: State): boolean => movingStates.has(state)

/** Waits for an operator's Retry, Skip or Continue. */
export const isStopped = (state: State): boolean => stoppedStates.has(state)

/** Ended for good: nothing more will happen unless a person starts something. */
export const isFinished = (state: State): boolean =>
  state === 'succeeded' || state === 'canceled' || state === 'approvalRejected' || state === 'skipped'
