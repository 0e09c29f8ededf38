import { Agent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Agent as SecureAgent, request as httpsRequest } from 'node:https'
import { finished } from 'node:stream'
import { acceptsEncoding } from './acceptEncoding'
import { refuse } from './refusal'
import type { Call, CallKind } from './upstream'

/** Milliseconds that AOM may be silent before and within its answer. */
export type Patience = Readonly<Record<CallKind, number>>

/** An operation's answer may take AOM 30 s; the gateway must not give up just before it. */
export const usualPatience: Patience = { read: 15_000, change: 35_000 }

export type Forwarder = {
  /**
   * Sends the call once and passes AOM's answer on; settles when AOM's part is over, which for a change may be
   * after the client has gone. Never rejects, never sends a second time.
   */
  forward(call: Call, body: Buffer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>
  /** Closes idle connections to AOM. */
  close(): void
}

/** What of AOM's answer reaches the browser besides status and body bytes; cookies and hop-by-hop headers don't. */
const passedHeaders = [
  'content-type',
  'content-encoding',
  'content-length',
  'date',
  'retry-after',
  'x-request-id',
] as const

/** Connects to AOM at `endpoint` (an origin). */
export function createForwarder(endpoint: string, patience: Patience = usualPatience): Forwarder {
  const secure = endpoint.startsWith('https:')
  const send = secure ? httpsRequest : httpRequest
  const AgentOfScheme = secure ? SecureAgent : Agent
  // Idle connections are dropped early, before AOM's side can close one just as a read is written to it.
  const agents = {
    read: new AgentOfScheme({ keepAlive: true, timeout: 4_000 }),
    // A change gets a connection of its own: on a reused one that has died, nobody knows whether it arrived.
    change: new AgentOfScheme({ keepAlive: false }),
  }

  return {
    close: () => agents.read.destroy(),
    forward: (call, body, incoming, outgoing) =>
      new Promise((settle) => {
        const limit = patience[call.kind]
        // node:http neither follows redirects, nor retries, nor decompresses: what AOM wrote is what is read.
        const upstream = send(`${endpoint}${call.path}`, {
          method: call.method,
          agent: agents[call.kind],
          headers: upstreamHeaders(call, body, incoming),
        })
        const silence = setTimeout(() => {
          refuse(outgoing, 'GATEWAY.504', `AOM did not answer within ${limit / 1000} s.`)
          upstream.destroy()
        }, limit)
        const done = () => {
          clearTimeout(silence)
          settle()
        }

        upstream.on('response', (answer) => {
          upstream.off('close', done)
          answer.on('data', () => silence.refresh())
          finished(answer, (error) => {
            // An answer that broke off must not look complete.
            if (error) outgoing.destroy()
            done()
          })
          passAnswer(call, answer, outgoing)
        })
        upstream.on('error', (error) => {
          refuse(outgoing, 'GATEWAY.502', `AOM could not be reached (${errorName(error)}).`)
        })
        upstream.on('close', done)
        giveUpWithClient(call, upstream, outgoing)
        upstream.end(call.hasBody ? body : undefined)
      }),
  }
}

/** Everything AOM gets to see: nothing of the browser's but the token, and whether it can read gzip. */
function upstreamHeaders(call: Call, body: Buffer, incoming: IncomingMessage): OutgoingHttpHeaders {
  const token = incoming.headers['x-auth-token']
  const readsGzip = acceptsEncoding(incoming.headers['accept-encoding'], 'gzip')
  return {
    ...(token === undefined ? {} : { 'X-Auth-Token': token }),
    // Documented as required on every call, with or without a body.
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'Accept-Encoding': readsGzip ? 'gzip' : 'identity',
    ...(call.method === 'GET' ? {} : { 'Content-Length': call.hasBody ? body.length : 0 }),
  }
}

function passAnswer(call: Call, answer: IncomingMessage, outgoing: ServerResponse): void {
  const status = answer.statusCode ?? 0
  if (outgoing.destroyed || outgoing.headersSent) return
  if (status >= 300 && status < 400) {
    refuse(outgoing, 'GATEWAY.502', `AOM answered with a redirect (${status}), which is not followed.`)
    return
  }
  for (const name of passedHeaders) {
    const value = answer.headers[name]
    if (value !== undefined) outgoing.setHeader(name, value)
  }
  outgoing.setHeader('cache-control', 'no-store')
  outgoing.writeHead(status)
  // Sent at once: an answer's head tells the app that AOM has accepted, however long the body takes.
  outgoing.flushHeaders()
  answer.pipe(outgoing)
  if (call.kind === 'change') {
    outgoing.on('close', () => {
      answer.unpipe(outgoing)
      answer.resume()
    })
  }
}

/** A closed tab ends a read; a change that AOM may be executing is seen through to its answer. */
function giveUpWithClient(call: Call, upstream: ClientRequest, outgoing: ServerResponse): void {
  // Without a listener, writing to a client that has just gone would end the process.
  outgoing.on('error', () => {})
  outgoing.on('close', () => {
    if (call.kind === 'read' && !outgoing.writableFinished) upstream.destroy()
  })
}

function errorName(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no connection'
}
