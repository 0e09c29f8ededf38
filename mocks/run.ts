import { between, share } from './seed'
import type { AttemptPlan, Behaviour, NodePlan, RunPlan } from './plan'
import type { OperationAction } from './wire'

/** One node's entry in an execution. */
export interface Result {
  node: NodePlan
  status: string
  beginTime: number
  endTime: number
  /** How many attempts came before. */
  tries: number
  attempt: AttemptPlan
  durationMs: number
  /** The operation that began or ended it, and when it took effect; absent where the run itself did. */
  operated?: { action: OperationAction; at: number }
}

/** One execution of a workflow, as the world keeps it. Times are epoch ms; 0 is unset. */
export interface Run {
  plan: RunPlan
  nodes: readonly NodePlan[]
  parents: Parents
  status: string
  /** What `Workflow.status` says while this is the latest run. */
  taskStatus: string
  beginTime: number
  endTime: number
  lastUpdate: number
  editTime: number
  results: Result[]
  /** The newest result by node id. */
  latest: Map<string, Result>
  tries: Map<string, number>
  /** Operations that were accepted and have yet to take effect. */
  pending: { nodeId: string; action: OperationAction }[]
}

export type Schedule = (event: {
  at: number
  runId: string
  nodeId: string
  beginTime: number
  tries: number
}) => void

type Parents = ReadonlyMap<string, string | undefined>
const known = new WeakMap<readonly NodePlan[], Parents>()

/** The parent of each node: by name, else by id; where nobody names one, the node before it in the list. */
export function findParents(nodes: readonly NodePlan[]): Parents {
  const parents = known.get(nodes) ?? resolveParents(nodes)
  known.set(nodes, parents)
  return parents
}

function resolveParents(nodes: readonly NodePlan[]): Parents {
  const wires = nodes.map((node) => node.wire)
  const chain = wires.every((wire) => !wire.parent_node)
  return new Map(
    wires.map((wire, index) => {
      if (chain) return [wire.id, wires[index - 1]?.id]
      const parent =
        wires.find((other) => other.name === wire.parent_node) ??
        wires.find((other) => other.id === wire.parent_node)
      return [wire.id, parent === wire ? undefined : parent?.id]
    }),
  )
}

const passed = (status: string | undefined) =>
  status === 'success' || status === 'skipped' || status === 'skip'
const failed = (status: string) => status === 'fail' || status === 'timeout'
export const isPause = (node: NodePlan) => node.wire.category === 'pause'

/** Starts what can start and says where the run stands. `Schedule` is asked for each node's end. */
export function settle(run: Run, at: number, behaviour: Behaviour, schedule: Schedule): void {
  run.lastUpdate = at
  let current = [...run.latest.values()]
  const stopped = current.filter((result) => failed(result.status))
  if (stopped.length === 0) {
    for (const node of run.nodes) {
      const parent = run.parents.get(node.wire.id)
      const ready = parent === undefined || passed(run.latest.get(parent)?.status)
      if (ready && !run.latest.has(node.wire.id)) begin(run, node, at, behaviour, schedule)
    }
    current = [...run.latest.values()]
  }
  const running = current.some((result) => result.status === 'running')
  const pausing = current.some((result) => result.status === 'pausing')
  if (stopped.length > 0) {
    run.status = stopped.some((result) => result.status === 'timeout') ? 'timeout' : 'fail'
    run.taskStatus = 'fail'
    run.endTime = at
  } else if (running || pausing) {
    run.status = pausing ? behaviour.pausedExecutionStatus : 'running'
    run.taskStatus = pausing ? 'pausing' : 'executing'
    run.endTime = 0
  } else {
    const ignored = current.some((result) => result.status === 'success' && result.attempt.failed?.length)
    run.status = ignored ? 'fail' : 'success'
    run.taskStatus = run.status
    run.endTime = at
  }
}

/** A node begins, for the first time or again. */
function begin(run: Run, node: NodePlan, at: number, behaviour: Behaviour, schedule: Schedule): Result {
  const id = node.wire.id
  const tries = run.tries.get(id) ?? 0
  run.tries.set(id, tries + 1)
  const attempts = run.plan.attempts?.[id] ?? []
  const attempt = attempts[Math.min(tries, attempts.length - 1)] ?? { outcome: 'success' }
  const durationMs = Math.round(node.seconds * 1000 * (0.75 + share(run.plan.id, id, tries) / 2))
  const result: Result = {
    node,
    status: isPause(node) ? 'pausing' : 'running',
    beginTime: at,
    endTime: 0,
    tries,
    attempt,
    durationMs,
  }
  const before = run.latest.get(id)
  if (before && behaviour.retryEntries === 'one') run.results[run.results.indexOf(before)] = result
  else run.results.push(result)
  run.latest.set(id, result)
  if (!isPause(node)) schedule({ at: at + durationMs, runId: run.plan.id, nodeId: id, beginTime: at, tries })
  return result
}

