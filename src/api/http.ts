import { FailureError, type Failure } from '#domain/failure/failure'
import { excerptOf, readErrorBody } from '#api/wire/errorBody'
import { jsonOf } from '#api/wire/fields'
import { expire, expireIfOver, getSession, type Credential } from './session'

/** One call. */
export interface Call {
  /** Its name on AOM's or IAM's API page; the gateway's own are named the same way: ListOperations. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT'
  /** `team`: the gateway's own, under `/api`, with the project in the query; `iam`: under `/v3`. */
  readonly api?: 'aom' | 'team' | 'iam'
  /** Percent-encoded. Of AOM's what follows `/v1/{project_id}/cms`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number
  /** The request outlives the page, so that a reload does not cut an operation in half. */
  readonly keepalive?: boolean
  /** Right before an operation: not even the second-old answer that the gateway shares among readers. */
  readonly fresh?: FreshReads | undefined
  /** Of a change, for the gateway's journal; AOM does not see them. */
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of the session's: to try a credential before it becomes the session. */
  readonly credential?: Credential
  /** Of an event stream: what came after this is wanted. */
  readonly lastEventId?: string
}

/** The reads on which an operation is decided. */
export interface FreshReads {
  /** The last `seq` of the gateway's journal before any of them was asked for: the operation gives it back. */
  knownSeq?: number
}

/** What a failure says of the call itself, for a bug report. */
type CallFacts = Pick<Failure, 'operation' | 'call' | 'projectId' | 'region' | 'isNotAudited'>

/** What the other side answered, with 2xx. */
export interface Answer {
  readonly httpStatus: number
  readonly text: string
  readonly contentType: string
  readonly requestId?: string
  readonly callFacts?: CallFacts
}

/** An answer that goes on: its text as it comes, until the other side ends it. */
interface TextStream {
  readonly contentType: string
  readonly callFacts: CallFacts
  readonly chunks: AsyncIterable<string>
}

const readTimeoutMs = 20_000
export const encode = encodeURIComponent

/** One call with the session's credential. Throws FailureError; an abort by `signal` passes through as it is. */
export async function send(call: Call): Promise<Answer> {
  const answer = await inSession(call, (projectId, headers) => exchange(call, headers, projectId))
  const seq = answer.headers.get('x-journal-seq')
  if (call.fresh && seq !== null) call.fresh.knownSeq = Math.min(Number(seq), call.fresh.knownSeq ?? Infinity)
  return answer
}

/** As `send`, of an answer that goes on; its chunks throw FailureError too. */
export const openStream = (call: Call): Promise<TextStream> =>
  inSession(call, (projectId, headers) => exchangeStream(call, headers, projectId))

async function inSession<T>(
  call: Call,
  ask: (projectId: string, headers: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  expireIfOver(Date.now())
  const session = getSession()
  const signedIn = session.kind === 'signedIn' ? session : undefined
  const credential = call.credential ?? signedIn
  // Nothing leaves without a session: an expired token would only be refused again, so what was said then is said.
  if (!credential)
    throw new FailureError({
      ...((session.kind === 'expired' && session.failure) || { kind: 'signedOut' }),
      ...(call.headers && { isNotSent: true }),
    })
  try {
    return await ask(credential.projectId, {
      ...(credential.token !== null && { 'X-Auth-Token': credential.token }),
      ...regionHeader(credential.region),
      ...(call.fresh && { 'Cache-Control': 'no-cache' }),
      ...(call.lastEventId !== undefined && { 'Last-Event-ID': call.lastEventId }),
      ...call.headers,
    })
  } catch (error) {
    if (error instanceof FailureError && error.failure.kind === 'signedOut' && !call.credential)
      expire(credential.token, error.failure)
    throw error
  }
}

/** Where the call goes, with its query, percent-encoded. */
export function urlOf({ api = 'aom', path, query: rest }: Call, projectId: string): string {
  const query = { ...(api === 'team' && { project: projectId }), ...rest }
  const pairs = Object.entries(query).map(([key, value]) => `${encode(key)}=${encode(value)}`)
  const url = `${api === 'aom' ? `/v1/${encode(projectId)}/cms` : roots[api]}${path}`
  return pairs.length > 0 ? `${url}?${pairs.join('&')}` : url
}

const roots = { aom: '', team: '/api', iam: '/v3' }

/** Of the query only AOM's `action`: the other values are searches and names. */
function factsOf(call: Call, headers: Readonly<Record<string, string>>, projectId: string): CallFacts {
  const { operation, method, api = 'aom', path, query } = call
  const action = api === 'aom' ? query?.['action'] : undefined
  const region = headers['X-Aom-Region']
  return {
    operation,
    call: `${method} ${roots[api]}${path}${action === undefined ? '' : `?action=${action}`}`,
    ...(api !== 'iam' && { projectId }),
    ...(region && { region }),
  }
}

/** Tells the gateway which of its regions is meant; without it, its first one is. */
export const regionHeader = (region: string | null | undefined): Record<string, string> =>
  region ? { 'X-Aom-Region': region } : {}

/** The only fetch. */
const request = (
  url: string,
  call: Pick<Call, 'method' | 'body' | 'keepalive' | 'fresh'>,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> =>
  fetch(url, {
    method: call.method,
    // Content-Type is documented as required on every call, with or without a body.
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    ...(call.keepalive && { keepalive: true }),
    signal,
    // With `no-store` the browser says no-cache, and the gateway shares nothing. It keeps nothing either way.
    cache: call.fresh ? 'no-store' : 'no-cache',
    credentials: 'omit',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
  })

/** One request and its whole answer; every way it can fail becomes a Failure here. */
export async function exchange(
  call: Call,
  headers: Readonly<Record<string, string>>,
  projectId = '',
): Promise<Answer & { readonly headers: Headers }> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? readTimeoutMs)
  let callFacts = factsOf(call, headers, projectId)
  let response: Response
  let text: string
  try {
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout
    response = await request(urlOf(call, projectId), call, headers, signal)
    text = await response.text()
  } catch (error) {
    if (call.signal?.aborted) throw error
    throw new FailureError({ kind: timeout.aborted ? 'timeout' : 'offline', ...callFacts, at: Date.now() })
  }
  if ([response.headers.get('x-journal'), response.headers.get('x-audit')].includes('failed'))
    callFacts = { ...callFacts, isNotAudited: true }
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (!response.ok) throw new FailureError(failureOf(response, text, requestId, callFacts), text)
  return {
    httpStatus: response.status,
    text,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    callFacts,
    ...(requestId && { requestId }),
  }
}

