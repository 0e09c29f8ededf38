import { uuid } from './seed'
import { isPause, type Result, type Run } from './run'
import type { Behaviour, WorkflowPlan } from './plan'
import type {
  WireExecutionBrief,
  WireExecutionDetails,
  WireOutput,
  WireResult,
  WireTarget,
  WireWorkflow,
} from './wire'

/** A workflow as the world keeps it: its plan, and what changes. Times are epoch ms. */
export interface Task {
  plan: WorkflowPlan
  createTime: number
  editTimes: readonly number[]
  updateTime: number
  triggerStatus: string | undefined
  runs: Run[]
  /** Grows with every change, so that an unchanged one need not be told anew. */
  version: number
}

export const lastEdit = (task: Task, at: number) => task.editTimes.findLast((time) => time <= at) ?? 0

/** An element of ListWorkflow's answer at time `at`. */
export function presentWorkflow(task: Task, at: number, behaviour: Behaviour): WireWorkflow {
  const { plan } = task
  const run = task.runs.at(-1)
  return {
    id: plan.id,
    name: plan.name,
    description: plan.description,
    type: plan.type,
    status: run?.taskStatus ?? 'waitExecute',
    task_type: plan.taskType,
    template_id: plan.templateId,
    template_name: plan.templateId,
    create_time: task.createTime,
    update_time: task.updateTime,
    edit_time: lastEdit(task, at),
    create_by: plan.createdBy,
    update_by: plan.createdBy,
    last_execute_by: run?.plan.by ?? '',
    last_execution_id: run?.plan.id ?? '',
    last_execution_start_time: run?.beginTime ?? 0,
    last_execution_end_time: run?.endTime ?? 0,
    tags: plan.tags,
    nodes: plan.nodes.map((node) => node.wire),
    steps: [],
    input: plan.input,
    ...(task.triggerStatus && { trigger_id: uuid('trigger', plan.id), trigger_status: task.triggerStatus }),
    ...(plan.i18n && { template_i18n: plan.i18n }),
    enterprise_project_id: '0',
    project_id: behaviour.projectId,
    is_delete: false,
  }
}

/** An element of ListWorkflowExecutions' answer. */
export function presentBrief(task: Task, run: Run, at: number, behaviour: Behaviour): WireExecutionBrief {
  return {
    workflow_id: task.plan.id,
    execution_id: run.plan.id,
    project_id: behaviour.projectId,
    status: run.status,
    begin_time: run.beginTime,
    end_time: run.endTime,
    create_by: run.plan.by,
    workflowEditTime: run.editTime,
    approve_user_name_list: approvers(run),
    execution_result_list: run.results.map((result) => presentResult(run, result, at)),
  }
}

/** SearchWorkflowExecutionDetail's answer. */
export function presentDetails(task: Task, run: Run, at: number, behaviour: Behaviour): WireExecutionDetails {
  return {
    workflow_id: task.plan.id,
    execution_id: run.plan.id,
    project_id: behaviour.projectId,
    status: run.status,
    begin_time: run.beginTime,
    end_time: run.endTime,
    last_update_time: run.lastUpdate,
    workflow_edit_time: run.editTime,
    approve_user_name_list: approvers(run),
    last_record_id_with_snapshot: run.plan.id,
    execution_result_list: run.results.map((result) => presentResult(run, result, at)),
    // The snapshot is the workflow when the run began: always `executing`, never with an end.
    workflow_snapshot: {
      ...presentWorkflow(task, run.beginTime, behaviour),
      status: 'executing',
      edit_time: run.editTime,
      last_execute_by: run.plan.by,
      last_execution_id: run.plan.id,
      last_execution_start_time: run.beginTime,
      last_execution_end_time: 0,
      nodes: run.nodes.map((node) => node.wire),
    },
  }
}

const approvers = (run: Run) => (run.plan.gate === 'waitApproval' ? ['zhao.min', 'li.na'] : [])

function presentResult(run: Run, result: Result, at: number): WireResult {
  return {
    node_id: result.node.wire.id,
    status: result.status,
    begin_time: result.beginTime,
    end_time: result.endTime,
    function_execution_id: uuid('function', run.plan.id, result.node.wire.id, result.tries),
    // A pause node acts on nobody and has no output.
    ...(!isPause(result.node) && { output: presentOutput(result, at) }),
  }
}

/** Targets take their turns over the node's duration: each runs for a fifth of it, the last one ends with the node. */
export function presentOutput(result: Result, at: number): WireOutput {
  const { node, attempt, durationMs, beginTime } = result
  const output: WireOutput = { success: [], fail: [], in_execution: [], not_performed: [] }
  const until = result.endTime || at
  const last = Math.max(node.targets.length - 1, 1)
  node.targets.forEach((target, index) => {
    const start = beginTime + Math.round((index / last) * 0.8 * durationMs)
    const finish = Math.min(start + Math.round(0.2 * durationMs), beginTime + durationMs)
    const isFailed = attempt.failed?.includes(index) ?? false
    if (attempt.notRun?.includes(index) || until < start) {
      output.not_performed.push(target)
    } else if (until < finish || (attempt.outcome === 'timeout' && isFailed)) {
      output.in_execution.push({ ...target, start_time: String(start) })
    } else if (isFailed) {
      output.fail.push(
        finished(target, start, finish, attempt.exitCode ?? '1', attempt.log ?? 'command failed'),
      )
    } else {
      output.success.push(finished(target, start, finish, '0', node.log))
    }
  })
  return output
}

function finished(
  target: WireTarget,
  start: number,
  finish: number,
  exitCode: string,
  log: string,
): WireTarget {
  const name = [target['name'], target['app']].find((value) => typeof value === 'string') ?? ''
  return {
    ...target,
    code: '0',
    exit_code: exitCode,
    error_msg: '',
    execute_time: String(finish - start),
    start_time: String(start),
    log: log.replaceAll('{host}', name),
  }
}
