import { delay, http, HttpResponse, type RequestHandler } from 'msw'
import { answers } from './answers'
import { refuse } from './http/admission'
import { createRateLimit } from './http/rateLimit'
import { createIamHandlers } from './iam'
import { createChanges, type Sent } from './journal/changes'
import { receive } from './journal/received'
import { isChange } from './journal/request'
import { createTeamHandlers } from './journal/teamApi'
import type { Fault } from './plan'
import { toRecord } from './recorded'
import { faultReply, gatewayError, toResponse, type Reply } from './reply'
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

/** `aom`: behind a real gateway, whose headers say nothing to it · `gateway`: AOM, and the gateway with its journal. */
type Role = 'aom' | 'gateway'

/** The HTTP face of a world. It takes effect when a request arrives, however late the answer. */
export function createHandlers(world: World, role: Role = 'aom'): RequestHandler[] {
  let turn = 0
  const throughGateway = role === 'gateway' ? createChanges(world) : undefined
  const takeTurn = createRateLimit(world)
  const handled = routes.map(([operation, method, path]) =>
    http[method](path, async ({ request, params }) => {
      const record = await toRecord(request, operation, world.tick)
      const text = (value: unknown) => (typeof value === 'string' ? value : '')
      const ids = { workflowId: text(params['workflowId']), executionId: text(params['executionId']) }
      const incoming = { request, operation, projectId: text(params['projectId']) }
      const meet = () => world.faults.meet(operation, record.at - world.start)
      const send = async (fault: Fault | undefined): Promise<Sent> => {
        const id = ++turn
        world.record(record)
        // What never reaches AOM has no effect; everything else takes effect now, before any delay.
        const reply =
          fault && unreached.has(fault.kind)
            ? undefined
            : (refuse(world, takeTurn, incoming) ?? answers[operation](world, record, ids))
        const [min, max] = world.behaviour.latencyMs
        if (max > 0) await delay(between(min, max, 'latency', id))
        const response = await (fault
          ? meetFault(fault, reply, id)
          : toResponse(reply ?? { status: 500 }, id))
        if (fault) faults.set(response, fault)
        return { response, answered: reply && toResponse(reply, id) }
      }
      if (!throughGateway) return (await send(meet())).response
      if (!isChange(operation)) {
        const seq = world.journal.seq
        const { response } = await send(meet())
        if (record.headers['cache-control'] === 'no-cache') response.headers.set('x-journal-seq', String(seq))
        return response
      }
      receive(world, record)
      return throughGateway({ ...incoming, record, ids }, { meet, send })
    }),
  )
  const unknown = http.all(`${root}/*`, async ({ request }) => {
    world.record(await toRecord(request, undefined, world.tick))
    const message = 'The API does not exist or has not been published in the environment.'
    return toResponse(gatewayError(404, 'APIG.0101', message), ++turn)
  })
  const team = role === 'gateway' ? createTeamHandlers(world) : []
  return [...handled, unknown, ...createIamHandlers(world), ...team]
}

/** Of these AOM hears nothing. */
const unreached: ReadonlySet<Fault['kind']> = new Set(['answer', 'network', 'never'])

const faults = new WeakMap<Response, Fault>()

/** What went wrong with this answer: whoever has a wire to send it over does the rest. */
export const faultOf = (response: Response): Fault | undefined => faults.get(response)

async function meetFault(fault: Fault, reply: Reply | undefined, turn: number): Promise<Response> {
  if (fault.kind === 'never') await delay('infinite')
  if (fault.kind === 'drip' && reply) return drip(toResponse(reply, turn), fault.delayMs ?? 0)
  if (fault.delayMs) await delay(fault.delayMs)
  if ((fault.kind === 'slow' || fault.kind === 'gzip') && reply) return toResponse(reply, turn)
  if (fault.kind === 'answer') return toResponse(faultReply(fault.answer ?? { status: 500 }), turn)
  return fault.kind === 'lost' && fault.answer
    ? toResponse(faultReply(fault.answer), turn)
    : HttpResponse.error()
}

/** The head at once, then a byte at a time. */
async function drip(whole: Response, everyMs: number): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer())
  whole.headers.delete('content-length')
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (sent === bytes.length) return controller.close()
      await delay(everyMs)
      controller.enqueue(bytes.subarray(sent, ++sent))
    },
  })
  return new HttpResponse(body, { status: whole.status, headers: whole.headers })
}
