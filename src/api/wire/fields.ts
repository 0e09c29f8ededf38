import * as v from 'valibot'
import { wellFormed } from '#domain/wellFormed'

/*
 * Readers of single fields. Each accepts every spelling that AOM's documents or examples show and gives undefined for
 * the rest: one odd field never costs the element it stands in.
 */

export const lenient = <const TSchema extends v.GenericSchema>(schema: TSchema) =>
  v.fallback(v.optional(schema), undefined as never)

/**
 * Text; numbers become text; blank is absent. AOM's own samples carry a trailing tab in an id.
 */
export const text = lenient(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value): string | undefined => wellFormed(String(value).trim()) || undefined),
  ),
)

/** Text that keeps its inner and outer white space: logs. */
export const rawText = lenient(
  v.pipe(
    v.string(),
    v.transform((value): string | undefined => (value.trim() === '' ? undefined : value)),
  ),
)

/** A moment, in epoch milliseconds: milliseconds, seconds (below 1e12), either as text, or ISO; 0 means unset. */
export const time = lenient(v.pipe(v.union([v.string(), v.number()]), v.transform(toEpochMs)))

export const bool = lenient(
  v.pipe(
    v.union([v.boolean(), v.string()]),
    v.transform((value) => value === true || value === 'true'),
  ),
)

/** What a Date can hold, either way. */
export const lastMoment = 8.64e15

/** A duration in milliseconds, as number or text. */
export const milliseconds = lenient(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value): number | undefined => {
      const number = typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value)
      return number >= 0 && number <= lastMoment ? number : undefined
    }),
  ),
)

export const anything = v.optional(v.unknown())

/** A list whose elements are read one by one elsewhere; anything else is absent. */
export const list = lenient(v.array(v.unknown()))

const secondsBelow = 1e12

function toEpochMs(value: string | number): number | undefined {
  const number = typeof value === 'number' ? value : /^\d+$/.test(value.trim()) ? Number(value) : NaN
  if (Number.isFinite(number)) {
    if (number <= 0) return undefined
    return validMoment(number < secondsBelow ? number * 1_000 : number)
  }
  return typeof value === 'string' ? validMoment(Date.parse(value)) : undefined
}

/** Whole, as a Date would hold it; undefined for what a Date cannot hold. */
function validMoment(milliseconds: number): number | undefined {
  const epochMs = new Date(milliseconds).getTime()
  return epochMs > 0 ? epochMs : undefined
}

/** Undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** No page, definition or execution of AOM's has as many elements; what lies beyond is counted, not read. */
const mostElements = 10_000

/** Reads each element by itself: the good ones, and how many could not be read. */
export function readEach<T>(elements: readonly unknown[], read: (element: unknown) => T | undefined) {
  const items = elements.slice(0, mostElements).flatMap((element) => {
    const item = orUndefined(() => read(element))
    return item === undefined ? [] : [item]
  })
  return { items, unreadable: elements.length - items.length }
}

/** Whatever an odd element makes of a reader, the others are still read. */
function orUndefined<T>(read: () => T | undefined): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** So many elements are read in one go. */
const sliceLength = 20

/** As readEach; between the slices of a long list the page draws and hears clicks. */
export async function readEachInSlices<T>(
  elements: readonly unknown[],
  read: (element: unknown) => T | undefined,
) {
  const items: T[] = []
  for (let start = 0; start < Math.min(elements.length, mostElements); start += sliceLength) {
    // Where a browser has no `yield` (Safari), the list is read in one go.
    if (start > 0) await globalThis.scheduler?.yield?.()
    items.push(...readEach(elements.slice(start, start + sliceLength), read).items)
  }
  return { items, unreadable: elements.length - items.length }
}

/** The first of those that share a key. */
export function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)))
}
