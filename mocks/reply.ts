import { HttpResponse } from 'msw'
import { hex } from './seed'
import type { FaultAnswer } from './plan'

/** An answer of AOM before it is HTTP: JSON, or text as it stands. */
export interface Reply {
  status: number
  json?: unknown
  text?: string
  type?: string
  headers?: Record<string, string>
}

export const ok = (json: unknown): Reply => ({ status: 200, json })

/** An error as the API gateway in front of AOM has it; it gets its `request_id` when it is sent. */
export const gatewayError = (status: number, code: string, message: string): Reply => ({
  status,
  json: { error_code: code, error_msg: message, request_id: '' },
})

export function faultReply(answer: FaultAnswer): Reply {
  const { status, body, headers = {} } = answer
  if (body === undefined) return { status, headers }
  return typeof body === 'string'
    ? { status, text: body, type: 'text/html', headers }
    : { status, json: body, headers }
}

/** The `turn`-th answer of this world as HTTP, with its request id. */
export function toResponse(reply: Reply, turn: number): Response {
  const requestId = hex(32, 'request', turn)
  const headers = { 'x-request-id': requestId, ...reply.headers }
  if (reply.json !== undefined) {
    const json = reply.json
    const named = typeof json === 'object' && json !== null && 'request_id' in json
    return HttpResponse.json(named ? { ...json, request_id: requestId } : json, {
      status: reply.status,
      headers,
    })
  }
  if (reply.text === undefined) return new HttpResponse(null, { status: reply.status, headers })
  return new HttpResponse(reply.text, {
    status: reply.status,
    headers: { 'content-type': reply.type ?? 'application/json', ...headers },
  })
}
