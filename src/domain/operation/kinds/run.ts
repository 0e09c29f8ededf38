import type { ExecutionSummary } from '#domain/execution/execution'
import { isMoving, sameStatus, type State, type Status } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'
import type { ActionOf } from '#domain/operation/action'
import { type Change, type KindRules, allow, warn, type Verdict } from '#domain/operation/kind'
import type { Sent } from '#domain/operation/record'

/* ExecuteWorkflow, asked of a workflow. */

export interface Run {
  readonly action: ActionOf<'run'>
  readonly workflow: Workflow
  /** All of the workflow's that AOM keeps, newest first. */
  readonly executions: readonly ExecutionSummary[]
}

/** How the workflow's executions stood; times are epoch milliseconds, undefined where AOM did not say. */
interface RunBaseline {
  /** The newest execution by begin time, and how it stood. */
  readonly newest?: { readonly executionId: string; readonly beganAt?: number; readonly status: Status }
  /** Those that no begin time tells apart from a later one: without any, or the newest one's own (it may be in seconds). */
  readonly known: readonly string[]
  readonly editedAt?: number
}

export interface RunRecord extends Sent {
  readonly action: ActionOf<'run'>
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

export const run: KindRules<Run, RunRecord> = {
  ownState: 'execution',
  shownBy: 'executions',
  idsOf: ({ workflow }) => ({ workflowId: workflow.id }),
  subjectKey: ({ workflowId }) => `${workflowId}:run`,
  judge: ({ executions }) => judgeRun(executions),
  changes: (shown, now) =>
    runChanges(
      runBaseline(shown.executions, shown.workflow.editedAt),
      runBaseline(now.executions, now.workflow.editedAt),
      now.executions,
    ),
  applyRead: (record, seen, readAt) =>
    seen.kind === 'executions' && seen.workflowId === record.workflowId
      ? applyExecutions(record, seen.executions, readAt)
      : record,
  // The journal's row of a run names no execution: there was none yet.
  factsOf: () => ({ before: {} }),
}

/** Not over: a second execution beside it is something that AOM's documents say nothing about. */
export const isActive = ({ state }: { readonly state: State }): boolean =>
  isMoving(state) || state === 'paused' || state === 'awaitingApproval'

function judgeRun(executions: readonly ExecutionSummary[]): Verdict {
  if (executions.some(({ status }) => isActive(status))) return warn('executionActive')
  return executions[0]?.status.state === 'unknown' ? warn('newestUnknown') : allow
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
    ...(editedAt !== undefined && { editedAt }),
  }
}

/** The newest execution that was not there at the baseline. */
function newerExecution(
  { newest, known }: RunBaseline,
  executions: readonly ExecutionSummary[],
): ExecutionSummary | undefined {
  return executions.find(({ executionId, beganAt }) => {
    if (known.includes(executionId)) return false
    return beganAt === undefined || beganAt >= (newest?.beganAt ?? 0)
  })
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

function applyExecutions(
  record: RunRecord,
  executions: readonly ExecutionSummary[],
  readAt: number,
): RunRecord {
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