/** One request whose answer goes on: only its head must come in time, and whoever reads it judges its silence. */
async function exchangeStream(
  call: Call,
  headers: Readonly<Record<string, string>>,
  projectId: string,
): Promise<TextStream> {
  const callFacts = factsOf(call, headers, projectId)
  const tooLate = new AbortController()
  const timer = setTimeout(() => tooLate.abort(), call.timeoutMs ?? readTimeoutMs)
  const giveUp = (error: unknown): never => {
    if (call.signal?.aborted) throw error
    throw new FailureError({
      kind: tooLate.signal.aborted ? 'timeout' : 'offline',
      ...callFacts,
      at: Date.now(),
    })
  }
  try {
    const signal = call.signal ? AbortSignal.any([call.signal, tooLate.signal]) : tooLate.signal
    const response = await request(urlOf(call, projectId), call, headers, signal).catch(giveUp)
    const requestId = response.headers.get('x-request-id') ?? undefined
    if (!response.ok)
      throw new FailureError(failureOf(response, await response.text().catch(giveUp), requestId, callFacts))
    const contentType = response.headers.get('content-type') ?? ''
    return { contentType, callFacts, chunks: textOf(response, giveUp, call.signal) }
  } finally {
    clearTimeout(timer)
  }
}

async function* textOf(
  response: Response,
  giveUp: (error: unknown) => never,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  // Whoever stops reading closes the connection.
  const close = () => void reader.cancel().catch(() => undefined)
  signal?.addEventListener('abort', close)
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(giveUp)
      signal?.throwIfAborted()
      if (done) return
      yield value
    }
  } finally {
    signal?.removeEventListener('abort', close)
    close()
  }
}

/** A 2xx that is no answer, and `why`. */
export const unusable = ({ httpStatus, requestId, callFacts }: Answer, why: Failure): FailureError =>
  new FailureError({ httpStatus, ...callFacts, at: Date.now(), ...(requestId && { requestId }), ...why })

/** A 2xx body that must be JSON. Huawei's gateways and proxies in between answer HTML at times. */
export function parseJson(answer: Answer): unknown {
  const body = jsonOf(answer.text)
  if (body === undefined) throw unusable(answer, { kind: 'broken', excerpt: excerptOf(answer.text) })
  return body
}

/** The same, as `read` has it: that it cannot is told with the call and AOM's request id. */
export async function readJson<T>(answer: Answer, read: (body: unknown) => T | Promise<T>): Promise<T> {
  const body = parseJson(answer)
  try {
    return await read(body)
  } catch (error) {
    throw error instanceof FailureError ? unusable(answer, error.failure) : error
  }
}

function failureOf(
  response: Response,
  text: string,
  headerRequestId: string | undefined,
  callFacts: CallFacts,
): Failure {
  const errorBody = readErrorBody(text)
  const requestId = errorBody.requestId ?? headerRequestId
  const gatewayRequestId = response.headers.get('x-gateway-request-id')
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'))
  return {
    ...callFacts,
    ...(isNotSent(response, errorBody.code) && { isNotSent: true }),
    at: Date.now(),
    kind: failureKind(response.status, errorBody.code),
    // A redirect is opaque here and says 0.
    ...(response.status > 0 && { httpStatus: response.status }),
    ...(errorBody.code && { code: errorBody.code }),
    ...(errorBody.message && { message: errorBody.message }),
    ...(requestId && { requestId }),
    ...(gatewayRequestId && { gatewayRequestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(!errorBody.code && text && { excerpt: excerptOf(text) }),
  }
}

/** With these the gateway turns a call away at its door, whether it says so or is too old to. */
const turnedAway: readonly number[] = [403, 404, 409, 422]

const isNotSent = ({ headers, status }: Response, code: string | undefined): boolean =>
  headers.get('x-not-sent') === 'true' || (code === `GATEWAY.${status}` && turnedAway.includes(status))

function failureKind(status: number, code: string | undefined): Failure['kind'] {
  if (status === 401) return 'signedOut'
  if (status === 429) return 'throttled'
  if (status >= 400 && status < 500 && code !== undefined) return 'refused'
  return status >= 500 || status < 400 || code === undefined ? 'broken' : 'refused'
}

/** Seconds or an HTTP date, as milliseconds from now. */
function readRetryAfter(value: string | null): number | undefined {
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
