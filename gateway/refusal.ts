import type { ServerResponse } from 'node:http'

const statusOf = {
  'GATEWAY.400': 400,
  'GATEWAY.404': 404,
  'GATEWAY.413': 413,
  'GATEWAY.500': 500,
  'GATEWAY.502': 502,
  'GATEWAY.504': 504,
} as const

export type RefusalCode = keyof typeof statusOf

/**
 * Answers with an error of the gateway's own: `{error_code: "GATEWAY.*", error_msg}` and `x-gateway-error: 1`,
 * so that the app can tell it from AOM's. Does nothing where an answer has begun or nobody is listening.
 */
export function refuse(outgoing: ServerResponse, code: RefusalCode, message: string): void {
  if (outgoing.headersSent || outgoing.destroyed) return
  const body = JSON.stringify({ error_code: code, error_msg: message })
  outgoing.writeHead(statusOf[code], {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-gateway-error': '1',
  })
  outgoing.end(body)
}
