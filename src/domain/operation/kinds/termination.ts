import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isFinished, isMoving, sameStatus, type State, type Status } from '#domain/execution/status'
import type { ActionOf } from '#domain/operation/action'
import {
  type Change,
  type KindRules,
  type Observation,
  type SubjectIds,
  allow,
  refuse,
  warn,
  type Verdict,
} from '#domain/operation/kind'
import type { Sent } from '#domain/operation/record'

/* StopExecution, asked of an execution. */

export interface Termination {
  readonly action: ActionOf<'termination'>
  readonly execution: Execution
}

/** How the execution stood; times are epoch milliseconds, undefined where AOM did not say. */
interface TerminationBaseline {
  readonly execution: Status
  readonly executionEndedAt?: number
  /** Names of the nodes that run or pause. */
  readonly busyNodes: readonly string[]
}

export interface TerminationRecord extends Sent {
  readonly action: ActionOf<'termination'>
  readonly executionId: string
  readonly nodeId?: undefined
  readonly baseline: TerminationBaseline
  readonly effectSeen?: { readonly execution: Status }
}

export const termination: KindRules<Termination, TerminationRecord> = {
  isDestructive: true,
  ownState: 'execution',
  shownBy: 'execution',
  idsOf: ({ execution: { workflowId, executionId } }) => ({ workflowId, executionId }),
  subjectKey: ({ workflowId, executionId = '' }) => [workflowId, executionId].join(':'),
  judge: ({ execution }) => judgeTermination(execution),
  isOver: ({ execution }) => isFinished(execution.status.state),
  changes: (shown, now) =>
    terminationChanges(terminationBaseline(shown.execution), terminationBaseline(now.execution)),
  applyRead(record, seen, readAt) {
    const execution = executionIn(seen, record)
    return execution ? applyExecution(record, execution, readAt) : record
  },
  factsOf: ({ executionId, baseline }) => ({ executionId, before: baseline }),
}

const verdicts: Record<State, Verdict> = {
  running: allow,
  paused: allow,
  waiting: allow,
  awaitingApproval: warn('executionState'),
  notStarted: warn('executionState'),
  skipped: warn('executionState'),
  unknown: warn('unknownState'),
  failed: refuse('hasFailed'),
  timedOut: refuse('hasFailed'),
  succeeded: refuse('hasSucceeded'),
  canceled: refuse('isCanceled'),
  canceling: refuse('isBeingCanceled'),
  approvalRejected: refuse('approvalRejected'),
}

/** AOM's documents say "a running task"; that a paused or waiting one may be terminated too is inferred. */
function judgeTermination(execution: Execution): Verdict {
  const { state } = execution.status
  const mayGoOn =
    execution.endedAt === undefined || execution.nodes.some((node) => node.status.state === 'running')
  if ((state === 'failed' || state === 'timedOut') && mayGoOn) return warn('failedNotEnded')
  return verdicts[state]
}

/** Runs or pauses: what a termination would stop. */
export const isBusy = ({ status }: ExecutionNode): boolean =>
  status.state === 'paused' || (isMoving(status.state) && status.state !== 'waiting')

export const terminationBaseline = (execution: Execution): TerminationBaseline => ({
  execution: execution.status,
  busyNodes: execution.nodes.filter(isBusy).map((node) => node.name),
  ...(execution.endedAt !== undefined && { executionEndedAt: execution.endedAt }),
})

function terminationChanges(before: TerminationBaseline, now: TerminationBaseline): Change[] {
  const changes: Change[] = []
  if (!sameStatus(before.execution, now.execution)) changes.push('executionState')
  if (before.busyNodes.join('\n') !== now.busyNodes.join('\n')) changes.push('busyNodes')
  return changes
}

/** The execution of a record, if that is what was read. */
export const executionIn = (
  seen: Observation,
  { workflowId, executionId }: SubjectIds,
): Execution | undefined =>
  seen.kind === 'execution' &&
  seen.execution.executionId === executionId &&
  seen.execution.workflowId === workflowId
    ? seen.execution
    : undefined

/** A state that goes on without having heard of the termination. */
const goesOn: ReadonlySet<State> = new Set(['running', 'paused', 'waiting', 'notStarted', 'awaitingApproval'])

/** Reaching a pause is not an effect; an end of another kind is: nothing is left to terminate. */
function applyExecution(record: TerminationRecord, execution: Execution, readAt: number): TerminationRecord {
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