/** A running node's time is over. An end that belongs to an earlier attempt is ignored. */
export function end(
  run: Run,
  { nodeId, beginTime, tries, at }: { nodeId: string; beginTime: number; tries: number; at: number },
): boolean {
  const result = run.latest.get(nodeId)
  const isOver = !result || result.status !== 'running'
  if (isOver || result.beginTime !== beginTime || result.tries !== tries) return false
  const { attempt, node } = result
  const ignored = attempt.outcome === 'fail' && node.wire.ignore_error
  result.status = ignored ? 'success' : attempt.outcome
  result.endTime = at
  return true
}

/** Whether AOM would take the operation now: restart and skip on a failed or timed-out node, continue on a waiting pause node. */
export function isLegal(run: Run, nodeId: string, action: OperationAction): boolean {
  const result = run.latest.get(nodeId)
  if (!result || run.taskStatus === 'cancel' || run.taskStatus === 'canceling') return false
  if (action === 'continue') return isPause(result.node) && result.status === 'pausing'
  return failed(result.status)
}

/** Whether the same operation was accepted before: it has yet to take effect, or the attempt that it began still runs. */
export function isRepeated(run: Run, nodeId: string, action: OperationAction): boolean {
  const isPending = run.pending.some((earlier) => earlier.nodeId === nodeId && earlier.action === action)
  const result = run.latest.get(nodeId)
  const runsAgain = action === 'restart' && result?.status === 'running' && result.operated?.action === action
  return run.taskStatus !== 'canceling' && (isPending || runsAgain)
}

/**
 * The effect of an operation; nothing if it is no longer legal. One that was accepted at `acceptedAt` takes effect also
 * where the same operation came before it meanwhile: a second run.
 */
export function apply(
  run: Run,
  { nodeId, action, at, acceptedAt }: Act,
  behaviour: Behaviour,
  schedule: Schedule,
): void {
  const result = run.latest.get(nodeId)
  if (!result) return
  const isSecond = acceptedAt !== undefined && wasOperated(run, result, action, acceptedAt)
  if (!isSecond && !isLegal(run, nodeId, action)) return
  const operated = { action, at }
  if (action === 'restart') {
    begin(run, result.node, at, behaviour, schedule).operated = operated
  } else {
    result.status = action === 'skip' ? behaviour.skippedStatus : 'success'
    result.endTime = at
    result.operated = operated
    if (isSecond) beginNextAgain(run, nodeId, at, behaviour, schedule)
  }
  settle(run, at, behaviour, schedule)
}

interface Act {
  nodeId: string
  action: OperationAction
  at: number
  /** When AOM took it, if it was a call; what a scenario's operators did in the past happens once. */
  acceptedAt?: number
}

/** Whether the same operation has taken effect since `acceptedAt`, or began the attempt that runs. */
function wasOperated(run: Run, result: Result, action: OperationAction, acceptedAt: number): boolean {
  const { operated, status } = result
  if (operated?.action !== action || run.taskStatus === 'cancel' || run.taskStatus === 'canceling')
    return false
  return action === 'restart' ? status === 'running' : operated.at >= acceptedAt
}

/** Left twice, a node starts twice what follows it. */
function beginNextAgain(
  run: Run,
  nodeId: string,
  at: number,
  behaviour: Behaviour,
  schedule: Schedule,
): void {
  for (const next of run.nodes) {
    const status = run.parents.get(next.wire.id) === nodeId && run.latest.get(next.wire.id)?.status
    if (status === 'running' || status === 'pausing') begin(run, next, at, behaviour, schedule)
  }
}

/** Whether the run can be terminated: it runs, is paused or waits. */
export function isActive(run: Run): boolean {
  return ['executing', 'pausing', 'waitApproval', 'waitExecute'].includes(run.taskStatus)
}

export function cancel(run: Run, at: number): void {
  for (const result of run.results) {
    if (result.status !== 'running' && result.status !== 'pausing') continue
    result.status = 'cancel'
    result.endTime = at
  }
  run.status = 'cancel'
  run.taskStatus = 'cancel'
  run.endTime = at
  run.lastUpdate = at
}

export function effectDelay(behaviour: Behaviour, ...seed: (string | number)[]): number {
  return between(behaviour.effectMs[0], behaviour.effectMs[1], 'effect', ...seed)
}
