import { STATUS_CODES } from 'node:http'
import type { ServerResponse } from 'node:http'

const statusOf = {
  'GATEWAY.400': 400,
  'GATEWAY.403': 403,
  'GATEWAY.404': 404,
  'GATEWAY.405': 405,
  'GATEWAY.408': 408,
  'GATEWAY.413': 413,
  'GATEWAY.415': 415,
  'GATEWAY.417': 417,
  // Addressed to a host that the gateway is not.
  'GATEWAY.421': 421,
  'GATEWAY.431': 431,
  'GATEWAY.500': 500,
  'GATEWAY.502': 502,
  // Stopping; nothing was sent to AOM.
  'GATEWAY.503': 503,
  'GATEWAY.504': 504,
  // A change that was not sent, because it could not have been written to the audit.
  'GATEWAY.507': 503,
} as const

export type RefusalCode = keyof typeof statusOf

/**
 * Answers with an error of the gateway's own: `{error_code: "GATEWAY.*", error_msg}` and `x-gateway-error: 1`,
 * so that the app can tell it from AOM's. Does nothing where an answer has begun or nobody is listening.
 */
export function refuse(outgoing: ServerResponse, code: RefusalCode, message: string): void {
  if (outgoing.headersSent || outgoing.destroyed) return
  const body = bodyOf(code, message)
  outgoing.writeHead(statusOf[code], headersOf(body))
  outgoing.end(body)
}

/** The same as bytes, for a connection on which there is no request to answer; closes it. */
export function rawRefusal(
  code: RefusalCode,
  message: string,
  headers: Readonly<Record<string, string>>,
): string {
  const status = statusOf[code]
  const body = bodyOf(code, message)
  const lines = Object.entries({ ...headers, ...headersOf(body), connection: 'close' }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', body].join('\r\n')
}

function bodyOf(code: RefusalCode, message: string): string {
  return JSON.stringify({ error_code: code, error_msg: message })
}

function headersOf(body: string) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-gateway-error': '1',
  }
}
