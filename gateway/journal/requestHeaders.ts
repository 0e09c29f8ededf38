import { sizeOf } from './cleanText'
import { skipKinds } from './operation'
import type { OperationContext } from './operation'

/*
 * What the page says of a change in headers. Nothing of it decides whether the change is sent, except the key and the
 * journal's `seq`: what cannot be read is left out.
 */

type Header = string | readonly string[] | undefined

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const longestReason = 1_000
const largestContext = 4 * 1024

/** `Idempotency-Key`: a UUID, as a string of RFC 8941 (`"…"`) or bare; null where it is none. */
export function readIdempotencyKey(header: Header): string | null {
  const raw = first(header)?.trim() ?? ''
  const bare = /^"(.*)"$/.exec(raw)?.[1] ?? raw
  return uuid.test(bare) ? bare.toLowerCase() : null
}

/** `X-Journal-Seq`, as the page got it with what it decided on. */
export function readKnownSeq(header: Header): number | null {
  const digits = first(header) ?? ''
  const seq = Number(digits)
  return /^\d+$/.test(digits) && Number.isSafeInteger(seq) ? seq : null
}

/** `X-Operation-Reason` (percent-encoded UTF-8) as the operator typed it; as it came where it is badly encoded. */
export function readOperationReason(header: Header): string | null {
  const raw = first(header)
  if (!raw) return null
  return (
    Array.from((decoded(raw) ?? raw).trim())
      .slice(0, longestReason)
      .join('') || null
  )
}

/** `X-Operation-Context`: percent-encoded JSON of the names and of what the dialog showed. */
export function readOperationContext(header: Header): OperationContext | null {
  const json = decoded(first(header) ?? '')
  if (!json || Buffer.byteLength(json) > largestContext) return null
  try {
    const value: unknown = JSON.parse(json)
    if (!isRecord(value)) return null
    const { workflowName, nodeName, skipKind, baseline } = value
    return {
      workflowName: typeof workflowName === 'string' ? workflowName : null,
      nodeName: typeof nodeName === 'string' ? nodeName : null,
      skipKind: skipKinds.find((known) => known === skipKind) ?? null,
      baseline: isRecord(baseline) && sizeOf(baseline) <= largestContext ? baseline : null,
    }
  } catch {
    return null
  }
}

function first(header: Header): string | undefined {
  return typeof header === 'string' ? header : header?.[0]
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
