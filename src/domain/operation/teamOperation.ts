import type { Action, SkipKind } from './action'
import type { AttemptFacts } from './attempt'
import type { Status } from '#domain/execution/status'
import type { Trigger } from '#domain/execution/workflow'

/*
 * One operation as the gateway's journal has it: of anybody in the project. Plain data with times in epoch milliseconds,
 * so that a cache can tell by comparison what changed.
 */

/** open: not answered yet · unknown: AOM may or may not have received it · notSent: AOM was never asked. */
export const teamOutcomes = ['open', 'accepted', 'refused', 'unknown', 'notSent'] as const
export type TeamOutcome = (typeof teamOutcomes)[number]

export interface TeamUser {
  readonly kind: string
  readonly account?: string
  /** An IAM or proxy user's name; of a key its shortened id, of an unknown token a fingerprint. */
  readonly name?: string
  readonly id?: string
}

/** How a subject stood, as far as it was noted: before an operation, or when its effect was seen. */
export interface SubjectStates {
  readonly execution?: Status
  readonly node?: Status
  readonly trigger?: Trigger
  /** The execution that a run began. */
  readonly executionId?: string
  readonly nodeBeganAt?: number
  readonly nodeEndedAt?: number
  /** What an operation on a node replaced. */
  readonly attempt?: AttemptFacts
}

interface TeamEffect {
  readonly seenAt: number
  readonly seenBy?: string
  readonly after: SubjectStates
}

export interface TeamOperation {
  readonly id: string
  /** Order of the list, newest highest. */
  readonly position: number
  /** Grows with every change of the row. */
  readonly seq: number
  readonly projectId: string
  readonly region?: string
  readonly workflowId: string
  readonly workflowName?: string
  readonly executionId?: string
  readonly nodeId?: string
  readonly nodeName?: string
  /** Undefined where the journal has a word that this program does not know. */
  readonly action?: Action
  readonly rawAction: string
  readonly reason?: string
  readonly skipKind?: SkipKind
  readonly user: TeamUser
  readonly address?: string
  readonly gatewayRequestId?: string
  readonly requestedAt: number
  readonly sentAt?: number
  readonly deadlineAt?: number
  readonly answeredAt?: number
  /** Undefined where the journal has a word that this program does not know. */
  readonly outcome?: TeamOutcome
  readonly rawOutcome: string
  readonly httpStatus?: number
  readonly code?: string
  readonly aomRequestId?: string
  /** The first characters of what was answered. */
  readonly answer?: string
  /** What its error body says, where it was one. */
  readonly errorMessage?: string
  /** As the operator's dialog showed it. */
  readonly before: SubjectStates
  readonly effect?: TeamEffect
  readonly dismissedBy?: string
}

/** One page of the journal, newest first. */
export interface OperationPage {
  readonly operations: readonly TeamOperation[]
  /** The next page holds the positions below this; null: there is none. */
  readonly next: number | null
  /** The journal's newest change when it was read. */
  readonly seq: number
  readonly unreadable: number
}
