import type { OperationName } from './wire'

/** A request as the mocked AOM received it. */
export interface RecordedRequest {
  /** Undefined for a path that AOM does not have. */
  operation: OperationName | undefined
  method: string
  path: string
  query: Record<string, string>
  /** Names in lower case; credentials keep their last four characters. */
  headers: Record<string, string>
  /** Parsed JSON, else the text, else undefined. */
  body: unknown
  /** World time, epoch ms. */
  at: number
}

const secret = new Set(['x-auth-token', 'authorization', 'x-security-token', 'cookie'])

/** Reads a request into a record. */
export async function toRecord(
  request: Request,
  operation: OperationName | undefined,
  now: () => number,
): Promise<RecordedRequest> {
  const url = new URL(request.url)
  const text = await request.clone().text()
  const headers = [...request.headers].map(([name, value]) => {
    const key = name.toLowerCase()
    return [key, secret.has(key) ? `…${value.slice(-4)}` : value] as const
  })
  return {
    operation,
    method: request.method,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    body: text === '' ? undefined : parse(text),
    at: now(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
