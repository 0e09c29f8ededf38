import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, isStopped, type State } from '#domain/execution/status'

/** What an operator asks of a node (StartPausingWorkflowExecutions: restart, skip, continue). */
export const nodeActions = ['retry', 'skip', 'continue'] as const
export type NodeAction = (typeof nodeActions)[number]

/** Of a workflow's schedule (UpdateWorkflowTriggerStatus). */
export const scheduleActions = ['enable', 'disable'] as const
export type ScheduleAction = (typeof scheduleActions)[number]

/** Everything that an operator can ask: also StopExecution and ExecuteWorkflow. */
export type Action = NodeAction | 'terminate' | 'run' | ScheduleAction

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

/** What AOM reported → whether this action may be asked of this node. */
export function judgeNode(action: NodeAction, execution: Execution, node: ExecutionNode): Verdict {
  const byExecution = judgeExecution(execution.status.state)
  if (!byExecution.allowed) return byExecution
  const byNode = action === 'continue' ? judgeContinue(execution, node) : judgeFailed(node)
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

const judgeExecution = (state: State): Verdict => executionVerdicts[state]

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

function judgeFailed(node: ExecutionNode): Verdict {
  if (node.isPause && (node.status.state === 'paused' || node.status.state === 'running'))
    return refuse('nodePaused')
  return failedVerdicts[node.status.state]
}

function judgeContinue(execution: Execution, node: ExecutionNode): Verdict {
  const { state } = node.status
  if (state === 'unknown') return warn('unknownState')
  if (!node.isPause) return state === 'paused' ? warn('pausedOrdinaryNode') : refuse('notAPauseNode')
  if (state === 'paused' || state === 'running') return allow
  if (state === 'succeeded' || state === 'skipped') return refuse('pausePassed')
  if (state === 'canceled' || state === 'canceling') return refuse('nodeCanceled')
  if (isUnreportedPause(execution, node)) return warn('pauseNotReported')
  return refuse('pauseNotReached')
}

/**
 * AOM's documents do not say whether a pause node that is waited on has a result at all, nor what the execution is
 * called meanwhile. An execution that is not over, in which nothing runs, and whose nodes before this pause are all
 * done, is taken to stand at it.
 */
export function isUnreportedPause(execution: Execution, node: ExecutionNode): boolean {
  if (!node.isPause || !isUnreported(node)) return false
  const { state } = execution.status
  if (state !== 'paused' && state !== 'running') return false
  const isBusy = execution.nodes.some(
    (other) => other !== node && (other.status.state === 'paused' || isMoving(other.status.state)),
  )
  if (isBusy) return false
  const earlier = execution.nodes.slice(0, execution.nodes.indexOf(node))
  // A run that has only just begun has reported nothing yet: that alone makes no pause.
  return earlier.every(isDone) && (state === 'paused' || earlier.length > 0)
}

const isUnreported = (node: ExecutionNode): boolean =>
  node.status.state === 'notStarted' || node.status.state === 'waiting'

const isDone = (node: ExecutionNode): boolean =>
  node.status.state === 'succeeded' ||
  node.status.state === 'skipped' ||
  (node.ignoresErrors && isFailed(node))

const isFailed = (node: ExecutionNode): boolean =>
  node.status.state === 'failed' || node.status.state === 'timedOut'

/**
 * Does this node wait for a person? A failed node whose errors are ignored holds nothing up, unless the execution
 * stopped and no other node explains why.
 */
export function waitsForPerson(execution: Execution, node: ExecutionNode): boolean {
  if (!judgeExecution(execution.status.state).allowed) return false
  if (node.status.state === 'paused') return true
  if (node.isPause) return node.status.state === 'running' || isUnreportedPause(execution, node)
  if (!isFailed(node)) return false
  return !node.ignoresErrors || (isStopped(execution.status.state) && !hasOtherStop(execution, node))
}

const hasOtherStop = (execution: Execution, node: ExecutionNode): boolean =>
  execution.nodes.some(
    (other) =>
      other !== node && (other.status.state === 'paused' || (isFailed(other) && !other.ignoresErrors)),
  )
