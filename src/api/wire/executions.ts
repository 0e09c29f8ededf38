import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import type { Execution, ExecutionRef, ExecutionSummary, NodeStatus } from '#domain/execution/execution'
import { FailureError } from '#domain/failure/failure'
import type { Tag, Trigger, Workflow, WorkflowPage } from '#domain/execution/workflow'
import { anything, bool, isRecord, list, readEach, readEachInSlices, text, time, uniqueBy } from './fields'
import { joinNodes, readDefinitions, readResult, type NodeResult } from './node'
import { redact } from './redact'
import { readStatus } from './status'

const contract = (field: string): FailureError => new FailureError({ kind: 'contract', field })

/** Workflow: list element of ListWorkflow, and `workflow_snapshot` of SearchWorkflowExecutionDetail. */
const workflowSchema = v.object({
  id: text,
  workflow_id: text,
  name: text,
  description: text,
  type: text,
  task_type: text,
  tags: anything,
  status: text,
  create_by: text,
  created_by: text,
  last_execute_by: text,
  create_time: time,
  update_time: time,
  edit_time: time,
  last_execution_id: text,
  last_execution_start_time: time,
  last_execution_end_time: time,
  trigger_status: text,
  is_delete: bool,
  nodes: anything,
})

function readWorkflow(wire: unknown): Workflow | undefined {
  const result = v.safeParse(workflowSchema, wire)
  if (!result.success) return undefined
  const workflow = result.output
  const id = workflow.id ?? workflow.workflow_id
  if (id === undefined) return undefined
  const { definitions } = readDefinitions(workflow.nodes)
  const lastExecution =
    workflow.last_execution_id === undefined
      ? undefined
      : {
          executionId: workflow.last_execution_id,
          ...omitUndefined({
            beganAt: workflow.last_execution_start_time,
            endedAt: workflow.last_execution_end_time,
          }),
        }
  return {
    id,
    name: workflow.name ?? id,
    tags: readTags(workflow.tags),
    // A workflow that never ran has no status to report.
    status:
      workflow.status === undefined && lastExecution === undefined
        ? { state: 'notStarted', raw: '' }
        : readStatus(workflow.status),
    nodes: definitions.map(({ node }) => node),
    ...omitUndefined({
      description: workflow.description,
      type: workflow.type,
      taskType: workflow.task_type,
      createdBy: workflow.create_by ?? workflow.created_by,
      lastExecutedBy: workflow.last_execute_by,
      createdAt: workflow.create_time,
      updatedAt: workflow.update_time,
      editedAt: workflow.edit_time,
      lastExecution,
      trigger: readTrigger(workflow.trigger_status),
    }),
  }
}

/** Documented as an object of texts; a value that is none is shown as it came. */
function readTags(wire: unknown): Tag[] {
  if (!isRecord(wire)) return []
  return Object.entries(wire).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : (JSON.stringify(redact(value)) ?? ''),
  }))
}

/** Only `active` is documented; the word for "off" is not, so it is shown as it came. */
function readTrigger(raw: string | undefined): Trigger | undefined {
  if (raw === undefined) return undefined
  if (raw === 'active') return { kind: 'enabled' }
  return { kind: 'unknown', raw }
}

/** ListWorkflow: `{elements, total_elements}`. */
export async function readWorkflowPage(body: unknown): Promise<WorkflowPage> {
  const elements = elementsOf(body)
  if (!elements) throw contract('elements')
  const kept = elements.filter((element) => !(isRecord(element) && element['is_delete'] === true))
  const { items, unreadable } = await readEachInSlices(kept, readWorkflow)
  const total = isRecord(body) ? readTotal(body['total_elements']) : undefined
  // A total below what one page holds says nothing of the others.
  const isPossible = total !== undefined && total >= items.length
  return { workflows: items, unreadable, count: elements.length, ...(isPossible && { total }) }
}

function elementsOf(body: unknown): readonly unknown[] | undefined {
  const elements = isRecord(body) ? body['elements'] : body
  return Array.isArray(elements) ? elements : undefined
}

/** The documented maximum. */
const mostElements = 99_999_999

