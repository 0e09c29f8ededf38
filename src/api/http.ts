import { FailureError, type Failure } from '../domain/failure'
import { nameCall, type Asked } from './callName'
import { excerptOf, readErrorBody } from './errorBody'
import { expire, expireIfOver, getSession, type Credential } from './session'

/** One call of AOM's API. `path` follows `/v1/{project_id}/cms` and is already percent-encoded. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
  readonly timeoutMs?: number
  /** The request outlives the page, so that a reload does not cut an operation in half. */
  readonly keepalive?: boolean
  /** Not even the second-old answer that the gateway shares among readers: right before an operation. */
  readonly isFresh?: boolean
  /** Why an operator sends this, for the gateway's audit; AOM does not see it. */
  readonly reason?: string
  /** Instead of the session's: to try a credential before it becomes the session. */
  readonly credential?: Credential
}

/** What the other side answered, with 2xx. */
export interface Answer {
  readonly httpStatus: number
  readonly text: string
  readonly contentType: string
  readonly requestId?: string
  readonly asked?: Asked
}

const readTimeoutMs = 20_000
export const encode = encodeURIComponent

const reasonLength = 1_000

/** Percent-encoded, since a header holds ASCII only; a half surrogate, which cannot be encoded, is replaced. */
const encodeReason = (reason: string): string =>
  encode(reason.slice(0, reasonLength).replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD'))

/** One call of AOM with the session's credential. Throws FailureError; an abort by `signal` passes through as it is. */
export async function send(call: Call): Promise<Answer> {
  expireIfOver(Date.now())
  const session = getSession()
  const signedIn = session.kind === 'signedIn' ? session : undefined
  const credential = call.credential ?? signedIn
  // Nothing leaves without a session: an expired token would only be refused again, so what was said then is said.
  if (!credential)
    throw new FailureError((session.kind === 'expired' && session.failure) || { kind: 'signedOut' })
  const query = Object.entries(call.query ?? {}).map(([key, value]) => `${encode(key)}=${encode(value)}`)
  const url = `/v1/${encode(credential.projectId)}/cms${call.path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  try {
    return await exchange(url, call, {
      ...(credential.token !== null && { 'X-Auth-Token': credential.token }),
      ...regionHeader(credential.region),
      ...(call.isFresh && { 'Cache-Control': 'no-cache' }),
      ...(call.reason && { 'X-Operation-Reason': encodeReason(call.reason) }),
    })
  } catch (error) {
    if (error instanceof FailureError && error.failure.kind === 'signedOut' && !call.credential)
      expire(credential.token, error.failure)
    throw error
  }
}

/** Tells the gateway which of its regions is meant; without it, its first one is. */
export const regionHeader = (region: string | null | undefined): Record<string, string> =>
  region ? { 'X-Aom-Region': region } : {}

/** The only fetch; every way it can fail becomes a Failure here. */
export async function exchange(
  url: string,
  call: Pick<Call, 'method' | 'body' | 'signal' | 'timeoutMs' | 'keepalive' | 'isFresh'>,
  headers: Readonly<Record<string, string>>,
): Promise<Answer & { readonly headers: Headers }> {
  const timeout = AbortSignal.timeout(call.timeoutMs ?? readTimeoutMs)
  let asked = nameCall(call.method, url, headers['X-Aom-Region'])
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: call.method,
      // Content-Type is documented as required on every call, with or without a body.
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.keepalive && { keepalive: true }),
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      // The browser says no-cache with `no-store`, and the gateway then shares nothing. It keeps nothing either way: the
      // answers forbid it.
      cache: call.isFresh ? 'no-store' : 'no-cache',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
    text = await response.text()
  } catch (error) {
    if (call.signal?.aborted) throw error
    throw new FailureError({ kind: timeout.aborted ? 'timeout' : 'offline', ...asked, at: Date.now() })
  }
  if (response.headers.get('x-audit') === 'failed') asked = { ...asked, isNotAudited: true }
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (!response.ok) throw new FailureError(failureOf(response, text, requestId, asked))
  return {
    httpStatus: response.status,
    text,
    contentType: response.headers.get('content-type') ?? '',
    headers: response.headers,
    asked,
    ...(requestId && { requestId }),
  }
}

/** A 2xx body that must be JSON. Huawei's gateways and proxies in between answer HTML at times. */
export function parseJson(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    throw new FailureError({
      kind: 'broken',
      httpStatus: answer.httpStatus,
      excerpt: excerptOf(answer.text),
      ...answer.asked,
      at: Date.now(),
      ...(answer.requestId && { requestId: answer.requestId }),
    })
  }
}

function failureOf(
  response: Response,
  text: string,
  headerRequestId: string | undefined,
  asked: Asked,
): Failure {
  const said = readErrorBody(text)
  const requestId = said.requestId ?? headerRequestId
  const gatewayRequestId = response.headers.get('x-gateway-request-id')
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'))
  return {
    ...asked,
    at: Date.now(),
    kind: kindOf(response.status, said.code),
    // A redirect is opaque here and says 0.
    ...(response.status > 0 && { httpStatus: response.status }),
    ...(said.code && { code: said.code }),
    ...(said.message && { message: said.message }),
    ...(requestId && { requestId }),
    ...(gatewayRequestId && { gatewayRequestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(!said.code && text && { excerpt: excerptOf(text) }),
  }
}

function kindOf(status: number, code: string | undefined): Failure['kind'] {
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
