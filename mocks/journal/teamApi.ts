import { http, HttpResponse, type RequestHandler } from 'msw'
import { toRecord } from '../recorded'
import type { World } from '../world'
import { jsonOf, malformed, type Admit } from './admission'
import { eventStream } from './events'
import { identifyFor } from './identity'
import { createMarkHandlers } from './marksApi'
import { actions, outcomes, type Operation, type OperationUser } from './operation'
import { receive } from './received'
import { gatewayRefusal, notWritten } from './refusals'
import { nameOf } from './request'
import { createStopHandlers } from './stopsApi'

const USUAL_LIMIT = 50
const MOST_OPERATIONS = 200
const EFFECT_BYTES = 2048

const project = /^[0-9a-zA-Z]{32}$/
const number = /^\d{1,15}$/
const id = /^[^]{1,128}$/
/** What each parameter of the list can be. */
const listParameters: Record<string, RegExp> = {
  project,
  before: number,
  limit: number,
  workflow: id,
  execution: id,
  node: id,
  user: /^[^]{1,256}$/,
  action: new RegExp(`^(${actions.join('|')})$`),
  outcome: new RegExp(`^(${outcomes.join('|')})$`),
  since: number,
  until: number,
  fixLater: /^open$/,
  latestIn: /^[^,]{1,384}(,[^,]{1,384}){0,99}$/,
}

/** What pages ask of the journal, below `/api/`. */
export function createTeamHandlers(world: World): RequestHandler[] {
  const { journal } = world

  const admit: Admit = async (request, parameters) => {
    receive(world, await toRecord(request, undefined, world.tick))
    if (world.behaviour.journal === 'away')
      return { refusal: gatewayRefusal('GATEWAY.507', 'The journal cannot be used now.') }
    const entries = [...new URL(request.url).searchParams]
    const query: Record<string, string> = Object.fromEntries(entries)
    const isGood =
      Object.keys(query).length === entries.length &&
      entries.every(([name, value]) => parameters[name]?.test(value))
    if (!isGood || query['project'] === undefined) return { refusal: malformed('A parameter is wrong.') }
    const user = identifyFor(world, request.headers, query['project'])
    const message = 'The credential is not good for this project, or there is none.'
    if (!user) return { refusal: gatewayRefusal('GATEWAY.401', message) }
    return { query, user, projectId: query['project'] }
  }

  /** A PUT on one operation of the project. */
  const change = (
    field: string,
    apply: (operationId: string, body: unknown, user: OperationUser) => Operation | undefined | 'malformed',
  ) =>
    http.put(`*/api/operations/:id/${field}`, async ({ request, params }) => {
      const body = await jsonOf(request)
      const admitted = await admit(request, { project })
      if (admitted.refusal) return admitted.refusal
      const { changesRefused } = world.behaviour
      if (field === 'dismissal' && changesRefused) return notWritten(changesRefused)
      const operationId = String(params['id'])
      const isHere = journal.find(operationId)?.operation.projectId === admitted.projectId
      const operation = isHere ? apply(operationId, body, admitted.user) : undefined
      if (operation === 'malformed') return malformed('The body is wrong.')
      return operation
        ? HttpResponse.json({ operation })
        : gatewayRefusal('GATEWAY.404', 'There is no such operation in this project.')
    })

  return [
    http.get('*/api/operations', async ({ request }) => {
      const admitted = await admit(request, listParameters)
      if (admitted.refusal) return admitted.refusal
      const { query, projectId } = admitted
      const limit = Number(query['limit'] ?? USUAL_LIMIT)
      if (limit < 1 || limit > MOST_OPERATIONS) return malformed('limit is 1 to 200.')
      const found = journal.operations
        .filter((operation) => operation.projectId === projectId && matches(operation, query))
        .filter((operation) => query['fixLater'] === undefined || isLeftOpen(world, operation))
        .filter(latestIn(journal.operations, query['latestIn']))
        .toReversed()
      const operations = found.slice(0, limit)
      const next = found.length > limit ? (operations.at(-1)?.position ?? null) : null
      return HttpResponse.json({ operations, next, seq: journal.seq })
    }),

    http.get('*/api/events', async ({ request }) => {
      const admitted = await admit(request, { project })
      if (admitted.refusal) return admitted.refusal
      const last = request.headers.get('last-event-id')
      if (last !== null && !number.test(last)) return malformed('Last-Event-ID is no number.')
      // A number from the future is of a journal that is no more: its reader begins anew.
      const after = last === null ? journal.seq : Math.min(Number(last), journal.seq)
      return eventStream(world, admitted.projectId, after, request.signal)
    }),

    change('effect', (operationId, body, user) => {
      const { seenAt, what } = (body ?? {}) as { seenAt?: unknown; what?: unknown }
      const isGood =
        Number.isInteger(seenAt) &&
        typeof what === 'object' &&
        what !== null &&
        new TextEncoder().encode(JSON.stringify(what)).length <= EFFECT_BYTES
      if (!isGood) return 'malformed'
      return journal.seeEffect(operationId, { seenAt: seenAt as number, seenBy: nameOf(user), what })
    }),

    change('dismissal', (operationId, body, user) =>
      JSON.stringify(body) === '{}' ? journal.dismiss(operationId, nameOf(user)) : 'malformed',
    ),

    ...createMarkHandlers(world, admit),
    ...createStopHandlers(world, admit),
  ]
}

/** Whether it is the newest of its node, or of the execution itself, in one of these executions. */
function latestIn(operations: readonly Operation[], ids: string | undefined) {
  if (ids === undefined) return () => true
  const wanted = new Set(ids.split(',').map(decodeURIComponent))
  const newest = new Map(
    operations.map((operation) => [JSON.stringify([operation.executionId, operation.nodeId]), operation.id]),
  )
  return ({ executionId, nodeId, id: operationId }: Operation) =>
    executionId !== null &&
    wanted.has(executionId) &&
    newest.get(JSON.stringify([executionId, nodeId])) === operationId
}

/** A Skip that left something to be fixed later, which nobody has closed. */
const isLeftOpen = ({ journal }: World, { id: skipId, skipKind, outcome }: Operation): boolean =>
  skipKind === 'fixLater' &&
  (outcome === 'accepted' || outcome === 'unknown') &&
  !journal.marks.some(({ operationId }) => operationId === skipId)

function matches(operation: Operation, query: Record<string, string>): boolean {
  const is = (name: string, value: string | null) => query[name] === undefined || query[name] === value
  return (
    is('workflow', operation.workflowId) &&
    is('execution', operation.executionId) &&
    is('node', operation.nodeId) &&
    is('user', operation.user.name) &&
    is('action', operation.action) &&
    is('outcome', operation.outcome) &&
    operation.position < Number(query['before'] ?? Infinity) &&
    operation.requestedAt >= Number(query['since'] ?? 0) &&
    operation.requestedAt <= Number(query['until'] ?? Infinity)
  )
}
