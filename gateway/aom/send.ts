import { Agent, request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as httpsRequest } from 'node:https'
import { finished } from 'node:stream'
import { authHeaders } from './credential'
import type { Credential } from './credential'
import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import type { Problem, Sink, Source } from '../reads/recording'
import type { Call, CallKind } from './calls'

/** Milliseconds that AOM may be silent before and within its answer. */
export type Patience = Readonly<Record<CallKind, number>>

/** An operation's answer may take AOM 30 s; the gateway must not give up just before it. */
export const usualPatience: Patience = { read: 15_000, change: 35_000 }

/** Everything of a browser's request that AOM or IAM gets to see. */
export type UpstreamRequest = {
  readonly call: Call
  readonly body: Buffer
  readonly credential: Credential
  readonly readsGzip: boolean
  /** `KeystoneValidateToken` only: the token that is asked about. */
  readonly subjectToken: string | null
}

export type Upstream = {
  /** Sends the request once. Never follows a redirect, never sends a second time. */
  send(request: UpstreamRequest, sink: Sink): Source
  /** Closes idle connections. */
  close(): void
}

/** What of an answer reaches the browser besides status and body bytes; cookies and hop-by-hop headers don't. */
const passedHeaders = [
  'content-type',
  'content-encoding',
  'content-length',
  'date',
  'retry-after',
  'x-request-id',
]

/** A token, as a request's or an answer's header, has up to 40,960 characters. */
const maxHeaderSize = 64 * 1024

/** Connections to AOM and IAM. */
export function createUpstream(patience: Patience, log: Log, now: () => Date): Upstream {
  // Idle connections are dropped early, before AOM's side can close one just as a read is written to it.
  const keptAlive = { keepAlive: true, timeout: 4_000 }
  const reads = { 'http:': new Agent(keptAlive), 'https:': new SecureAgent(keptAlive) }
  // A change gets a connection of its own: on a reused one that has died, nobody knows whether it arrived.
  const changes = { 'http:': new Agent(), 'https:': new SecureAgent() }

  const sendOnce = (request: UpstreamRequest, sink: Sink): Source => {
    const { call, body } = request
    const endpoint = call.service === 'iam' ? call.region.iamEndpoint : call.region.endpoint
    const url = new URL(`${endpoint}${call.path}`)
    const scheme = url.protocol === 'http:' ? 'http:' : 'https:'
    const mayShareConnection = call.kind === 'read' && call.operation !== signIn
    // node:http neither follows redirects, nor retries, nor decompresses: what AOM wrote is what is read.
    const sent = (scheme === 'http:' ? httpRequest : httpsRequest)(url, {
      method: call.method,
      agent: (mayShareConnection ? reads : changes)[scheme],
      headers: headersOf(request, url, now()),
      maxHeaderSize,
    })
    const source = follow(sent, call, patience[call.kind], sink)
    sent.end(call.hasBody ? body : undefined)
    return source
  }

  return {
    close: () => {
      reads['http:'].destroy()
      reads['https:'].destroy()
    },
    send: (request, sink) => {
      try {
        return sendOnce(request, sink)
      } catch (error) {
        log.error('request not sent', { operation: request.call.operation, ...errorFields(error) })
        queueMicrotask(() => sink.end({ code: 'GATEWAY.500', message: 'The gateway could not send this.' }))
        return { abandon: () => {}, pause: () => {}, resume: () => {} }
      }
    },
  }
}

const signIn = 'KeystoneCreateUserTokenByPassword'
const tokenCalls: readonly string[] = [signIn, 'KeystoneValidateToken']

function headersOf(request: UpstreamRequest, url: URL, now: Date): Record<string, string> {
  const { call, credential, readsGzip, subjectToken } = request
  const body = call.hasBody ? request.body : undefined
  const headers: Record<string, string> = {
    // Documented as required on every call, with or without a body.
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'Accept-Encoding': readsGzip ? 'gzip' : 'identity',
    ...(call.method === 'GET' ? {} : { 'Content-Length': String(body?.length ?? 0) }),
    ...(call.operation === 'KeystoneValidateToken' && subjectToken
      ? { 'X-Subject-Token': subjectToken }
      : {}),
  }
  const { method, projectId } = call
  return { ...headers, ...authHeaders(credential, { method, url, headers, body, projectId }, now) }
}

/** Tells the sink what becomes of the request, and ends it where AOM is silent for longer than `limit` ms. */
function follow(sent: ClientRequest, call: Call, limit: number, sink: Sink): Source {
  const who = call.service === 'iam' ? 'IAM' : 'AOM'
  let answer: IncomingMessage | undefined
  let isOver = false
  let silence: NodeJS.Timeout | undefined
  const listen = () => {
    clearTimeout(silence)
    silence = setTimeout(() => fail('GATEWAY.504', `${who} did not answer within ${limit / 1000} s.`), limit)
  }
  const end = (problem: Problem | null) => {
    if (isOver) return
    isOver = true
    clearTimeout(silence)
    sink.end(problem)
    if (problem) sent.destroy()
  }
  const fail = (code: Problem['code'], message: string) => end({ code, message })

  listen()
  sent.on('response', (incoming) => {
    answer = incoming
    const status = incoming.statusCode ?? 0
    if (status >= 300 && status < 400)
      return fail('GATEWAY.502', `${who} answered with a redirect (${status}), which is not followed.`)
    listen()
    sink.head({ status, headers: passedOf(call, incoming) })
    incoming.on('data', (chunk: Buffer) => {
      if (isOver) return
      silence?.refresh()
      sink.data(chunk)
    })
    finished(incoming, (error) =>
      error ? fail('GATEWAY.502', `${who}’s answer broke off (${errorName(error)}).`) : end(null),
    )
  })
  sent.on('error', (error) => fail('GATEWAY.502', `${who} could not be reached (${errorName(error)}).`))
  sent.on('close', () => {
    if (!answer) fail('GATEWAY.502', `${who} closed the connection without an answer.`)
  })

  return {
    abandon: () => fail('GATEWAY.502', 'Nobody waits for the answer any more.'),
    pause: () => {
      // While the gateway itself does not read, AOM's silence means nothing.
      clearTimeout(silence)
      answer?.pause()
    },
    resume: () => {
      listen()
      answer?.resume()
    },
  }
}

function passedOf(call: Call, answer: IncomingMessage): Record<string, string> {
  const names = tokenCalls.includes(call.operation) ? [...passedHeaders, 'x-subject-token'] : passedHeaders
  const headers: Record<string, string> = {}
  for (const name of names) {
    const value = answer.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  return headers
}

function errorName(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no connection'
}
