import { gunzipSync } from 'node:zlib'
import { cleanText } from './cleanText'
import type { OperationOutcome } from './operation'

/** What came of sending a change; `problem` is what the gateway says where there is no whole answer of AOM's. */
export type ChangeAnswer<Code extends string = string> = {
  readonly head: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | null
  readonly body: Buffer
  readonly problem: { readonly code: Code; readonly message: string } | null
  /** It is certain that nothing reached AOM: the connection never came about. */
  readonly neverSent?: boolean
}

/** What an answer says of itself. */
export type Judged = {
  readonly outcome: Exclude<OperationOutcome, 'open'>
  readonly httpStatus: number | null
  readonly code: string | null
  readonly aomRequestId: string | null
  readonly answer: string | null
}

/** Bytes of a body that are read; an operation's has a few dozen. */
const largestBody = 1024 * 1024

/** As the page decides it: only what AOM itself, or the API gateway before it, says is a yes or a no. */
export function judge(answer: ChangeAnswer): Judged {
  const { head, problem } = answer
  if (!head)
    return {
      outcome: answer.neverSent ? 'notSent' : 'unknown',
      httpStatus: null,
      code: problem?.code ?? null,
      aomRequestId: null,
      answer: null,
    }
  const written = textOf(answer)
  const text = written ?? ''
  const errorBody = readErrorBody(text)
  const isGood = head.status >= 200 && head.status < 300
  // A 2xx may have a `code` that is no error's: AOM's and the API gateway's have a dot.
  const code = isGood && !errorBody.code?.includes('.') ? null : errorBody.code
  return {
    outcome: problem
      ? 'unknown'
      : outcomeOf(head.status, code, written !== null && !isPage(head.headers, text)),
    httpStatus: head.status,
    code: problem?.code ?? code,
    aomRequestId: word(head.headers['x-request-id']) ?? errorBody.requestId,
    answer: cleanText(text),
  }
}

function outcomeOf(
  status: number,
  code: string | null,
  isAnswer: boolean,
): 'accepted' | 'refused' | 'unknown' {
  const isGood = status >= 200 && status < 300
  if (isGood && code === null) return isAnswer ? 'accepted' : 'unknown'
  if (status === 401 || status === 429) return 'refused'
  if (code === null || code.startsWith('GATEWAY.')) return 'unknown'
  if (!isGood && (status < 400 || status === 502 || status === 503 || status === 504)) return 'unknown'
  return status < 500 || /^(AOM|SVCSTG)\./i.test(code) ? 'refused' : 'unknown'
}

/** Somebody's page between the gateway and AOM (a proxy, a portal), not AOM's word. */
function isPage(headers: Readonly<Record<string, string>>, text: string): boolean {
  return /html/i.test(headers['content-type'] ?? '') || /^\s*</.test(text)
}

/** Null where it is not packed as it says: nobody can read it, so it is no yes. */
function textOf({ head, body }: ChangeAnswer): string | null {
  try {
    const isGzip = head?.headers['content-encoding'] === 'gzip'
    return (isGzip ? gunzipSync(body, { maxOutputLength: largestBody }) : body).toString(
      'utf8',
      0,
      largestBody,
    )
  } catch {
    return null
  }
}

type ErrorBody = { readonly code: string | null; readonly requestId: string | null }

/** An error code and a request id, in the shapes of AOM, of the API gateway and of IAM (`{error: {code}}`). */
function readErrorBody(text: string): ErrorBody {
  try {
    const outer: unknown = JSON.parse(text)
    if (!isRecord(outer)) return { code: null, requestId: null }
    const inner = isRecord(outer['error']) ? outer['error'] : outer
    return {
      code: word(inner['error_code'] ?? inner['code']),
      requestId: word(outer['request_id'] ?? inner['request_id']),
    }
  } catch {
    return { code: null, requestId: null }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function word(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? cleanText(value, 128) : null
}

/** Headers that whoever asks again is to get too; the body is text by then, and may be cut. */
const keptHeaders = ['content-type', 'date', 'retry-after', 'x-request-id']

export function keptHeadersOf({ head }: ChangeAnswer): Record<string, string> | null {
  if (!head) return null
  return Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = head.headers[name]
      return value === undefined ? [] : [[name, value.slice(0, 256)]]
    }),
  )
}
