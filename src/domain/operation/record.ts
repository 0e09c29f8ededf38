import type { Failure } from '#domain/failure/failure'
import type { Action } from './action'

/** AOM's answer to the call, in its own words. */
export type OperationAnswer =
  | {
      readonly kind: 'accepted'
      readonly at: number
      readonly httpStatus: number
      readonly body: string
      readonly requestId?: string
      /** The gateway could not write the answer down (`X-Journal: failed`). */
      readonly isNotAudited?: true
    }
  | { readonly kind: 'refused'; readonly at: number; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly at: number; readonly failure: Failure }
  /** Nothing reached AOM: the subject is free, unless a colleague's operation holds it. */
  | {
      readonly kind: 'notSent'
      readonly at: number
      readonly failure: Failure
      readonly blockedBy?: BlockedBy
    }

/** Whose operation was there first. */
export interface BlockedBy {
  /** Absent where the journal names nobody. */
  readonly name?: string
  readonly action: Action
  /** When it was requested, by the gateway's clock. */
  readonly since: number
}

/** Whose operation a record tells of, where it was not sent from this browser. */
export interface Colleague {
  readonly name?: string
  readonly account?: string
  /** When this browser heard of it: from then on reads may show its effect. */
  readonly heardAt: number
}

/** What every record holds. Times are epoch milliseconds, so that it can be stored as JSON. */
export interface Sent {
  /** A UUID; the journal's too, and AOM is asked once under it. */
  readonly id: string
  /** Absent: sent from this browser. */
  readonly by?: Colleague
  readonly projectId: string
  readonly workflowId: string
  readonly workflowName: string
  readonly reason?: string
  readonly requestedAt: number
  /** Undefined while the call is open, and where it went to a colleague. */
  readonly answer?: OperationAnswer
  /** First read that showed an effect. */
  readonly effectSeenAt?: number
  /** First read after the effect that showed the subject at rest. */
  readonly settledAt?: number
  /** The newest read of the subject since the answer. */
  readonly checkedAt?: number
  /** The operator has read the result and closed it. */
  readonly dismissed?: boolean
  /** Never stored: what this says since it was sent is known to this tab alone, as the browser's storage is full. */
  readonly isUnstored?: true
}

/**
 * requested: the call is open · accepted: AOM said yes, no effect yet · effectSeen · settled ·
 * noEffect: accepted, but nothing moved for 60 s · refused · notSent: nothing reached AOM · unknown: AOM may or may not
 * have received it, being read · unknownNoEffect: read for 60 s after an unknown answer and nothing moved.
 */
export type Phase =
  | 'requested'
  | 'accepted'
  | 'effectSeen'
  | 'settled'
  | 'noEffect'
  | 'refused'
  | 'notSent'
  | 'unknown'
  | 'unknownNoEffect'

/** How long to look for an effect before saying that none was seen. */
export const effectPatienceMs = 60_000

export function phaseOf(record: Sent, now: number): Phase {
  const { answer } = record
  if (record.settledAt !== undefined) return 'settled'
  if (record.effectSeenAt !== undefined) return 'effectSeen'
  if (answer?.kind === 'refused' || answer?.kind === 'notSent') return answer.kind
  const since = watchedSince(record)
  if (since === undefined) return 'requested'
  // Patience counts up to the newest read: a tab that slept an hour has not looked for an hour.
  const looked = record.checkedAt !== undefined && record.checkedAt - since >= effectPatienceMs
  const late = now - since >= effectPatienceMs && looked
  if (answer === undefined) return late ? 'noEffect' : 'requested'
  if (answer.kind === 'accepted') return late ? 'noEffect' : 'accepted'
  return late ? 'unknownNoEffect' : 'unknown'
}

/**
 * The phase as far as the subject has been read. Patience counts up to the newest read, so that moment, not the wall
 * clock, decides: the phase changes with the record alone and needs no ticking.
 */
export const currentPhase = (record: Sent): Phase => phaseOf(record, record.checkedAt ?? record.requestedAt)

/** From when on a read may show the effect: the answer, or word of a colleague's operation, whose answer is not known here. */
export const watchedSince = ({ answer, by }: Sent): number | undefined => answer?.at ?? by?.heardAt

const openPhases: ReadonlySet<Phase> = new Set(['requested', 'accepted', 'unknown'])
const followedPhases: ReadonlySet<Phase> = new Set(['requested', 'accepted', 'unknown', 'effectSeen'])

/** While open, no second operation on this subject may be sent. */
export const isOpen = (phase: Phase): boolean => openPhases.has(phase)

/** While followed, the subject is read fast. */
export const isFollowed = (phase: Phase): boolean => followedPhases.has(phase)
