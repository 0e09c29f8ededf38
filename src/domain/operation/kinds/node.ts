import { findNode, type Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isFailed, isUnreportedPause } from '#domain/execution/pause'
import {
  isFinished,
  isMoving,
  isStopped,
  sameStatus,
  type State,
  type Status,
} from '#domain/execution/status'
import { actions, type Action, type ActionOf, type SkipKind } from '#domain/operation/action'
import { type Change, type KindRules, allow, refuse, warn, type Verdict } from '#domain/operation/kind'
import type { AttemptFacts } from '#domain/operation/attempt'
import type { Sent } from '#domain/operation/record'
import { executionIn, type Termination } from './termination'

/* StartPausingWorkflowExecutions (restart, skip, continue), asked of a node. */

export type NodeAction = ActionOf<'node'>

export interface NodeOperation {
  readonly action: NodeAction
  readonly execution: Execution
  readonly nodeId: string
  /** Of a Skip, where the operator said. */
  readonly skipKind?: SkipKind
}

/** How the node stood; times are epoch milliseconds, undefined where AOM did not say. */
export interface NodeBaseline {
  readonly execution: Status
  readonly node: Status
  readonly nodeBeganAt?: number
  readonly nodeEndedAt?: number
  /** What the operation replaces; in records alone. */
  readonly attempt?: AttemptFacts
}

export interface NodeRecord extends Sent {
  readonly action: NodeAction
  readonly executionId: string
  readonly nodeId: string
  readonly nodeName: string
  readonly skipKind?: SkipKind
  readonly baseline: NodeBaseline
  readonly effectSeen?: { readonly execution: Status; readonly node: Status }
  /** What it was when it came to rest: whether it went well. */
  readonly settledAs?: { readonly execution: Status; readonly node: Status }
}

export const node: KindRules<NodeOperation, NodeRecord, Termination> = {
  ownState: 'node',
  shownBy: 'execution',
  idsOf: ({ execution: { workflowId, executionId }, nodeId }) => ({ workflowId, executionId, nodeId }),
  subjectKey: ({ workflowId, executionId = '', nodeId = '' }) => [workflowId, executionId, nodeId].join(':'),
  // An execution that is being terminated holds its nodes too.
  blockedBy: ({ execution }) => [{ action: 'terminate', execution }],
  nameOf: ({ execution, nodeId }) => findNode(execution, nodeId)?.name ?? nodeId,
  judge({ action, execution, nodeId }) {
    const found = findNode(execution, nodeId)
    return found ? judgeNode(action, execution, found) : refuse('nodeNotStarted')
  },
  isOver: ({ execution }) => isFinished(execution.status.state),
  changes: (shown, now) =>
    nodeChanges(nodeBaseline(shown.execution, shown.nodeId), now.execution, shown.nodeId),
  applyRead(record, seen, readAt) {
    const execution = executionIn(seen, record)
    return execution ? applyExecution(record, execution, readAt) : record
  },
  factsOf: ({ executionId, nodeId, nodeName, skipKind, baseline }) => ({
    executionId,
    nodeId,
    nodeName,
    ...(skipKind && { skipKind }),
    before: baseline,
  }),
}

/** What AOM reported → whether this action may be asked of this node. */
export function judgeNode(action: NodeAction, execution: Execution, of: ExecutionNode): Verdict {
  const byExecution = executionVerdicts[execution.status.state]
  if (!byExecution.allowed) return byExecution
  const byNode = action === 'continue' ? judgeContinue(execution, of) : judgeFailed(of)
  return byNode.allowed && byNode.warning === undefined ? byExecution : byNode
}

const executionVerdicts: Record<State, Verdict> = {
  failed: allow,
  timedOut: allow,
  running: allow,
  paused: allow,
  succeeded: refuse('executionSucceeded'),
  canceled: refuse('executionCanceled'),
  canceling: refuse('executionCanceled'),
  awaitingApproval: refuse('executionAwaitsApproval'),
  approvalRejected: refuse('approvalRejected'),
  waiting: warn('executionState'),
  notStarted: warn('executionState'),
  skipped: warn('executionState'),
  unknown: warn('unknownState'),
}

const failedVerdicts: Record<State, Verdict> = {
  failed: allow,
  timedOut: allow,
  unknown: warn('unknownState'),
  paused: warn('pausedOrdinaryNode'),
  succeeded: refuse('nodeSucceeded'),
  running: refuse('nodeRunning'),
  canceling: refuse('nodeCanceled'),
  canceled: refuse('nodeCanceled'),
  skipped: refuse('nodeSkipped'),
  waiting: refuse('nodeNotStarted'),
  notStarted: refuse('nodeNotStarted'),
  awaitingApproval: refuse('nodeNotStopped'),
  approvalRejected: refuse('nodeNotStopped'),
}

function judgeFailed({ isPause, status: { state } }: ExecutionNode): Verdict {
  return isPause && (state === 'paused' || state === 'running') ? refuse('nodePaused') : failedVerdicts[state]
}

