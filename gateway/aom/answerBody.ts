import { gunzipSync } from 'node:zlib'
import type { Head } from '../reads/recording'

/** Bytes of a body that is worth being read as JSON; a token with its catalogue is the largest. */
const largestBody = 4 * 1024 * 1024

/** What an answer says of itself, for the log and the audit; null where it doesn't. */
export type Said = { readonly code: string | null; readonly requestId: string | null }

export const unsaid: Said = { code: null, requestId: null }

/** An answer's error code and request id, in the shapes of AOM, of the API gateway and of IAM (`{error: {code}}`). */
export function readSaid(head: Head, body: Buffer): Said {
  const outer = head.status >= 400 ? readRecord(head, body) : {}
  const inner = isRecord(outer['error']) ? outer['error'] : outer
  return {
    code: word(inner['error_code'] ?? inner['code']),
    requestId: word(head.headers['x-request-id'] ?? outer['request_id']),
  }
}

/** A body as a JSON object; empty where it is none. */
export function readRecord(head: Head, body: Buffer): Record<string, unknown> {
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
