// AOM's JSON as its documents describe it (`aom-api.md` §1). Only what the mocked world says; nothing of `src` is used here.

/** One host or workload that a node acted on; its fields depend on the task. Numbers are strings. */
export type WireTarget = Record<string, unknown>

/** `output` of a result: targets in four arrays. */
export interface WireOutput {
  success: WireTarget[]
  fail: WireTarget[]
  in_execution: WireTarget[]
  not_performed: WireTarget[]
}

export interface WireNode {
  id: string
  name: string
  category: string
  description: string
  ignore_error: boolean
  task_name: string
  /** The *name* of the parent node; absent in every documented sample. */
  parent_node?: string
  metadata: { type: string; configuration?: Record<string, unknown> }
}

/** An element of ListWorkflow's answer, and `workflow_snapshot`. Times are epoch ms; 0 is "unset". */
export interface WireWorkflow {
  id: string
  name: string
  description: string
  type: string
  status: string
  task_type: string
  template_id: string
  template_name: string
  create_time: number
  update_time: number
  edit_time: number
  create_by: string
  update_by: string
  last_execute_by: string
  last_execution_id: string
  last_execution_start_time: number
  last_execution_end_time: number
  tags: Record<string, string>
  nodes: WireNode[]
  steps: unknown[]
  input: Record<string, Record<string, unknown>>
  trigger_id?: string
  trigger_status?: string
  template_i18n?: Record<string, { name: string; description: string }>
  enterprise_project_id: string
  project_id: string
  is_delete: boolean
}

export interface WireResult {
  node_id: string
  status: string
  begin_time: number
  end_time: number
  function_execution_id: string
  output?: WireOutput
}

/** An element of ListWorkflowExecutions' bare array, in the spellings of its example body. */
export interface WireExecutionBrief {
  workflow_id: string
  execution_id: string
  project_id: string
  status: string
  begin_time: number
  end_time: number
  create_by: string
  workflowEditTime: number
  approve_user_name_list: string[]
  execution_result_list: WireResult[]
}

/** SearchWorkflowExecutionDetail's answer. */
export interface WireExecutionDetails {
  workflow_id: string
  execution_id: string
  project_id: string
  status: string
  begin_time: number
  end_time: number
  last_update_time: number
  workflow_edit_time: number
  approve_user_name_list: string[]
  last_record_id_with_snapshot: string
  execution_result_list: WireResult[]
  workflow_snapshot: WireWorkflow
}

export type OperationAction = 'restart' | 'skip' | 'continue'

/** The operations that the mock answers, by the name AOM's SDK gives them. */
export type OperationName =
  | 'ListWorkflow'
  | 'ListWorkflowExecutions'
  | 'SearchWorkflowExecutionDetail'
  | 'StartPausingWorkflowExecutions'
  | 'StopExecution'
  | 'ExecuteWorkflow'
  | 'UpdateWorkflowTriggerStatus'
