import { STATUS_CODES } from 'node:http'
import type { ServerResponse } from 'node:http'

/** HTTP's status for each of the gateway's own codes; docs/api.md says what they mean. */
export const statusOf = {
  'GATEWAY.400': 400,
  // No credential; AOM was not asked.
  'GATEWAY.401': 401,
  'GATEWAY.403': 403,
  'GATEWAY.404': 404,
  'GATEWAY.405': 405,
  'GATEWAY.408': 408,
  // Another open operation holds what this one is about.
  'GATEWAY.409': 409,
  'GATEWAY.413': 413,
  'GATEWAY.415': 415,
  'GATEWAY.417': 417,
  // Addressed to a host that the gateway is not.
  'GATEWAY.421': 421,
  // The operation's key was used for another request.
  'GATEWAY.422': 422,
  // Over one of the limits.
  'GATEWAY.429': 429,
  'GATEWAY.431': 431,
  'GATEWAY.500': 500,
  'GATEWAY.502': 502,
  // Stopping; nothing was sent to AOM.
  'GATEWAY.503': 503,
  'GATEWAY.504': 504,
  // A change that was not sent, because it could not have been written down.
  'GATEWAY.507': 503,
} as const

export type RefusalCode = keyof typeof statusOf

/** An answer of the gateway's own that says no. */
export type Refusal = {
  readonly code: RefusalCode
  readonly message: string
  /** Whole seconds after which it is worth another try. */
  readonly retryAfterS?: number
}

export type RefusalOptions = {
  /** Says for certain that nothing reached AOM: `X-Not-Sent: true`. */
  readonly isNotSent?: boolean
  readonly retryAfterS?: number
  /** What the body says beside code and message. */
  readonly fields?: Readonly<Record<string, unknown>>
}

/**
 * Answers with an error of the gateway's own: `{error_code: "GATEWAY.*", error_msg}` and `x-gateway-error: 1`,
 * so that the app can tell it from AOM's. Does nothing where an answer has begun or nobody is listening.
 */
export function refuse(
  outgoing: ServerResponse,
  code: RefusalCode,
  message: string,
  options: RefusalOptions = {},
): void {
  if (outgoing.headersSent || outgoing.destroyed) return
  const body = bodyOf(code, message, options)
  outgoing.writeHead(statusOf[code], headersOf(body, options))
  outgoing.end(body)
}

/** The same, to be given as other answers are; `headers` beside its own. */
export function refusalAnswer(
  code: RefusalCode,
  message: string,
  options: RefusalOptions & { readonly headers?: Readonly<Record<string, string>> } = {},
): { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer } {
  const body = Buffer.from(bodyOf(code, message, options))
  const own = Object.entries(headersOf(body, options)).map(([name, value]) => [name, String(value)])
  return { status: statusOf[code], headers: { ...options.headers, ...Object.fromEntries(own) }, body }
}

/** The same as bytes, for a connection on which there is no request to answer; closes it. */
export function rawRefusal(
  code: RefusalCode,
  message: string,
  headers: Readonly<Record<string, string>>,
): string {
  const status = statusOf[code]
  const body = bodyOf(code, message, {})
  const lines = Object.entries({
    ...headers,
    ...headersOf(body, { isNotSent: true }),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n')
}

function bodyOf(code: RefusalCode, message: string, { fields }: RefusalOptions): string {
  return JSON.stringify({ error_code: code, error_msg: message, ...fields })
}

function headersOf(body: string | Buffer, { isNotSent = false, retryAfterS }: RefusalOptions) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-gateway-error': '1',
    ...(isNotSent ? { 'x-not-sent': 'true' } : {}),
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
  }
}
