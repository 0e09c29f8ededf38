import type { OperationName } from '../wire'

// AOM's own errors, in the shape that its documents show for each operation and status (`aom-api.md` §4.1, §4.2).

/** `schema`: `error_msg`, a number · `message` (†): `error_message`, a string · `text` (‡): `error_msg`, a string. */
type Shape = 'schema' | 'message' | 'text'

const shapeOf = (operation: OperationName, status: number): Shape => {
  if (operation === 'SearchWorkflowExecutionDetail') return 'message'
  if (operation === 'ListWorkflowExecutions') return status === 401 ? 'message' : 'schema'
  return operation === 'StartPausingWorkflowExecutions' ? 'text' : 'schema'
}

/** An error of AOM's own to an operation. */
function refusal(operation: OperationName, status: number, code: string, message: string) {
  const shape = shapeOf(operation, status)
  return {
    status,
    json: {
      error_code: code,
      [shape === 'message' ? 'error_message' : 'error_msg']: message,
      http_code: shape === 'schema' ? status : String(status),
    },
  }
}

const isAboutTasks = (operation: OperationName) =>
  operation === 'ListWorkflow' || operation === 'UpdateWorkflowTriggerStatus'

/** Who asks may not, here. AOM says 401 for a missing permission too. */
export const authFailed = (operation: OperationName) =>
  refusal(operation, 401, isAboutTasks(operation) ? 'AOM.31009003' : 'AOM.31009004', 'auth failed.')

/** The only error besides 401 that every operation documents. */
export const internalError = (operation: OperationName) =>
  refusal(operation, 500, isAboutTasks(operation) ? 'AOM.31001305' : 'AOM.31001405', 'internal error.')

export const paramError = (operation: OperationName, what?: string) =>
  refusal(
    operation,
    400,
    isAboutTasks(operation) ? 'AOM.31001302' : 'AOM.31001403',
    what ? `param error: ${what}.` : 'param error.',
  )

export const notThere = (operation: OperationName, what: 'workflow' | 'Execution') =>
  refusal(operation, 404, 'AOM.31001306', `${what} not exist.`)

export const wrongState = (operation: OperationName) =>
  refusal(operation, 400, 'AOM.31001418', 'The task does not support the current operation.')
