import type { Readable } from 'node:stream'
import { gunzipSync } from 'node:zlib'

/** Status and headers of an answer; the headers are those that may reach the browser. */
export type Head = { readonly status: number; readonly headers: Readonly<Record<string, string>> }

/** What the gateway itself says where no answer came, or where its rest did not. */
export type Problem = {
  readonly code: 'GATEWAY.400' | 'GATEWAY.500' | 'GATEWAY.502' | 'GATEWAY.503' | 'GATEWAY.504'
  readonly message: string
}

/** What became of one request to AOM or IAM. */
export type Answer = {
  /** Null where none came. */
  readonly head: Head | null
  readonly body: Buffer
  /** What follows `body` in an answer too large to be held; null where `body` is all of it. */
  readonly rest: Readable | null
  /** Null: the answer is complete, or its `rest` is still on its way. */
  readonly problem: Problem | null
  /** No connection came about (refused, DNS, TLS, no free one in time), so that nothing can have reached the other side. */
  readonly neverSent: boolean
}

/** Bytes of a body that is worth being read as JSON; a token with its catalogue is the largest. */
const largestBody = 4 * 1024 * 1024

/** What an answer says of itself, for the log and the journal; null where it doesn't. */
export type AnswerFacts = { readonly code: string | null; readonly requestId: string | null }

export const noFacts: AnswerFacts = { code: null, requestId: null }

/** An answer's error code and request id, in the shapes of AOM, of the API gateway and of IAM (`{error: {code}}`). */
export function readFacts({ head, body, problem }: Answer): AnswerFacts {
  if (!head) return problem ? { code: problem.code, requestId: null } : noFacts
  const outer = head.status >= 400 ? readJson(head, body) : {}
  const inner = isRecord(outer['error']) ? outer['error'] : outer
  return {
    code: problem?.code ?? word(inner['error_code'] ?? inner['code']),
    requestId: word(head.headers['x-request-id'] ?? outer['request_id']),
  }
}

/** A body as a JSON object; empty where it is none. */
export function readJson(head: Head, body: Buffer): Record<string, unknown> {
  try {
    const isGzip = head.headers['content-encoding'] === 'gzip'
    const text = isGzip ? gunzipSync(body, { maxOutputLength: largestBody }) : body
    const value: unknown = text.length > largestBody ? null : JSON.parse(text.toString())
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A word for one line of a log: whatever stands there, of a decent length. */
function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 128) : null
}
