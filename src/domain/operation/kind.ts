import type { Execution, ExecutionSummary } from '#domain/execution/execution'
import type { Workflow } from '#domain/execution/workflow'
import type { SkipKind } from './action'
import type { SubjectStates } from './teamOperation'

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

/** The ids of what an operation is asked of. */
export interface SubjectIds {
  readonly workflowId: string
  readonly executionId?: string | undefined
  readonly nodeId?: string | undefined
}

/** What the journal tells of a subject besides its workflow. */
export interface SubjectFacts {
  readonly executionId?: string
  readonly nodeId?: string
  readonly nodeName?: string
  readonly skipKind?: SkipKind
  /** How it stood when the dialog showed it. */
  readonly before: SubjectStates
}

/** One read that may show what became of an operation. */
export type Observation =
  | { readonly kind: 'execution'; readonly execution: Execution }
  | {
      readonly kind: 'executions'
      readonly workflowId: string
      readonly executions: readonly ExecutionSummary[]
    }
  | { readonly kind: 'workflow'; readonly workflow: Workflow }

/** What is no longer as it was: the reason to send nothing. */
export type Change =
  | 'nodeState'
  | 'nodeBegan'
  | 'executionState'
  | 'nodeGone'
  | 'busyNodes'
  | 'newerExecution'
  | 'newestState'
  | 'definition'
  | 'schedule'
  | 'workflowGone'

/**
 * All in which one kind of operation differs from the others. `Requested` is the operation together with what is known of its
 * subject, `Kept` the record of one that was sent.
 */
export interface KindRules<Requested, Kept, Blocker = never> {
  /** Cannot be undone. */
  readonly isDestructive?: true
  /** Which of the states that the journal notes is the subject's own; of a run that of the execution that it began. */
  readonly ownState: 'node' | 'execution' | 'trigger'
  /** The read that shows its effect. */
  readonly shownBy: Observation['kind']
  readonly idsOf: (operation: Requested) => SubjectIds
  /** Equal for operations that must not be open at once. */
  readonly subjectKey: (ids: SubjectIds) => string
  /** Operations on other subjects that block this one as well while they are open. */
  readonly blockedBy?: (operation: Requested) => readonly Blocker[]
  /** What an operator calls the subject, where that is not the workflow's name. */
  readonly nameOf?: (operation: Requested) => string
  /** What AOM reported → whether this may be asked of it. */
  readonly judge: (operation: Requested) => Verdict
  /** The subject is over for good, and is not read any more. Left out where it never is. */
  readonly isOver?: (operation: Requested) => boolean
  /** What changed of the subject from one read to the next. */
  readonly changes: (shown: Requested, now: Requested) => Change[]
  /** Folds a read that began after the answer into the record; the same record where the read is of something else. */
  readonly applyRead: (record: Kept, seen: Observation, readAt: number) => Kept
  readonly factsOf: (record: Kept) => SubjectFacts
}
