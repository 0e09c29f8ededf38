import { request as httpRequest } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { finished } from 'node:stream'
import { errorFields } from '../telemetry/log'
import type { Log } from '../telemetry/log'
import { createAgents } from './agents'
import type { Answer, Head, Problem } from './answer'
import type { Call, CallKind } from './calls'
import { authHeaders } from './credential'
import type { Credential } from './credential'

/**
 * Milliseconds: how long AOM may be silent before and within the answer to a read, and how long the whole of a change may
 * take, whatever drips; the latter is kept by whoever sends it.
 */
export type Patience = Readonly<Record<CallKind, number>>

/** An operation's answer may take AOM 30 s; the gateway must not give up just before it. */
export const usualPatience: Patience = { read: 15_000, change: 40_000 }

/** Everything of a browser's request that AOM or IAM gets to see. */
export type AomRequest = {
  readonly call: Call
  readonly body: Buffer
  readonly credential: Credential
  readonly readsGzip: boolean
  /** `KeystoneValidateToken` only: the token that is asked about. */
  readonly subjectToken: string | null
}

/**
 * Asks AOM or IAM once: follows no redirect, never asks a second time. Never rejects; `signal` gives a read up, and says that a change's time
 * is over. A read's answer of more than `heldBytes` resolves early, with its `rest` still to come.
 */
export type Send = (request: AomRequest, signal?: AbortSignal) => Promise<Answer>

type Sender = { readonly send: Send; close(): void }

type SenderOptions = {
  readonly patience?: Patience
  /** Connections to each of AOM's and IAM's addresses at a time, of reads and of changes each; what is more waits. */
  readonly connections: number
  readonly log: Log
  readonly now?: () => Date
  /** Called once per request that was answered, or was not. */
  readonly observe?: (call: Call, status: number | null, durationMs: number) => void
}

/** Bytes of an answer that are held in memory; a list of a hundred workflows has a tenth of them. */
const bufferedBytes = 8 * 1024 * 1024

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

/** Connections to AOM and IAM, by HTTPS_PROXY and NO_PROXY where they say so. */
export function createSender(options: SenderOptions): Sender {
  const { patience = usualPatience, connections, log, now = () => new Date(), observe } = options
  // Idle connections are dropped early, before AOM's side can close one just as a read is written to it.
  const readAgent = createAgents({ keepAlive: true, timeout: 4_000, maxSockets: connections })
  // A change gets a connection of its own: on a reused one that has died, nobody knows whether it arrived.
  const changeAgent = createAgents({ keepAlive: false, maxSockets: connections })

  const exchange = (request: AomRequest, signal: AbortSignal | undefined): Promise<Answer> => {
    const { call, body } = request
    const endpoint = call.service === 'iam' ? call.region.iamEndpoint : call.region.endpoint
    const url = new URL(`${endpoint}${call.path}`)
    const mayShareConnection = call.kind === 'read' && call.operation !== signIn
    // node:http neither follows redirects, nor retries, nor decompresses: what AOM wrote is what is read.
    const sent = (url.protocol === 'http:' ? httpRequest : httpsRequest)(url, {
      method: call.method,
      agent: (mayShareConnection ? readAgent : changeAgent).of(url),
      headers: {
        ...headersOf(request, url, now()),
        // An agent with a limit hands connections on to those who wait, unless it is told not to.
        ...(mayShareConnection ? {} : { Connection: 'close' }),
      },
      maxHeaderSize,
    })
    const answer = receive(sent, call, patience[call.kind], signal)
    sent.end(call.hasBody ? body : undefined)
    return answer
  }

  return {
    close: () => {
      readAgent.close()
      changeAgent.close()
    },
    send: async (request, signal) => {
      const began = performance.now()
      if (signal?.aborted) return { ...nothing, problem: tooLate, neverSent: true }
      try {
        const answer = await exchange(request, signal)
        observe?.(request.call, answer.head?.status ?? null, performance.now() - began)
        return answer
      } catch (error) {
        log.error('request not sent', { operation: request.call.operation }, errorFields(error))
        const problem: Problem = { code: 'GATEWAY.500', message: 'The gateway could not send this.' }
        return { ...nothing, problem, neverSent: true }
      }
    },
  }
}

const nothing = { head: null, body: Buffer.alloc(0), rest: null }
const tooLate: Problem = { code: 'GATEWAY.504', message: 'Its time was over before it could be sent.' }

const signIn = 'KeystoneCreateUserTokenByPassword'
const tokenCalls: readonly string[] = [signIn, 'KeystoneValidateToken']

function headersOf(request: AomRequest, url: URL, now: Date): Record<string, string> {
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

/** Waits for the answer; ends a read where AOM is silent for longer than `limit` ms. */
function receive(
  sent: ClientRequest,
  call: Call,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const other = call.service === 'iam' ? 'IAM' : 'AOM'
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    let head: Head | null = null
    let isOver = false
    let hasConnected = false
    let hasAnswered = false

    const end = (problem: Problem | null) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      const neverSent = problem !== null && !hasConnected
      resolve({ head, body: Buffer.concat(chunks), rest: null, problem, neverSent })
      if (problem) sent.destroy()
    }
    const fail = (code: Problem['code'], message: string) => end({ code, message })
    const tooLate = () => fail('GATEWAY.504', `${other} did not answer within ${limit / 1000} s.`)
    const giveUp = () =>
      call.kind === 'change' ? tooLate() : fail('GATEWAY.502', 'Nobody waits for the answer any more.')
    const timer = call.kind === 'change' ? undefined : setTimeout(tooLate, limit)
    signal?.addEventListener('abort', giveUp)

    const take = (incoming: IncomingMessage, chunk: Buffer) => {
      if (isOver) return
      timer?.refresh()
      chunks.push(chunk)
      size += chunk.length
      if (size <= bufferedBytes) return
      if (call.kind === 'change' || call.service === 'iam')
        return fail('GATEWAY.502', 'The answer is too large.')
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      incoming.pause()
      incoming.removeAllListeners('data')
      // From now on its reader sets the pace; a connection on which nothing moves is cut.
      incoming.setTimeout(limit, () => incoming.destroy(new Error('silent')))
      resolve({ head, body: Buffer.concat(chunks), rest: incoming, problem: null, neverSent: false })
    }

    sent.on('socket', (socket) => {
      if (sent.reusedSocket || (!socket.connecting && !('encrypted' in socket))) hasConnected = true
      // What is written before TLS stands stays here.
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (hasConnected = true))
    })
    // Else the proxy's own refusal of the tunnel would be taken for an answer of AOM's.
    sent.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200)
        fail('GATEWAY.502', `The proxy lets nothing through to ${other} (${statusCode}).`)
    })
    sent.on('response', (incoming) => {
      hasAnswered = true
      const status = incoming.statusCode ?? 0
      if (status >= 300 && status < 400)
        return fail('GATEWAY.502', `${other} answered with a redirect (${status}), which is not followed.`)
      if (status < 200 || status > 599)
        return fail('GATEWAY.502', `${other} answered with a status that is none (${status}).`)
      timer?.refresh()
      head = { status, headers: passedOf(call, incoming) }
      incoming.on('data', (chunk: Buffer) => take(incoming, chunk))
      finished(incoming, (error) =>
        error ? fail('GATEWAY.502', `${other}’s answer broke off (${errorName(error)}).`) : end(null),
      )
    })
    sent.on('error', (error) => fail('GATEWAY.502', `${other} could not be reached (${errorName(error)}).`))
    sent.on('close', () => {
      if (!hasAnswered) fail('GATEWAY.502', `${other} closed the connection without an answer.`)
    })
  })
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
