import type { Action } from './operation'
import { findNode, type Execution, type ExecutionRef } from './execution'
import type { Failure } from './failure'
import { isMoving, type Status } from './status'

/** What was true of the node and its execution right before the POST: the measure of "effect seen". */
export interface Baseline {
  readonly execution: Status
  readonly node: Status
  /** Epoch milliseconds; undefined when AOM did not say. */
  readonly nodeBeganAt?: number
  readonly nodeEndedAt?: number
}

/** AOM's answer to the POST, in its own words. */
export type OperationAnswer =
  | {
      readonly kind: 'accepted'
      readonly at: number
      readonly httpStatus: number
      readonly body: string
      readonly requestId?: string
    }
  | { readonly kind: 'refused'; readonly at: number; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly at: number; readonly failure: Failure }

/** One operation sent from this browser. Times are epoch milliseconds, so that it can be stored as JSON. */
export interface OperationRecord extends ExecutionRef {
  readonly id: string
  readonly projectId: string
  readonly workflowName: string
  readonly nodeId: string
  readonly nodeName: string
  readonly action: Action
  readonly reason?: string
  readonly requestedAt: number
  readonly baseline: Baseline
  /** Undefined while the POST is open. */
  readonly answer?: OperationAnswer
  /** First read that showed the node or execution moved. */
  readonly effectSeenAt?: number
  readonly effectSeen?: { readonly execution: Status; readonly node: Status }
  /** First read after the effect that showed the node at rest. */
  readonly settledAt?: number
  /** The newest read of the execution since the answer. */
  readonly checkedAt?: number
  /** The operator has read the result and closed it. */
  readonly dismissed?: boolean
}

/**
 * requested: the POST is open · accepted: AOM said yes, no effect yet · effectSeen · settled ·
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

/** While open, no second operation on this node may be sent. */
export const isOpen = (phase: Phase): boolean => openPhases.has(phase)

/** While followed, the execution is read fast. */
export const isFollowed = (phase: Phase): boolean => followedPhases.has(phase)

export function baselineOf(execution: Execution, nodeId: string): Baseline {
  const node = findNode(execution, nodeId)
  return {
    execution: execution.status,
    node: node?.status ?? { state: 'unknown', raw: '' },
    ...(node?.beganAt && { nodeBeganAt: node.beganAt.getTime() }),
    ...(node?.endedAt && { nodeEndedAt: node.endedAt.getTime() }),
  }
}

const sameStatus = (a: Status, b: Status): boolean => a.state === b.state && a.raw === b.raw

/** What is no longer as it was: the reason to send nothing, and the sign of an effect. */
export type Change = 'nodeState' | 'nodeBegan' | 'executionState' | 'nodeGone'

export function changesSince(baseline: Baseline, execution: Execution, nodeId: string): Change[] {
  const node = findNode(execution, nodeId)
  if (!node) return ['nodeGone']
  const changes: Change[] = []
  if (!sameStatus(baseline.node, node.status)) changes.push('nodeState')
  if (baseline.nodeBeganAt !== node.beganAt?.getTime()) changes.push('nodeBegan')
  if (!sameStatus(baseline.execution, execution.status)) changes.push('executionState')
  return changes
}

/** Folds one read of the execution, begun at `readAt`, into a record. Returns the same record when nothing is news. */
export function observe(record: OperationRecord, execution: Execution, readAt: number): OperationRecord {
  if (record.executionId !== execution.executionId || record.settledAt !== undefined) return record
  const { answer } = record
  // A read that began before the answer may show the world from before the operation.
  if (!answer || answer.kind === 'refused' || readAt < answer.at) return record
  const moved = changesSince(record.baseline, execution, record.nodeId).some(
    (change) => change !== 'nodeGone',
  )
  const node = findNode(execution, record.nodeId)
  const seen = record.effectSeenAt !== undefined || (moved && node !== undefined)
  if (!seen || !node) return { ...record, checkedAt: readAt }
  const next: OperationRecord = {
    ...record,
    checkedAt: readAt,
    effectSeenAt: record.effectSeenAt ?? readAt,
    effectSeen: record.effectSeen ?? { execution: execution.status, node: node.status },
  }
  const atRest = !isMoving(node.status.state) && node.status.state !== 'notStarted'
  return atRest ? { ...next, settledAt: readAt } : next
}
