import { FailureError, type Failure } from '../domain/failure'
import { expire, getSession, type Credential } from './session'

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
  /** Instead of the session's: to try a credential before it becomes the session. */
  readonly credential?: Credential
}

/** What the other side answered, with 2xx. */
export interface Answer {
  readonly httpStatus: number
  readonly text: string
  readonly contentType: string
  readonly requestId?: string
}

const readTimeoutMs = 20_000
const excerptLength = 300

export const encode = encodeURIComponent

/** The only fetch. Throws FailureError; an abort by `signal` passes through as it is. */
export async function send(call: Call): Promise<Answer> {
  const session = getSession()
  const signedIn = session.kind === 'signedIn' ? session : undefined
  const credential = call.credential ?? signedIn
  // Nothing leaves without a session: an expired token would only be refused again.
  if (!credential) throw new FailureError({ kind: 'signedOut' })
  const query = Object.entries(call.query ?? {}).map(([key, value]) => `${encode(key)}=${encode(value)}`)
  const url = `/v1/${encode(credential.projectId)}/cms${call.path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const timeout = AbortSignal.timeout(call.timeoutMs ?? readTimeoutMs)
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: call.method,
      // Content-Type is documented as required on every call, with or without a body.
      headers: {
        'Content-Type': 'application/json',
        ...(credential.token !== null && { 'X-Auth-Token': credential.token }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.keepalive && { keepalive: true }),
      signal: call.signal ? AbortSignal.any([call.signal, timeout]) : timeout,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
    text = await response.text()
  } catch (error) {
    if (call.signal?.aborted) throw error
    throw new FailureError(timeout.aborted ? { kind: 'timeout' } : { kind: 'offline' })
  }
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (response.ok) {
    const contentType = response.headers.get('content-type') ?? ''
    return { httpStatus: response.status, text, contentType, ...(requestId && { requestId }) }
  }
  const failure = failureOf(response, text, requestId)
  if (failure.kind === 'signedOut' && !call.credential) expire(credential.token)
  throw new FailureError(failure)
}

/** A 2xx body that must be JSON. Huawei's gateways and proxies in between answer HTML at times. */
export function parseJson(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    throw new FailureError({
      kind: 'broken',
      httpStatus: answer.httpStatus,
      excerpt: answer.text.slice(0, excerptLength),
      ...(answer.requestId && { requestId: answer.requestId }),
    })
  }
}

function failureOf(response: Response, text: string, headerRequestId: string | undefined): Failure {
  const said = readErrorBody(text)
  const requestId = said.requestId ?? headerRequestId
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'))
  return {
    kind: kindOf(response.status, said.code),
    // A redirect is opaque here and says 0.
    ...(response.status > 0 && { httpStatus: response.status }),
    ...(said.code && { code: said.code }),
    ...(said.message && { message: said.message }),
    ...(requestId && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(!said.code && text && { excerpt: text.slice(0, excerptLength) }),
  }
}

function kindOf(status: number, code: string | undefined): Failure['kind'] {
  if (status === 401) return 'signedOut'
  if (status === 429) return 'throttled'
  if (status >= 400 && status < 500 && code !== undefined) return 'refused'
  return status >= 500 || status < 400 || code === undefined ? 'broken' : 'refused'
}

interface SaidError {
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
}

const word = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
    ? String(value).trim()
    : undefined

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The shapes of aom-api §4.1: AOM's (error_msg or error_message), the API gateway's, IAM's nested one. */
export function readErrorBody(text: string): SaidError {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return {}
  }
  if (!isRecord(body)) return {}
  const inner = isRecord(body['error']) ? body['error'] : body
  const code = word(inner['error_code'] ?? inner['code'])
  const message = word(inner['error_msg'] ?? inner['error_message'] ?? inner['message'])
  const requestId = word(body['request_id'])
  return { ...(code && { code }), ...(message && { message }), ...(requestId && { requestId }) }
}

/** Seconds or an HTTP date, as milliseconds from now. */
function readRetryAfter(value: string | null): number | undefined {
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}
