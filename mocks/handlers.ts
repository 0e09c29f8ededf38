import { delay, http, HttpResponse, type RequestHandler } from 'msw'
import { answers } from './answers'
import { createIamHandlers } from './iam'
import { mayEnter } from './iamTokens'
import type { Fault } from './plan'
import { toRecord } from './recorded'
import { exampleError, faultReply, gatewayError, ok, schemaError, toResponse, type Reply } from './reply'
import { between } from './seed'
import type { OperationName } from './wire'
import type { World } from './world'

const root = '*/v1/:projectId/cms'
const run = `${root}/workflow/:workflowId/executions/:executionId`
const routes: [OperationName, 'get' | 'post' | 'put', string][] = [
  ['ListWorkflow', 'post', `${root}/workflow-list`],
  ['ListWorkflowExecutions', 'get', `${root}/workflow/:workflowId/executions`],
  ['ExecuteWorkflow', 'post', `${root}/workflow/:workflowId/executions`],
  ['SearchWorkflowExecutionDetail', 'get', `${run}/status`],
  ['StartPausingWorkflowExecutions', 'post', `${run}/operation`],
  ['StopExecution', 'post', `${run}/terminate`],
  ['UpdateWorkflowTriggerStatus', 'put', `${root}/workflow/:workflowId/trigger/action`],
]

/** The HTTP face of a world. It takes effect when a request arrives, however late the answer. */
export function createHandlers(world: World): RequestHandler[] {
  let turn = 0
  const handled = routes.map(([operation, method, path]) =>
    http[method](path, async ({ request, params }) => {
      const id = ++turn
      const record = await toRecord(request, operation, world.tick)
      const elapsed = record.at - world.start
      const fault = world.faults.meet(operation, elapsed)
      world.record(record)
      const text = (value: unknown) => (typeof value === 'string' ? value : '')
      const ids = { workflowId: text(params['workflowId']), executionId: text(params['executionId']) }
      // What never reaches AOM has no effect; everything else takes effect now, before any delay.
      const isReached = !fault || fault.kind === 'lost' || fault.kind === 'slow'
      const reply = isReached
        ? (refuse(world, request, operation, text(params['projectId'])) ??
          answers[operation](world, record, ids))
        : undefined
      const [min, max] = world.behaviour.latencyMs
      if (max > 0) await delay(between(min, max, 'latency', id))
      return fault ? meetFault(fault, reply, id) : toResponse(reply ?? { status: 500 }, id)
    }),
  )
  const unknown = http.all(`${root}/*`, async ({ request }) => {
    world.record(await toRecord(request, undefined, world.tick))
    const message = 'The API does not exist or has not been published in the environment.'
    return toResponse(gatewayError(404, 'APIG.0101', message), ++turn)
  })
  return [...handled, unknown, ...createIamHandlers(world)]
}

async function meetFault(fault: Fault, reply: Reply | undefined, turn: number): Promise<Response> {
  if (fault.kind === 'never') await delay('infinite')
  if (fault.delayMs) await delay(fault.delayMs)
  if (fault.kind === 'slow' && reply) return toResponse(reply, turn)
  if (fault.kind === 'answer') return toResponse(faultReply(fault.answer ?? { status: 500 }), turn)
  return fault.kind === 'lost' && fault.answer
    ? toResponse(faultReply(fault.answer), turn)
    : HttpResponse.error()
}

/** What every operation demands before AOM looks at it: a token, a content type, the right project. */
function refuse(
  world: World,
  request: Request,
  operation: OperationName,
  projectId: string,
): Reply | undefined {
  const token = request.headers.get('x-auth-token') ?? ''
  const signed =
    /^SDK-HMAC-SHA256 Access=[^,]+, ?SignedHeaders=[^,]+, ?Signature=[0-9a-f]{64}$/.test(
      request.headers.get('authorization') ?? '',
    ) && /^\d{8}T\d{6}Z$/.test(request.headers.get('x-sdk-date') ?? '')
  const prefix = 'Incorrect IAM authentication information'
  if (!signed && token === '') return gatewayError(401, 'APIG.0301', `${prefix}: x-auth-token not found`)
  if (token.length > 40_960) return gatewayError(401, 'APIG.0301', `${prefix}: decrypt token fail`)
  if (!signed && world.behaviour.rejectedTokens.includes(token)) {
    return gatewayError(401, 'APIG.0307', 'The token must be updated.')
  }
  if (projectId.length !== 32) {
    return gatewayError(
      404,
      'APIG.0101',
      'The API does not exist or has not been published in the environment.',
    )
  }
  const type = request.headers.get('content-type') ?? ''
  if (type.length > 32 || type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
    return schemaError(400, 'AOM.31001302', 'param error: Content-Type.')
  }
  const region = request.headers.get('x-aom-region')
  const entry = mayEnter(token, projectId, region, world.behaviour.projectId)
  if (entry === 'refused') {
    const isTask = operation === 'ListWorkflow' || operation === 'UpdateWorkflowTriggerStatus'
    return exampleError(401, isTask ? 'AOM.31009003' : 'AOM.31009004', 'auth failed.')
  }
  return entry === 'empty' ? answerEmpty(operation) : undefined
}

/** A project without a workflow. */
const answerEmpty = (operation: OperationName): Reply =>
  operation === 'ListWorkflow'
    ? ok({ elements: [], total_elements: 0 })
    : exampleError(404, 'AOM.31001306', 'workflow not exist.')
