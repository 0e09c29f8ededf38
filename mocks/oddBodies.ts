import fc from 'fast-check'

/*
 * Odd answers: correct ones with a few things in them changed to what no document shows. Seeded, so that what was found
 * once is found again.
 */

/** Names that every object has without having been given them. */
const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']

export function nested(depth: number, inner: unknown = 'deep'): unknown {
  let value = inner
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

/** Bounded, so that what is read of them is bounded: a longer body is longer in its elements. */
const oddTexts = [
  '',
  ' \t\n ',
  '\u0000',
  '\ud800',
  'half \udfff a character',
  '\u202e backwards',
  '<img src=x onerror=alert(1)>',
  '../../..',
  '%2F%',
  ',,,,'.repeat(2_000),
  'x'.repeat(20_000),
  '密'.repeat(3_000),
  '{"a":{"b":[1,2,{"password":"not-a-real-password"}]}}',
  '['.repeat(6_000),
  '1e999',
  '9'.repeat(400),
  'NaN',
  'null',
  'true',
]
const oddNumbers = [
  0,
  -0,
  -1,
  0.5,
  -1e308,
  1e308,
  2 ** 53,
  9e18,
  8.64e15,
  8.64e15 + 1,
  -8.64e15,
  1e12,
  999_999_999_999,
]

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...prototypeNames) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...oddNumbers) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, undefined, true, false, {}, [], [[]], [null]) },
  { weight: 1, arbitrary: fc.constantFrom(50, 50, 50, 6_000).map((depth) => nested(depth)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>({ toString: 1 }, { valueOf: null }, { length: 1e9 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

interface Change {
  /** Which place of the body, modulo how many there are. */
  readonly at: number
  readonly how: 'replace' | 'remove' | 'repeat' | 'rename' | 'borrow'
  readonly value: unknown
  readonly other: number
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'repeat', 'rename', 'borrow'),
  value: oddValue,
  other: fc.nat(),
})

type Container = Record<string, unknown>
interface Slot {
  readonly holder: Container
  readonly key: string
}

function slotsOf(value: unknown): Slot[] {
  const slots: Slot[] = []
  const left: unknown[] = [value]
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    if (typeof item !== 'object' || item === null) continue
    for (const key of Object.keys(item)) {
      const holder = item as Container
      slots.push({ holder, key })
      // What was nested in on purpose has no other places worth changing.
      if (slots.length < 5_000) left.push(holder[key])
    }
  }
  return slots
}

/** By definition and not by assignment, as a parser does it: `__proto__` becomes a key of its own. */
const put = (holder: Container, key: string, value: unknown) =>
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

function apply(body: { value: unknown }, { at, how, value, other }: Change) {
  const slots = slotsOf(body)
  const place = slots[at % slots.length]
  const from = slots[other % slots.length]
  if (!place || !from) return
  const { holder, key } = place
  // A copy, as the next change may go into it.
  if (how === 'replace') put(holder, key, typeof value === 'object' ? JSON.parse(toJson(value)) : value)
  else if (how === 'borrow') {
    // A value from elsewhere: a parent that is a child, an id that is there twice.
    const borrowed = from.holder[from.key]
    if (typeof borrowed !== 'object') put(holder, key, borrowed)
  } else if (Array.isArray(holder)) {
    if (how === 'remove') holder.splice(Number(key), 1)
    else holder.splice(Number(key), 0, ...Array.from({ length: 1 + (other % 3) }, () => holder[Number(key)]))
  } else if (key !== 'value' || holder !== body) {
    const old = holder[key]
    if (how !== 'repeat') delete holder[key]
    if (how !== 'remove') put(holder, prototypeNames[other % prototypeNames.length] ?? 'constructor', old)
  }
}

/** One of `bodies`, with one to five odd things in it. */
export const oddBody = (bodies: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.nat({ max: bodies.length - 1 }), fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([index, changes]) => {
      const body = { value: structuredClone(bodies[index]) }
      for (const one of changes) apply(body, one)
      return body.value
    })

/** What is worst for a field that holds a text, or a number: a name that every object has, a moment that no Date can hold. */
const worst: Readonly<Record<string, readonly unknown[]>> = {
  string: prototypeNames,
  number: [8.64e15 + 1, 9e18, -1e308, 1e308, -1, 0.5],
}

/** Correct but for one field, one body for each that holds a text or a number: wherever it stands, it holds the worst. */
export function bodiesByField(correct: unknown): readonly unknown[] {
  const worstFor = ({ holder, key }: Slot) => (Array.isArray(holder) ? undefined : worst[typeof holder[key]])
  const fields = slotsOf(correct).flatMap((slot) => (worstFor(slot) ? [slot.key] : []))
  return [...new Set(fields)].map((field) => {
    const body = structuredClone(correct)
    const slots = slotsOf(body).filter((slot) => slot.key === field)
    for (const [index, slot] of slots.entries()) {
      const values = worstFor(slot)
      if (values) put(slot.holder, field, values[index % values.length])
    }
    return body
  })
}

/** As JSON, however deep it is nested: the language's own way gives up at some thousands. */
export function toJson(value: unknown): string {
  const parts: string[] = []
  const left: { readonly text?: string; readonly value?: unknown }[] = [{ value }]
  for (let item = left.pop(); item; item = left.pop()) {
    if (item.text !== undefined) {
      parts.push(item.text)
      continue
    }
    const { value: here } = item
    if (typeof here !== 'object' || here === null) {
      parts.push(JSON.stringify(here) ?? 'null')
      continue
    }
    const isList = Array.isArray(here)
    parts.push(isList ? '[' : '{')
    left.push({ text: isList ? ']' : '}' })
    const entries = Object.entries(here)
    for (const [index, [key, inner]] of entries.toReversed().entries()) {
      left.push({ value: inner })
      const isFirst = index === entries.length - 1
      left.push({ text: `${isFirst ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}` })
    }
  }
  return parts.join('')
}
