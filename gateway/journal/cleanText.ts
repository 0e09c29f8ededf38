import { createRedactor } from '../telemetry/redact'
import type { JsonObject, OperationContext } from './operation'

const redact = createRedactor()

/** Characters of a reason, and of an answer, that are kept. */
const longestText = 1_000
export const longestName = 128
/** Bytes of what the dialog showed. */
const largestBaseline = 4 * 1024

/** What both databases take and give back as it is: PostgreSQL has no NUL, and half a character has no UTF-8. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd')
}

/** The first characters of free text, without credentials that someone pasted; null where nothing is left. */
export function cleanText(text: string | null, longest = longestText): string | null {
  if (text === null) return null
  // What is cut off cannot be recognised as a part of a credential: it is cut afterwards.
  const clean = redact(storable(text.slice(0, longest * 8))).trim()
  return firstCharacters(clean, longest) || null
}

function firstCharacters(text: string, count: number): string {
  return text.length <= count
    ? text
    : Array.from(text.slice(0, count * 2))
        .slice(0, count)
        .join('')
}

/** An object of a page's, without credentials; null where it is larger than `largest` bytes as JSON. */
export function cleanObject(value: JsonObject | null, largest: number): JsonObject | null {
  if (value === null || sizeOf(value) > largest) return null
  const clean = JSON.stringify(redact(value), (_, part: unknown) =>
    typeof part === 'string' ? storable(part) : part,
  )
  return JSON.parse(clean) as JsonObject
}

/** JSON bytes. */
export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** Only names and what the dialog showed: whatever else a page says (a script, parameters) is no part of a row. */
export function cleanContext(context: OperationContext | null): OperationContext {
  return {
    workflowName: cleanText(context?.workflowName ?? null, longestName),
    nodeName: cleanText(context?.nodeName ?? null, longestName),
    skipKind: context?.skipKind ?? null,
    baseline: cleanObject(context?.baseline ?? null, largestBaseline),
  }
}
