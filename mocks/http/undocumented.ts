import { ok, type Reply } from '../reply'
import type { OperationName } from '../wire'
import type { World } from '../world'
import { internalError, notThere, paramError, wrongState } from './refusals'

// Answers for which AOM's documents have no word, or another than one would think: each by a named switch of `Behaviour`.

/** Nothing of this id is there. */
export function unknownId({ behaviour }: World, operation: OperationName): Reply {
  switch (operation) {
    case 'ListWorkflow':
      return ok({ elements: [], total_elements: 0 })
    case 'ListWorkflowExecutions':
      return behaviour.unknownWorkflow === 'documented'
        ? internalError(operation)
        : notThere(operation, 'workflow')
    case 'SearchWorkflowExecutionDetail':
      return behaviour.unknownExecution === 'documented'
        ? paramError(operation)
        : notThere(operation, 'Execution')
    case 'StartPausingWorkflowExecutions':
      return refusedOperation(behaviour, notThere(operation, 'Execution'))
    case 'UpdateWorkflowTriggerStatus':
      return paramError(operation)
    case 'ExecuteWorkflow':
      return notThere(operation, 'workflow')
    case 'StopExecution':
      return notThere(operation, 'Execution')
  }
}

/** An operation that AOM does not take: its documents know 500 only; `inferred` is what the other calls would say. */
export const refusedOperation = ({ refusedOperation: kind }: World['behaviour'], inferred: Reply): Reply =>
  kind === 'documented' ? internalError('StartPausingWorkflowExecutions') : inferred

/** A second execution of a busy workflow; undefined where AOM begins it. */
export const busyWorkflow = ({ busyWorkflow: kind }: World['behaviour']): Reply | undefined =>
  kind === 'refused' ? wrongState('ExecuteWorkflow') : undefined
