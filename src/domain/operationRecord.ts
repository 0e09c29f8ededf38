import type { Failure } from './failure'
import type { NodeAction, ScheduleAction } from './operation'
import type { NodeBaseline, RunBaseline, ScheduleBaseline, TerminationBaseline } from './operationBaseline'
import type { Status } from './status'
import type { Trigger } from './workflow'

/** AOM's answer to the call, in its own words. */
export type OperationAnswer =
  | {
      readonly kind: 'accepted'
      readonly at: number
      readonly httpStatus: number
      readonly body: string
      readonly requestId?: string
      /** The gateway could not write the call into its audit (`X-Audit: failed`). */
      readonly isNotAudited?: true
    }
  | { readonly kind: 'refused'; readonly at: number; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly at: number; readonly failure: Failure }

/** What every record holds. Times are epoch milliseconds, so that it can be stored as JSON. */
interface Sent {
  readonly id: string
  readonly projectId: string
  readonly workflowId: string
  readonly workflowName: string
  readonly reason?: string
  readonly requestedAt: number
  /** Undefined while the call is open. */
  readonly answer?: OperationAnswer
  /** First read that showed an effect. */
  readonly effectSeenAt?: number
  /** First read after the effect that showed the subject at rest. */
  readonly settledAt?: number
  /** The newest read of the subject since the answer. */
  readonly checkedAt?: number
  /** The operator has read the result and closed it. */
  readonly dismissed?: boolean
}

export interface NodeRecord extends Sent {
  readonly action: NodeAction
  readonly executionId: string
  readonly nodeId: string
  readonly nodeName: string
  readonly baseline: NodeBaseline
  readonly effectSeen?: { readonly execution: Status; readonly node: Status }
}

export interface TerminationRecord extends Sent {
  readonly action: 'terminate'
  readonly executionId: string
  readonly nodeId?: undefined
  readonly baseline: TerminationBaseline
  readonly effectSeen?: { readonly execution: Status }
}

export interface RunRecord extends Sent {
  readonly action: 'run'
  /** The execution that was begun: as AOM's answer named it, else the newer one that was seen. */
  readonly executionId?: string
  readonly nodeId?: undefined
  readonly baseline: RunBaseline
  /** `isNamed`: AOM's answer named this execution; otherwise somebody else may have begun it. */
  readonly effectSeen?: {
    readonly executionId: string
    readonly execution: Status
    readonly isNamed: boolean
  }
}

export interface ScheduleRecord extends Sent {
  readonly action: ScheduleAction
  readonly executionId?: undefined
  readonly nodeId?: undefined
  readonly baseline: ScheduleBaseline
  /** No trigger: AOM no longer reports one. */
  readonly effectSeen?: { readonly trigger?: Trigger }
}

/** One operation sent from this browser; what was stored before there were others than a node's is a NodeRecord. */
export type OperationRecord = NodeRecord | TerminationRecord | RunRecord | ScheduleRecord

/** What an operator calls its subject. */
export const recordName = (record: OperationRecord): string =>
  record.nodeId === undefined ? record.workflowName : record.nodeName

/**
 * requested: the call is open · accepted: AOM said yes, no effect yet · effectSeen · settled ·
 * noEffect: accepted, but nothing moved for 60 s · refused · unknown: AOM may or may not have received it, being read ·
 * unknownNoEffect: read for 60 s after an unknown answer and nothing moved.
 */
export type Phase =
  'requested' | 'accepted' | 'effectSeen' | 'settled' | 'noEffect' | 'refused' | 'unknown' | 'unknownNoEffect'

/** How long to look for an effect before saying that none was seen. */
export const effectPatienceMs = 60_000

export function phaseOf(record: OperationRecord, now: number): Phase {
  const { answer } = record
  if (record.settledAt !== undefined) return 'settled'
  if (record.effectSeenAt !== undefined) return 'effectSeen'
  if (answer === undefined) return 'requested'
  if (answer.kind === 'refused') return 'refused'
  // Patience counts up to the newest read: a tab that slept an hour has not looked for an hour.
  const looked = record.checkedAt !== undefined && record.checkedAt - answer.at >= effectPatienceMs
  const late = now - answer.at >= effectPatienceMs && looked
  if (answer.kind === 'accepted') return late ? 'noEffect' : 'accepted'
  return late ? 'unknownNoEffect' : 'unknown'
}

const openPhases: ReadonlySet<Phase> = new Set(['requested', 'accepted', 'unknown'])
const followedPhases: ReadonlySet<Phase> = new Set(['requested', 'accepted', 'unknown', 'effectSeen'])

/** While open, no second operation on this subject may be sent. */
export const isOpen = (phase: Phase): boolean => openPhases.has(phase)

/** While followed, the subject is read fast. */
export const isFollowed = (phase: Phase): boolean => followedPhases.has(phase)
