import { findNode, type Execution, type ExecutionSummary } from '#domain/execution/execution'
import { newerExecution, nodeChanges, sameStatus, sameTrigger } from './baseline'
import {
  watchedSince,
  type NodeRecord,
  type OperationRecord,
  type RunRecord,
  type ScheduleRecord,
  type TerminationRecord,
} from './record'
import { isMoving, type State } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'

/** One read that may show what became of an operation. */
export type Sighting =
  | { readonly kind: 'execution'; readonly execution: Execution }
  | {
      readonly kind: 'executions'
      readonly workflowId: string
      readonly executions: readonly ExecutionSummary[]
    }
  | { readonly kind: 'workflow'; readonly workflow: Workflow }

/** Folds one read, begun at `readAt`, into a record. Returns the same record when the read says nothing of it. */
export function observe(record: OperationRecord, seen: Sighting, readAt: number): OperationRecord {
  const since = watchedSince(record)
  const kind = record.answer?.kind
  // A read that began before the answer may show the world from before the operation.
  if (since === undefined || readAt < since || record.settledAt !== undefined) return record
  if (kind === 'refused' || kind === 'notSent') return record
  switch (record.action) {
    case 'terminate':
      return seen.kind === 'execution' && isOf(record, seen.execution)
        ? observeTermination(record, seen.execution, readAt)
        : record
    case 'run':
      return seen.kind === 'executions' && seen.workflowId === record.workflowId
        ? observeRun(record, seen.executions, readAt)
        : record
    case 'enable':
    case 'disable':
      return seen.kind === 'workflow' && seen.workflow.id === record.workflowId
        ? observeSchedule(record, seen.workflow, readAt)
        : record
    default:
      return seen.kind === 'execution' && isOf(record, seen.execution)
        ? observeNode(record, seen.execution, readAt)
        : record
  }
}

const isOf = (record: NodeRecord | TerminationRecord, execution: Execution): boolean =>
  record.executionId === execution.executionId && record.workflowId === execution.workflowId

function observeNode(record: NodeRecord, execution: Execution, readAt: number): NodeRecord {
  const moved = nodeChanges(record.baseline, execution, record.nodeId).some((change) => change !== 'nodeGone')
  const node = findNode(execution, record.nodeId)
  const seen = record.effectSeenAt !== undefined || (moved && node !== undefined)
  if (!seen || !node) return { ...record, checkedAt: readAt }
  const next: NodeRecord = {
    ...record,
    checkedAt: readAt,
    effectSeenAt: record.effectSeenAt ?? readAt,
    effectSeen: record.effectSeen ?? { execution: execution.status, node: node.status },
  }
  const atRest = !isMoving(node.status.state) && node.status.state !== 'notStarted'
  return atRest ? { ...next, settledAt: readAt } : next
}

/** A state that goes on without having heard of the termination. */
const goesOn: ReadonlySet<State> = new Set(['running', 'paused', 'waiting', 'notStarted', 'awaitingApproval'])

/** Reaching a pause is not an effect; an end of another kind is: nothing is left to terminate. */
function observeTermination(
  record: TerminationRecord,
  execution: Execution,
  readAt: number,
): TerminationRecord {
  const { status, endedAt } = execution
  const { baseline } = record
  const hasEnded = baseline.executionEndedAt === undefined && endedAt !== undefined
  const moved = !goesOn.has(status.state) && (hasEnded || !sameStatus(baseline.execution, status))
  if (record.effectSeenAt === undefined && !moved) return { ...record, checkedAt: readAt }
  const next: TerminationRecord = {
    ...record,
    checkedAt: readAt,
    effectSeenAt: record.effectSeenAt ?? readAt,
    // The end says more than the way there.
    effectSeen: { execution: status },
  }
  return isMoving(status.state) ? next : { ...next, settledAt: readAt }
}

function observeRun(record: RunRecord, executions: readonly ExecutionSummary[], readAt: number): RunRecord {
  const isNamed = record.executionId !== undefined
  const begun = isNamed
    ? executions.find(({ executionId }) => executionId === record.executionId)
    : newerExecution(record.baseline, executions)
  if (!begun) return { ...record, checkedAt: readAt }
  const { executionId, status } = begun
  return {
    ...record,
    executionId,
    checkedAt: readAt,
    effectSeenAt: readAt,
    effectSeen: { executionId, execution: status, isNamed },
    settledAt: readAt,
  }
}

function observeSchedule(record: ScheduleRecord, { trigger }: Workflow, readAt: number): ScheduleRecord {
  if (sameTrigger(record.baseline.trigger, trigger)) return { ...record, checkedAt: readAt }
  return {
    ...record,
    checkedAt: readAt,
    effectSeenAt: readAt,
    effectSeen: trigger ? { trigger } : {},
    settledAt: readAt,
  }
}