/** A whole number as AOM documents it, also as text; anything else says nothing. */
function readTotal(wire: unknown): number | undefined {
  const total = typeof wire === 'string' && wire.trim() !== '' ? Number(wire) : wire
  return typeof total === 'number' && Number.isInteger(total) && total >= 0 && total <= mostElements
    ? total
    : undefined
}

const summarySchema = v.object({
  execution_id: text,
  status: text,
  begin_time: time,
  end_time: time,
  created_by: text,
  create_by: text,
  execution_result_list: list,
})

/** ListWorkflowExecutions: a bare array, order undocumented; newest first here. */
export function readExecutionList(body: unknown, workflowId: string) {
  const elements = isRecord(body) ? body['elements'] : body
  if (!Array.isArray(elements)) throw contract('(body)')
  const { items, unreadable } = readEach(elements, (wire) => readSummary(wire, workflowId))
  const unique = uniqueBy(items, ({ executionId }) => executionId)
  return {
    executions: unique.toSorted((a, b) => (b.beganAt ?? 0) - (a.beganAt ?? 0)),
    unreadable: unreadable + items.length - unique.length,
  }
}

function readSummary(wire: unknown, workflowId: string): ExecutionSummary | undefined {
  const result = v.safeParse(summarySchema, wire)
  if (!result.success || result.output.execution_id === undefined) return undefined
  const summary = result.output
  const results = readEach(summary.execution_result_list ?? [], readResult).items
  return {
    workflowId,
    executionId: result.output.execution_id,
    status: readStatus(summary.status),
    nodes: lastOfEach(results),
    ...omitUndefined({
      beganAt: summary.begin_time,
      endedAt: summary.end_time,
      createdBy: summary.created_by ?? summary.create_by,
    }),
  }
}

/** Several results of one node are its attempts: the last one tells how it stands. */
function lastOfEach(results: readonly NodeResult[]): NodeStatus[] {
  const byId = new Map(results.map(({ nodeId, attempt }) => [nodeId, attempt]))
  return [...byId].map(([nodeId, { status, beganAt, endedAt }]) => ({
    nodeId,
    status,
    ...omitUndefined({ beganAt, endedAt }),
  }))
}

const detailSchema = v.object({
  status: text,
  begin_time: time,
  end_time: time,
  last_update_time: time,
  created_by: text,
  create_by: text,
  approve_user_name_list: list,
  execution_result_list: anything,
  workflow_edit_time: time,
  workflowEditTime: time,
  workflow_snapshot: anything,
})

/** SearchWorkflowExecutionDetail. `workflow_snapshot` is undocumented, though every example carries it. */
export function readExecution(body: unknown, ref: ExecutionRef): Execution {
  const result = v.safeParse(detailSchema, body)
  if (!result.success) throw contract('(body)')
  const detail = result.output
  if (detail.status === undefined && detail.execution_result_list === undefined) throw contract('status')
  const snapshot = isRecord(detail.workflow_snapshot) ? detail.workflow_snapshot : undefined
  const { definitions, unreadable } = readDefinitions(snapshot?.['nodes'])
  const workflow = snapshot && readWorkflow({ ...snapshot, nodes: undefined })
  const isList = Array.isArray(detail.execution_result_list)
  const results = readEach(isList ? (detail.execution_result_list as unknown[]) : [], readResult)
  const isOddList =
    !isList && detail.execution_result_list !== undefined && detail.execution_result_list !== null
  return {
    ...ref,
    status: readStatus(detail.status),
    approvers: (detail.approve_user_name_list ?? []).filter((item) => typeof item === 'string'),
    nodes: joinNodes(definitions, results.items),
    nodesFrom: definitions.length > 0 ? 'snapshot' : 'results',
    unreadable: unreadable + results.unreadable + (isOddList ? 1 : 0),
    ...omitUndefined({
      beganAt: detail.begin_time,
      endedAt: detail.end_time,
      updatedAt: detail.last_update_time,
      workflowName: snapshot && typeof snapshot['name'] === 'string' ? snapshot['name'].trim() : undefined,
      startedBy: detail.created_by ?? detail.create_by ?? workflow?.lastExecutedBy,
      definitionEditedAt: detail.workflow_edit_time ?? detail.workflowEditTime ?? workflow?.editedAt,
    }),
  }
}
