/** Why a button is refused. The words are in `i18n`. */
export type Refusal =
  | 'nodeSucceeded'
  | 'nodeRunning'
  | 'nodeNotStarted'
  | 'nodeSkipped'
  | 'nodeCanceled'
  | 'nodePaused'
  | 'nodeNotStopped'
  | 'notAPauseNode'
  | 'pauseNotReached'
  | 'pausePassed'
  | 'executionSucceeded'
  | 'executionCanceled'
  | 'executionAwaitsApproval'
  | 'approvalRejected'
  | 'hasSucceeded'
  | 'hasFailed'
  | 'isCanceled'
  | 'isBeingCanceled'
  | 'notScheduled'
  | 'scheduleIsOn'
  | 'scheduleIsOff'

/**
 * Why nothing at all can be changed from this page: the gateway lets nobody, or not this person, or the browser keeps no
 * record of what was sent.
 */
export type ChangesRefusal = 'readOnly' | 'notOperator' | 'notKept'

/** Why an allowed button comes with a warning: AOM's documents leave it open, so AOM decides. */
export type Warning =
  | 'unknownState'
  | 'pauseNotReported'
  | 'pausedOrdinaryNode'
  | 'executionState'
  | 'failedNotEnded'
  | 'executionActive'
  | 'newestUnknown'
  | 'unknownSchedule'

export type Verdict =
  | { readonly allowed: true; readonly warning?: Warning }
  | { readonly allowed: false; readonly refusal: Refusal }

export const allow: Verdict = { allowed: true }
export const warn = (warning: Warning): Verdict => ({ allowed: true, warning })
export const refuse = (refusal: Refusal): Verdict => ({ allowed: false, refusal })
