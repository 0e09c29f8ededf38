import type { Command } from './command'
import type { EventQueue } from './eventQueue'
import type { ActPlan, Behaviour, RunPlan, Scenario } from './plan'
import { runId } from './scenarios/identity'
import { lastEdit, type Task } from './present'
import { apply, cancel, end, findParents, isActive, settle, type Run, type Schedule } from './run'

type Event = { at: number } & (
  | { kind: 'begin'; plan: RunPlan }
  | { kind: 'end'; runId: string; nodeId: string; beginTime: number; tries: number }
  | { kind: 'act'; runId: string; nodeId: string; action: ActPlan['action']; acceptedAt?: number }
  | { kind: 'canceled'; runId: string }
  | { kind: 'fire'; workflowId: string; everyMs: number }
)

/** All that has happened and will: tasks, runs and the events to come. */
export interface History {
  tasks: Map<string, Task>
  runs: Map<string, Run>
  /** Lets everything happen that is due at `time`. */
  advance(time: number): void
  perform(command: Command): void
  nextExecutionId(workflowId: string): string
}

/** World ms from an accepted termination until it is done. */
const CANCEL_MS = 4000

/** The scenario from before its first run on: `advance` lives through it, and the past follows the same rules as the present. */
export function createPast(
  scenario: Scenario,
  start: number,
  behaviour: Behaviour,
  queue: EventQueue<Event>,
): History {
  const tasks = new Map<string, Task>()
  const runs = new Map<string, Run>()
  const readCounts = new Map<string, number>()
  const schedule: Schedule = (event) => queue.add({ kind: 'end', ...event })

  for (const plan of scenario.workflows) {
    tasks.set(plan.id, {
      plan,
      createTime: start + plan.createdAt,
      editTimes: plan.edits.map((edit) => start + edit),
      updateTime: start + (plan.edits.findLast((edit) => edit <= 0) ?? plan.createdAt),
      triggerStatus: plan.triggerStatus,
      runs: [],
      version: 0,
    })
  }
  for (const plan of scenario.runs) queue.add({ kind: 'begin', at: start + plan.at, plan })
  for (const { workflowId, firstAt, everyMs } of scenario.schedules ?? []) {
    queue.add({ kind: 'fire', at: start + firstAt, workflowId, everyMs })
  }

  const nextExecutionId = (workflowId: string) => {
    let count = tasks.get(workflowId)?.runs.length ?? 0
    let id = ''
    do id = runId(workflowId, ++count)
    while (runs.has(id))
    return id
  }
  const touch = (run: Run, at: number) => {
    const task = tasks.get(run.plan.workflowId)
    if (!task) return
    task.updateTime = Math.max(task.updateTime, at)
    task.version++
  }

  const beginRun = (plan: RunPlan, at: number) => {
    const task = tasks.get(plan.workflowId)
    if (!task) throw new Error(`The run ${plan.id} names an unknown workflow ${plan.workflowId}.`)
    const nodes = plan.nodes ?? task.plan.nodes
    const run: Run = {
      plan,
      nodes,
      parents: findParents(nodes),
      status: 'running',
      taskStatus: 'executing',
      beginTime: at,
      endTime: 0,
      lastUpdate: at,
      editTime: lastEdit(task, at),
      results: [],
      latest: new Map(),
      tries: new Map(),
      pending: [],
    }
    task.runs.push(run)
    runs.set(plan.id, run)
    if (plan.gate) {
      run.taskStatus = plan.gate
      run.status = behaviour.waitingExecutionStatus === 'same' ? plan.gate : behaviour.waitingExecutionStatus
      if (plan.gate === 'approvalFailed') run.endTime = at
    } else {
      settle(run, at, behaviour, schedule)
    }
    for (const act of plan.acts ?? []) {
      queue.add({
        kind: 'act',
        at: start + act.at,
        runId: plan.id,
        nodeId: act.nodeId ?? '',
        action: act.action,
      })
    }
    touch(run, at)
  }
  const terminate = (run: Run, at: number) => {
    if (!isActive(run)) return
    run.taskStatus = 'canceling'
    const { cancelingExecutionStatus: status } = behaviour
    if (status !== 'kept') run.status = status
    queue.add({ kind: 'canceled', at: at + CANCEL_MS, runId: run.plan.id })
  }

  const happen = (event: Event) => {
    if (event.kind === 'begin') return beginRun(event.plan, event.at)
    if (event.kind === 'fire') {
      const { workflowId, everyMs, at } = event
      const task = tasks.get(workflowId)
      const busy = task?.runs.some(isActive)
      if (task && !busy && task.triggerStatus === 'active') {
        beginRun({ id: nextExecutionId(workflowId), workflowId, at: at - start, by: task.plan.createdBy }, at)
      }
      return queue.add({ ...event, at: at + everyMs })
    }
    const run = runs.get(event.runId)
    if (!run) return
    if (event.kind === 'end') {
      if (!end(run, event)) return
      if (run.taskStatus !== 'canceling') settle(run, event.at, behaviour, schedule)
    } else if (event.kind === 'canceled') {
      cancel(run, event.at)
    } else if (event.action === 'terminate') {
      terminate(run, event.at)
    } else {
      const { nodeId, action } = event
      if (event.acceptedAt !== undefined) forget(run, nodeId, action)
      apply(run, { ...event, action }, behaviour, schedule)
    }
    touch(run, event.at)
  }
  const forget = (run: Run, nodeId: string, action: ActPlan['action']) => {
    const index = run.pending.findIndex((item) => item.nodeId === nodeId && item.action === action)
    run.pending.splice(index, index < 0 ? 0 : 1)
  }

  const advance = (time: number) => {
    for (let event = queue.takeDue(time); event; event = queue.takeDue(time)) happen(event)
  }

  const countRead = (executionId: string, at: number) => {
    const count = (readCounts.get(executionId) ?? 0) + 1
    readCounts.set(executionId, count)
    const other = behaviour.otherOperator
    const run = runs.get(executionId)
    if (!run || !other || other.executionId !== executionId || other.afterReads !== count) return
    apply(run, { ...other, at }, behaviour, schedule)
    touch(run, at)
  }

  const perform = (command: Command) => {
    if (command.kind === 'execute') {
      const { workflowId, executionId, by, at } = command
      return beginRun({ id: executionId, workflowId, at: at - start, by }, at)
    }
    if (command.kind === 'trigger') {
      const task = tasks.get(command.workflowId)
      if (!task) return
      task.triggerStatus = command.status
      task.updateTime = command.at
      task.version++
      return
    }
    if (command.kind === 'read') return countRead(command.executionId, command.at)
    const run = runs.get(command.executionId)
    if (!run) return
    if (command.kind === 'act') {
      const { nodeId, action, at, effectAt } = command
      run.pending.push({ nodeId, action })
      queue.add({ kind: 'act', at: effectAt, runId: command.executionId, nodeId, action, acceptedAt: at })
      return advance(at)
    }
    if (command.kind === 'terminate') {
      terminate(run, command.at)
    } else if (command.kind === 'setRun') {
      run.status = command.status
      run.taskStatus = command.taskStatus ?? run.taskStatus
    } else if (command.kind === 'setNode') {
      const result = run.latest.get(command.nodeId)
      if (!result) throw new Error(`The node ${command.nodeId} has no result to edit.`)
      result.status = command.status
      result.beginTime = command.beginTime ?? result.beginTime
    } else {
      run.latest.delete(command.nodeId)
      run.results = run.results.filter((result) => result.node.wire.id !== command.nodeId)
    }
    run.lastUpdate = command.at
    touch(run, command.at)
  }

  return { tasks, runs, advance, perform, nextExecutionId }
}
