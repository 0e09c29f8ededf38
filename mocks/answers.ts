import { readListQuery, runListQuery } from './listQuery'
import { paramError, wrongState } from './http/refusals'
import { busyWorkflow, refusedOperation, unknownId } from './http/undocumented'
import { ok, type Reply } from './reply'
import type { RecordedRequest } from './recorded'
import { effectDelay } from './run'
import type { OperationAction, OperationName } from './wire'
import type { World } from './world'

/** What an operation is asked about: the ids in its path. */
export interface Ids {
  workflowId: string
  executionId: string
}

type Answer = (world: World, request: RecordedRequest, ids: Ids) => Reply

/** What AOM answers to each operation, and what the world does about it. */
export const answers: Record<OperationName, Answer> = {
  ListWorkflow: (world, request) => {
    const query = readListQuery(request.body, world.behaviour.pageBase)
    if (typeof query === 'string') return paramError('ListWorkflow', query)
    const answer = runListQuery(world.workflows(), query)
    // Broken elements ride on the first page, in the middle of the good ones.
    if (query.page === 0) answer.elements.splice(1, 0, ...(world.strayWorkflows as Record<string, unknown>[]))
    return ok(answer)
  },

  ListWorkflowExecutions: (world, _request, { workflowId }) => {
    const list = world.executions(workflowId)
    return list ? ok(list) : unknownId(world, 'ListWorkflowExecutions')
  },

  SearchWorkflowExecutionDetail: (world, _request, { workflowId, executionId }) => {
    const detail = world.read(workflowId, executionId)
    return detail === undefined ? unknownId(world, 'SearchWorkflowExecutionDetail') : ok(detail)
  },

  StartPausingWorkflowExecutions: (world, request, { workflowId, executionId }) => {
    const { action, node_id: nodeId = '' } = request.query
    const name = 'StartPausingWorkflowExecutions'
    const isGood = isAction(action) && nodeId.length >= 1 && nodeId.length <= 64
    const legal = isGood ? world.judge(workflowId, executionId, nodeId, action) : 'node'
    if (legal === undefined) return unknownId(world, name)
    if (!isGood || legal === 'node') return refusedOperation(world.behaviour, paramError(name))
    const { duplicates } = world.behaviour
    if (!legal || (legal === 'repeated' && duplicates === 'refused'))
      return refusedOperation(world.behaviour, wrongState(name))
    if (legal === 'repeated' && duplicates === 'absorbed') return ok({ result: 'success' })
    const at = world.tick()
    const effectAt = at + effectDelay(world.behaviour, executionId, nodeId, world.operations.length)
    world.perform({ kind: 'act', at, effectAt, executionId, nodeId, action })
    return ok({ result: 'success' })
  },

  StopExecution: (world, _request, { workflowId, executionId }) => {
    const can = world.canTerminate(workflowId, executionId)
    if (can === undefined) return unknownId(world, 'StopExecution')
    if (!can) return wrongState('StopExecution')
    world.perform({ kind: 'terminate', at: world.tick(), executionId })
    return ok({ result: 'success' })
  },

  ExecuteWorkflow: (world, _request, { workflowId }) => {
    if (!world.hasWorkflow(workflowId)) return unknownId(world, 'ExecuteWorkflow')
    const refused = world.isBusy(workflowId) ? busyWorkflow(world.behaviour) : undefined
    if (refused) return refused
    const executionId = world.nextExecutionId(workflowId)
    world.perform({ kind: 'execute', at: world.tick(), workflowId, executionId, by: 'demo.operator' })
    return ok({ execution_id: executionId })
  },

  UpdateWorkflowTriggerStatus: (world, request, { workflowId }) => {
    const { action } = request.query
    const workflow = world.workflows().find((item) => item['id'] === workflowId)
    if ((action !== 'enable' && action !== 'disable') || workflow?.['type'] !== 'cron') {
      return paramError('UpdateWorkflowTriggerStatus')
    }
    // AOM's word for "off" is not documented; only `active` is.
    const status = action === 'enable' ? 'active' : 'inactive'
    world.perform({ kind: 'trigger', at: world.tick(), workflowId, status })
    return { status: 200, text: '{"success"}' }
  },
}

function isAction(value: unknown): value is OperationAction {
  return value === 'restart' || value === 'skip' || value === 'continue'
}
