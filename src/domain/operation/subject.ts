import { findNode, type Execution, type ExecutionSummary } from '#domain/execution/execution'
import {
  allow,
  judgeNode,
  nodeActions,
  refuse,
  scheduleActions,
  warn,
  type Action,
  type NodeAction,
  type ScheduleAction,
  type Verdict,
} from './operation'
import { isMoving, type State } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'

/** One operation together with what is known of its subject: as a dialog showed it, or as AOM reports it now. */
export type Operation = NodeOperation | Termination | Run | ScheduleChange

export interface NodeOperation {
  readonly action: NodeAction
  readonly execution: Execution
  readonly nodeId: string
}

/** StopExecution. */
export interface Termination {
  readonly action: 'terminate'
  readonly execution: Execution
}

/** ExecuteWorkflow. */
export interface Run {
  readonly action: 'run'
  readonly workflow: Workflow
  /** All of the workflow's that AOM keeps, newest first. */
  readonly executions: readonly ExecutionSummary[]
}

/** UpdateWorkflowTriggerStatus. */
export interface ScheduleChange {
  readonly action: ScheduleAction
  readonly workflow: Workflow
}

/** What an operation is asked of; one of each kind may be open at a time. */
export type SubjectKind = 'node' | 'execution' | 'workflow' | 'schedule'

const kinds: Record<Action, SubjectKind> = {
  retry: 'node',
  skip: 'node',
  continue: 'node',
  terminate: 'execution',
  run: 'workflow',
  enable: 'schedule',
  disable: 'schedule',
}

export const isAction = (word: string): word is Action => Object.hasOwn(kinds, word)

export const subjectKindOf = (action: Action): SubjectKind => kinds[action]

interface SubjectIds {
  readonly action: Action
  readonly workflowId: string
  readonly executionId?: string | undefined
  readonly nodeId?: string | undefined
}

/** Equal for operations that must not be open at once; also for a record, which carries the same ids. */
export function subjectKey({ action, workflowId, executionId = '', nodeId = '' }: SubjectIds): string {
  switch (subjectKindOf(action)) {
    case 'node':
      return [workflowId, executionId, nodeId].join(':')
    case 'execution':
      return [workflowId, executionId].join(':')
    case 'workflow':
      return `${workflowId}:run`
    case 'schedule':
      return `${workflowId}:schedule`
  }
}

/** The ids that an operation's calls and records carry. */
export function idsOf(operation: Operation) {
  switch (operation.action) {
    case 'terminate':
      return refOf(operation.execution)
    case 'run':
    case 'enable':
    case 'disable':
      return { workflowId: operation.workflow.id }
    default:
      return { ...refOf(operation.execution), nodeId: operation.nodeId }
  }
}

const refOf = ({ workflowId, executionId }: Execution) => ({ workflowId, executionId })

/** What an operator calls the subject: the node's name, else the workflow's. */
export function subjectName(operation: Operation, workflowName: string): string {
  if (!('nodeId' in operation)) return workflowName
  return findNode(operation.execution, operation.nodeId)?.name ?? operation.nodeId
}

/** The one table: what AOM reported → whether this may be asked of it. */
export function judge(operation: Operation): Verdict {
  switch (operation.action) {
    case 'terminate':
      return judgeTermination(operation.execution)
    case 'run':
      return judgeRun(operation.executions)
    case 'enable':
    case 'disable':
      return judgeSchedule(operation.action, operation.workflow)
    default: {
      const node = findNode(operation.execution, operation.nodeId)
      return node ? judgeNode(operation.action, operation.execution, node) : refuse('nodeNotStarted')
    }
  }
}

const terminationVerdicts: Record<State, Verdict> = {
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
  return terminationVerdicts[state]
}

/** Not over: a second execution beside it is something that AOM's documents say nothing about. */
export const isActive = ({ state }: { readonly state: State }): boolean =>
  isMoving(state) || state === 'paused' || state === 'awaitingApproval'

function judgeRun(executions: readonly ExecutionSummary[]): Verdict {
  if (executions.some(({ status }) => isActive(status))) return warn('executionActive')
  return executions[0]?.status.state === 'unknown' ? warn('newestUnknown') : allow
}

function judgeSchedule(action: ScheduleAction, { type, trigger }: Workflow): Verdict {
  if (type !== 'cron' && (type !== undefined || trigger === undefined)) return refuse('notScheduled')
  if (type !== 'cron' || trigger === undefined || trigger.kind === 'unknown') return warn('unknownSchedule')
  if (action === 'enable') return trigger.kind === 'enabled' ? refuse('scheduleIsOn') : allow
  return trigger.kind === 'disabled' ? refuse('scheduleIsOff') : allow
}

/** What may be asked of the same subject on the same knowledge. */
export function possibleOn(operation: Operation): Operation[] {
  return alternatives(operation).filter((other) => judge(other).allowed)
}

function alternatives(operation: Operation): Operation[] {
  switch (operation.action) {
    case 'terminate':
    case 'run':
      return [operation]
    case 'enable':
    case 'disable':
      return scheduleActions.map((action) => ({ ...operation, action }))
    default:
      return nodeActions.map((action) => ({ ...operation, action }))
  }
}
