import type { Fault } from '../plan'
import type { RecordedRequest } from '../recorded'
import { uuid } from '../seed'
import type { OperationName } from '../wire'
import type { World } from '../world'
import { identifyFor } from './identity'
import type { KeptAnswer, Row } from './journal'
import { judge, keep } from './judge'
import { PATIENCE_MS, type ChangeRequest } from './operation'
import { gatewayRefusal, notSent } from './refusals'
import { actionOf, contextOf, digestOf, keyOf, knownSeqOf, reasonOf } from './request'

/** A change on its way through the gateway. */
export interface Change {
  request: Request
  record: RecordedRequest
  operation: OperationName
  projectId: string
  ids: { workflowId: string; executionId: string }
}

/** What AOM did with it: its own answer, and what arrives of that. */
export interface Sent {
  response: Response
  /** AOM's own; undefined where it was not asked. */
  answered: Response | undefined
}

export interface Aom {
  /** What goes wrong on the way, if anything. */
  meet(): Fault | undefined
  /** Takes effect at once, however late the answer. */
  send(fault: Fault | undefined): Promise<Sent>
}

/** The life of a change in the gateway: refused here, answered from the journal, or on record and sent once. */
type ThroughGateway = (change: Change, aom: Aom) => Promise<Response>

export function createChanges(world: World): ThroughGateway {
  const { journal, behaviour } = world
  /** Those whose call is under way in this page. */
  const underWay = new Map<string, Promise<unknown>>()
  let requests = 0

  const replay = (row: Row): Response => {
    const headers = {
      'idempotency-replayed': 'true',
      'x-gateway-request-id': row.operation.gatewayRequestId,
    }
    if (row.kept)
      return new Response(row.kept.text, {
        status: row.kept.status,
        headers: { ...row.kept.headers, ...headers },
      })
    if (row.operation.outcome === 'notSent')
      return gatewayRefusal('GATEWAY.502', 'AOM cannot be reached.', {
        headers: { ...headers, 'x-not-sent': 'true' },
      })
    return gatewayRefusal('GATEWAY.504', late, { headers })
  }

  /** After a reload the call has gone with the page that made it: its row ends at its deadline. */
  const untilEnded = async (row: Row, signal: AbortSignal): Promise<void> => {
    await underWay.get(row.operation.id)
    while (row.operation.outcome === 'open' && !signal.aborted) {
      world.tick()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  const sendOnRecord = async (change: ChangeRequest, digest: string, aom: Aom): Promise<Response> => {
    const fault = aom.meet()
    // It breaks between the page and the gateway, which so hears nothing of it.
    if (fault?.kind === 'network') return (await aom.send(fault)).response
    journal.add(change, { digest })
    const { response, answered } = await aom.send(fault)
    // Where only the answer was lost, the gateway has it.
    const heard = response.type === 'error' ? answered : response
    const kept: KeptAnswer | undefined = heard && (await keep(heard))
    const isFailing = behaviour.journal === 'failsAfterwards'
    const isInTime = isFailing || journal.end(change.id, judge(change, kept, world.tick()), kept)
    if (response.type === 'error') return response
    if (!isInTime) return gatewayRefusal('GATEWAY.504', late, {})
    response.headers.set('x-gateway-request-id', change.gatewayRequestId)
    if (isFailing) response.headers.set('x-journal', 'failed')
    return response
  }

  return async (change, aom) => {
    const { record, request } = change
    if (behaviour.changesRefused) return notSent(behaviour.changesRefused)
    const id = keyOf(record)
    const user = identifyFor(world, request.headers, change.projectId)
    const action = actionOf(change.operation, record.query['action'])
    if (!user) return notSent(401)
    if (id === null || !action) return notSent(400)
    if (behaviour.journal === 'away') return notSent(507)
    const digest = digestOf(record)
    const known = journal.find(id)
    if (known) {
      if (known.digest !== digest) return notSent(422)
      await untilEnded(known, request.signal)
      return replay(known)
    }
    const now = world.tick()
    const requested: ChangeRequest = {
      id,
      projectId: change.projectId,
      region: request.headers.get('x-aom-region') ?? 'cn-north-4',
      workflowId: change.ids.workflowId,
      executionId: change.ids.executionId || null,
      nodeId: record.query['node_id'] ?? null,
      ...contextOf(record),
      action,
      ...(action !== 'skip' && { skipKind: null }),
      reason: reasonOf(record),
      user,
      address: '127.0.0.1',
      gatewayRequestId: uuid('gateway', id, ++requests),
      requestedAt: now,
      deadlineAt: now + PATIENCE_MS * Math.max(world.clock.speed, 1),
    }
    const holder = journal.holderOf(requested, knownSeqOf(record))
    if (holder) return notSent(409, { operation: holder })
    const sending = sendOnRecord(requested, digest, aom).finally(() => underWay.delete(id))
    underWay.set(
      id,
      sending.then(
        () => undefined,
        () => undefined,
      ),
    )
    return sending
  }
}

const late = 'AOM has not answered within 40 s; it may have received this.'
