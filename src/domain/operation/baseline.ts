import { findNode, type Execution, type ExecutionSummary } from '#domain/execution/execution'
import type { Operation } from './subject'
import type { ExecutionNode } from '#domain/execution/node'
import { isMoving, type Status } from '#domain/execution/status'
import type { Trigger } from '#domain/execution/workflow'

/*
 * What was true of an operation's subject at one moment, as JSON: the measure of "changed since the dialog opened" and of
 * "effect seen". Times are epoch milliseconds; undefined where AOM did not say.
 */

export interface NodeBaseline {
  readonly execution: Status
  readonly node: Status
  readonly nodeBeganAt?: number
  readonly nodeEndedAt?: number
}

export interface TerminationBaseline {
  readonly execution: Status
  readonly executionEndedAt?: number
  /** Names of the nodes that run or pause. */
  readonly busyNodes: readonly string[]
}

export interface RunBaseline {
  /** The newest execution by begin time, and how it stood. */
  readonly newest?: { readonly executionId: string; readonly beganAt?: number; readonly status: Status }
  /** Those that no begin time tells apart from a later one: without any, or the newest one's own (it may be in seconds). */
  readonly known: readonly string[]
  readonly editedAt?: number
}

export interface ScheduleBaseline {
  readonly trigger?: Trigger
}

export type Baseline = NodeBaseline | TerminationBaseline | RunBaseline | ScheduleBaseline

export function nodeBaseline(execution: Execution, nodeId: string): NodeBaseline {
  const node = findNode(execution, nodeId)
  return {
    execution: execution.status,
    node: node?.status ?? { state: 'unknown', raw: '' },
    ...(node?.beganAt !== undefined && { nodeBeganAt: node.beganAt }),
    ...(node?.endedAt !== undefined && { nodeEndedAt: node.endedAt }),
  }
}

/** Runs or pauses: what a termination would stop. */
export const isBusy = ({ status }: ExecutionNode): boolean =>
  status.state === 'paused' || (isMoving(status.state) && status.state !== 'waiting')

export function terminationBaseline(execution: Execution): TerminationBaseline {
  return {
    execution: execution.status,
    busyNodes: execution.nodes.filter(isBusy).map((node) => node.name),
    ...(execution.endedAt !== undefined && { executionEndedAt: execution.endedAt }),
  }
}

export function runBaseline(executions: readonly ExecutionSummary[], editedAt?: number): RunBaseline {
  const newest = executions[0]
  const newestBegan = newest?.beganAt
  const known = executions.filter(({ beganAt }) => beganAt === undefined || beganAt === newestBegan)
  return {
    ...(newest && {
      newest: {
        executionId: newest.executionId,
        status: newest.status,
        ...(newestBegan !== undefined && { beganAt: newestBegan }),
      },
    }),
    known: known.map(({ executionId }) => executionId),
    ...(editedAt !== undefined && { editedAt: editedAt }),
  }
}

export const scheduleBaseline = (trigger: Trigger | undefined): ScheduleBaseline =>
  trigger ? { trigger } : {}

/** The newest execution that was not there at the baseline. */
export function newerExecution(
  { newest, known }: RunBaseline,
  executions: readonly ExecutionSummary[],
): ExecutionSummary | undefined {
  return executions.find(({ executionId, beganAt }) => {
    if (known.includes(executionId)) return false
    return beganAt === undefined || beganAt >= (newest?.beganAt ?? 0)
  })
}

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

export const sameStatus = (a: Status, b: Status): boolean => a.state === b.state && a.raw === b.raw

export function nodeChanges(before: NodeBaseline, now: Execution, nodeId: string): Change[] {
  const node = findNode(now, nodeId)
  if (!node) return ['nodeGone']
  const changes: Change[] = []
  if (!sameStatus(before.node, node.status)) changes.push('nodeState')
  if (before.nodeBeganAt !== node.beganAt) changes.push('nodeBegan')
  if (!sameStatus(before.execution, now.status)) changes.push('executionState')
  return changes
}

function terminationChanges(before: TerminationBaseline, now: TerminationBaseline): Change[] {
  const changes: Change[] = []
  if (!sameStatus(before.execution, now.execution)) changes.push('executionState')
  if (before.busyNodes.join('\n') !== now.busyNodes.join('\n')) changes.push('busyNodes')
  return changes
}

function runChanges(
  before: RunBaseline,
  now: RunBaseline,
  executions: readonly ExecutionSummary[],
): Change[] {
  const changes: Change[] = []
  if (newerExecution(before, executions)) changes.push('newerExecution')
  else if (before.newest && now.newest && !sameStatus(before.newest.status, now.newest.status))
    changes.push('newestState')
  if (before.editedAt !== now.editedAt) changes.push('definition')
  return changes
}

export const sameTrigger = (a: Trigger | undefined, b: Trigger | undefined): boolean =>
  a?.kind === b?.kind &&
  (a?.kind === 'unknown' ? a.raw : undefined) === (b?.kind === 'unknown' ? b.raw : undefined)

/**
 * What changed of the subject since the dialog showed it. `now` is the same operation on what AOM reports now; undefined
 * where AOM's list no longer has the workflow.
 */
export function changesBetween(shown: Operation, now: Operation | undefined): Change[] {
  if (!now) return ['workflowGone']
  if ('nodeId' in shown && 'nodeId' in now)
    return nodeChanges(nodeBaseline(shown.execution, shown.nodeId), now.execution, shown.nodeId)
  if (shown.action === 'terminate' && now.action === 'terminate')
    return terminationChanges(terminationBaseline(shown.execution), terminationBaseline(now.execution))
  if (shown.action === 'run' && now.action === 'run')
    return runChanges(
      runBaseline(shown.executions, shown.workflow.editedAt),
      runBaseline(now.executions, now.workflow.editedAt),
      now.executions,
    )
  if ('workflow' in shown && 'workflow' in now)
    return sameTrigger(shown.workflow.trigger, now.workflow.trigger) ? [] : ['schedule']
  return []
}