function judgeContinue(execution: Execution, of: ExecutionNode): Verdict {
  const { state } = of.status
  if (state === 'unknown') return warn('unknownState')
  if (!of.isPause) return state === 'paused' ? warn('pausedOrdinaryNode') : refuse('notAPauseNode')
  if (state === 'paused' || state === 'running') return allow
  if (state === 'succeeded' || state === 'skipped') return refuse('pausePassed')
  if (state === 'canceled' || state === 'canceling') return refuse('nodeCanceled')
  if (isUnreportedPause(execution, of)) return warn('pauseNotReported')
  return refuse('pauseNotReached')
}

/**
 * What is worth a button on this node, in order: on a pause Continue comes first, and elsewhere it is there only where
 * AOM's report leaves it open.
 */
export function offeredActions(execution: Execution, of: ExecutionNode): readonly NodeAction[] {
  if (of.isPause) return actions.node.toSorted((a, b) => Number(b === 'continue') - Number(a === 'continue'))
  return actions.node.filter((action) => action !== 'continue' || judgeNode(action, execution, of).allowed)
}

/** The same where there is room for what can ever be asked of such a node alone: a pause can only be continued. */
export const briefActions = (execution: Execution, of: ExecutionNode): readonly NodeAction[] =>
  of.isPause ? ['continue'] : offeredActions(execution, of)

/** The node itself runs again; the others only let what comes after it go on. */
export const runsNodeAgain = (action: Action | undefined): boolean => action === 'retry'

/** What the node should have done stays undone: the one that is asked for twice. */
export const leavesUndone = (action: NodeAction): boolean => action === 'skip'

/** Not over for good, nor held by an approval or a termination. */
export const canBeOperated = ({ status }: Execution): boolean => executionVerdicts[status.state].allowed

/**
 * Does this node wait for a person? A failed node whose errors are ignored holds nothing up, unless the execution
 * stopped and no other node explains why.
 */
export function waitsForPerson(execution: Execution, of: ExecutionNode): boolean {
  if (!canBeOperated(execution)) return false
  if (of.status.state === 'paused') return true
  if (of.isPause) return of.status.state === 'running' || isUnreportedPause(execution, of)
  if (!isFailed(of)) return false
  return !of.ignoresErrors || (isStopped(execution.status.state) && !hasOtherStop(execution, of))
}

/** AOM says that the execution runs, although it waits at this pause; its list may call it paused. */
export const isPauseCalledRunning = (execution: Execution, of: ExecutionNode): boolean =>
  execution.status.state === 'running' && of.isPause && waitsForPerson(execution, of)

const hasOtherStop = (execution: Execution, of: ExecutionNode): boolean =>
  execution.nodes.some(
    (other) => other !== of && (other.status.state === 'paused' || (isFailed(other) && !other.ignoresErrors)),
  )

export function nodeBaseline(execution: Execution, nodeId: string): NodeBaseline {
  const found = findNode(execution, nodeId)
  return {
    execution: execution.status,
    node: found?.status ?? { state: 'unknown', raw: '' },
    ...(found?.beganAt !== undefined && { nodeBeganAt: found.beganAt }),
    ...(found?.endedAt !== undefined && { nodeEndedAt: found.endedAt }),
  }
}

function nodeChanges(before: NodeBaseline, now: Execution, nodeId: string): Change[] {
  const found = findNode(now, nodeId)
  if (!found) return ['nodeGone']
  const changes: Change[] = []
  if (!sameStatus(before.node, found.status)) changes.push('nodeState')
  if (before.nodeBeganAt !== found.beganAt) changes.push('nodeBegan')
  if (!sameStatus(before.execution, now.status)) changes.push('executionState')
  return changes
}

/**
 * That the execution alone has moved may be another node's doing: it counts where the operation could no longer be asked
 * for, as in one that was canceled.
 */
function showsEffect({ action, baseline }: NodeRecord, execution: Execution, of: ExecutionNode): boolean {
  const changes = nodeChanges(baseline, execution, of.id)
  if (changes.some((change) => change !== 'executionState')) return true
  return changes.length > 0 && !judgeNode(action, execution, of).allowed
}

function applyExecution(record: NodeRecord, execution: Execution, readAt: number): NodeRecord {
  const found = findNode(execution, record.nodeId)
  // A node that is missing from an answer is no effect.
  if (!found || (record.effectSeenAt === undefined && !showsEffect(record, execution, found)))
    return { ...record, checkedAt: readAt }
  const next: NodeRecord = {
    ...record,
    checkedAt: readAt,
    effectSeenAt: record.effectSeenAt ?? readAt,
    effectSeen: record.effectSeen ?? { execution: execution.status, node: found.status },
  }
  const atRest = !isMoving(found.status.state) && found.status.state !== 'notStarted'
  if (!atRest) return next
  return { ...next, settledAt: readAt, settledAs: { execution: execution.status, node: found.status } }
}
