import type { ExecutionRef } from '#domain/execution/execution'
import { encode } from './http'

/** Of ListWorkflowExecutions and ExecuteWorkflow. */
export const executionsPath = (workflowId: string): string => `/workflow/${encode(workflowId)}/executions`

/** What the calls of one execution begin with. */
export const executionPath = (ref: ExecutionRef): string =>
  `${executionsPath(ref.workflowId)}/${encode(ref.executionId)}`
