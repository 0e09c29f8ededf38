import type { Execution, ExecutionSummary } from '#domain/execution/execution'
import type { Workflow } from '#domain/execution/workflow'
import type { SubjectStates } from './teamOperation'
import type { Verdict } from './verdict'

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
 * All in which one kind of operation differs from the others. `Asked` is the operation together with what is known of its
 * subject, `Kept` the record of one that was sent.
 */
export interface KindRules<Asked, Kept, Blocker = never> {
  /** Cannot be undone. */
  readonly isDestructive: boolean
  /** The read that shows its effect. */
  readonly shownBy: Observation['kind']
  readonly idsOf: (asked: Asked) => SubjectIds
  /** Equal for operations that must not be open at once. */
  readonly subjectKey: (ids: SubjectIds) => string
  /** Operations on other subjects that block this one as well while they are open. */
  readonly blockedBy?: (asked: Asked) => readonly Blocker[]
  /** What an operator calls the subject, where that is not the workflow's name. */
  readonly nameOf?: (asked: Asked) => string
  /** What AOM reported → whether this may be asked of it. */
  readonly judge: (asked: Asked) => Verdict
  /** Everything that can be asked of the same subject on the same knowledge. */
  readonly alternatives: (asked: Asked) => Asked[]
  /** The subject is over for good, and is not read any more. */
  readonly isOver: (asked: Asked) => boolean
  /** What changed of the subject from one read to the next. */
  readonly changes: (shown: Asked, now: Asked) => Change[]
  /** Folds a read that began after the answer into the record; the same record where the read is of something else. */
  readonly applyRead: (record: Kept, seen: Observation, readAt: number) => Kept
  readonly factsOf: (record: Kept) => SubjectFacts
}
