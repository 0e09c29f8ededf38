import { createHash } from 'node:crypto'
import { acceptsEncoding } from './http/acceptEncoding'
import { readSaid, unsaid } from './aom/answerBody'
import type { Audit } from './journal/audit'
import { change } from './journal/change'
import type { Answered, Exchange, Outcome } from './aom/exchange'
import { askIam } from './aom/iam'
import { createKeyGuard } from './aom/keyGuard'
import { errorFields } from './telemetry/log'
import type { Log } from './telemetry/log'
import { play } from './reads/play'
import { refuse } from './http/refusal'
import { createSharedReads } from './reads/sharedReads'
import type { Settings } from './settings/settings'
import { createUpstream, usualPatience } from './aom/send'
import type { Patience, UpstreamRequest } from './aom/send'

export { usualPatience } from './aom/send'
export type { Patience } from './aom/send'
export type { Exchange, Outcome } from './aom/exchange'

export type Forwarder = {
  /**
   * Answers the exchange. A change is sent once and settles when AOM's part is over and written into the audit,
   * which may be after the browser has gone. Never rejects, never sends a second time.
   */
  forward(exchange: Exchange): Promise<Outcome>
  /** Closes idle connections to AOM. */
  close(): void
}

export type ForwarderOptions = {
  readonly settings: Pick<Settings, 'auditRequired'>
  readonly patience?: Patience
  readonly audit: Audit
  readonly log: Log
  readonly now?: () => Date
}

/** The way to AOM and IAM: shares reads, audits changes. */
export function createForwarder(options: ForwarderOptions): Forwarder {
  const { settings, patience = usualPatience, audit, log, now = () => new Date() } = options
  const upstream = createUpstream(patience, log, now)
  const reads = createSharedReads()
  const guard = createKeyGuard()

  const read = async (exchange: Exchange, request: UpstreamRequest): Promise<Answered> => {
    const { call, incoming, outgoing } = exchange
    const fresh = /(?:^|[\s,])no-cache(?:$|[\s,])/i.test(incoming.headers['cache-control'] ?? '')
    const shared = reads.join({ key: keyOf(request), projectId: call.projectId, fresh }, (sink) =>
      upstream.send(request, sink),
    )
    const { head, problem, isGone, errorBody } = await play(shared, outgoing)
    const said = head ? readSaid(head, errorBody) : unsaid
    const source = shared.isShared ? 'shared' : 'upstream'
    if (isGone) return { ...said, status: null, source }
    if (!problem) return { ...said, status: head?.status ?? null, source }
    return { ...said, code: problem.code, status: head?.status ?? outgoing.statusCode, source: 'gateway' }
  }

  const changeOnce = async (exchange: Exchange, request: UpstreamRequest): Promise<Answered> => {
    const { projectId } = request.call
    const forget = () => projectId !== null && reads.forget(projectId)
    try {
      return await change(
        exchange,
        (sink) => {
          // What was read before the change is sent, or while it is at work, must not pass for its effect.
          forget()
          return upstream.send(request, {
            ...sink,
            end: (problem) => {
              forget()
              sink.end(problem)
            },
          })
        },
        { audit, auditRequired: settings.auditRequired, log, now },
      )
    } finally {
      forget()
    }
  }

  const send = (exchange: Exchange): Promise<Answered> => {
    const request = requestOf(exchange)
    if (request.call.kind === 'change') return changeOnce(exchange, request)
    if (request.call.service === 'aom') return read(exchange, request)
    return askIam(exchange.outgoing, request, (sink) => upstream.send(request, sink))
  }

  const answer = (exchange: Exchange): Promise<Answered> => {
    if (exchange.credential.kind !== 'key') return send(exchange)
    return guard.run(
      () => send(exchange),
      (why) => {
        refuse(exchange.outgoing, 'GATEWAY.503', why)
        return { ...unsaid, code: 'GATEWAY.503', status: 503, source: 'gateway' }
      },
    )
  }

  return {
    close: () => {
      reads.close()
      upstream.close()
    },
    forward: async (exchange) => {
      const began = performance.now()
      // Without a listener, writing to a client that has just gone would end the process.
      exchange.outgoing.on('error', () => {})
      const answered = await answer(exchange).catch((error: unknown): Answered => {
        log.error('forwarding failed', { operation: exchange.call.operation, ...errorFields(error) })
        refuse(exchange.outgoing, 'GATEWAY.500', 'The gateway failed unexpectedly.')
        return { ...unsaid, code: 'GATEWAY.500', status: 500, source: 'gateway' }
      })
      return { ...answered, durationMs: Math.round(performance.now() - began) }
    },
  }
}

function requestOf({ call, body, credential, incoming }: Exchange): UpstreamRequest {
  const subjectToken = incoming.headers['x-subject-token']
  return {
    call,
    body,
    credential,
    readsGzip: acceptsEncoding(incoming.headers['accept-encoding'], 'gzip'),
    subjectToken: typeof subjectToken === 'string' ? subjectToken : null,
  }
}

/** Two reads with one key may have one answer. The whole credential is in it: a short digest could be met by another. */
function keyOf({ call, body, credential, readsGzip }: UpstreamRequest): string {
  const secret =
    credential.kind === 'key'
      ? [credential.key.accessKey, credential.key.secretKey, credential.key.securityToken]
      : credential.kind === 'token'
        ? [credential.token]
        : []
  const parts = [
    call.operation,
    call.region.id,
    call.method,
    call.path,
    call.hasBody ? body.toString('base64') : '',
    readsGzip,
    credential.kind,
    secret,
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
