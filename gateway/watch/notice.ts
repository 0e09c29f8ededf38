import { createHash } from 'node:crypto'
import { maskOf } from '#domain/execution/cause'
import type { KnownStop } from '../journal/journal'

/** One message: nodes that stopped, or that no longer wait, and were alike. */
export type Notice = {
  /** The same whenever the same thing is told again. */
  readonly id: string
  /** `passed`: over before anybody could be told of it. */
  readonly kind: 'stopped' | 'over' | 'passed'
  /** What all of them say; of several the first one's words. */
  readonly cause: string | null
  /** The longest-waiting first. */
  readonly stops: readonly [KnownStop, ...KnownStop[]]
}

/** So many at each look: robots take 20 messages a minute. */
const mostAtOnce = 3
/** More than these, a minute's worth, nobody reads one by one: then all of a kind are one message. */
const mostMessages = 18

/**
 * What is to be told now: a message per stop, alike ones together, the longest-waiting first. What is left is told at the next looks; of
 * too many, all of a kind stand in one.
 */
export function noticesOf(untold: readonly KnownStop[]): readonly Notice[] {
  const alike = groupBy(untold, (stop) =>
    JSON.stringify([kindOf(stop), stop.state, stop.became, stop.cause === null ? null : maskOf(stop.cause)]),
  )
  const groups = [...alike.values()].flatMap((stops) =>
    // Two that failed alike without a word are not alike.
    stops[0]?.cause === null && kindOf(stops[0]) === 'stopped' ? stops.map((stop) => [stop]) : [stops],
  )
  const isFew = groups.length <= mostMessages
  const chosen = isFew ? groups : [...groupBy(untold, kindOf).values()]
  const notices = chosen.flatMap((stops): Notice[] => {
    const [first, ...rest] = stops.toSorted((a, b) => waitsSince(a) - waitsSince(b))
    if (!first) return []
    return [
      { id: idOf(stops), kind: kindOf(first), cause: isFew ? first.cause : null, stops: [first, ...rest] },
    ]
  })
  return notices.toSorted((a, b) => waitsSince(a.stops[0]) - waitsSince(b.stops[0])).slice(0, mostAtOnce)
}

const waitsSince = ({ since, seenAt }: KnownStop): number => since ?? seenAt

const kindOf = ({ isTold, overAt }: KnownStop): Notice['kind'] =>
  overAt === null ? 'stopped' : isTold ? 'over' : 'passed'

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const idOf = (stops: readonly KnownStop[]): string =>
  createHash('sha256')
    .update(
      stops
        .map((stop) => `${kindOf(stop)} ${stop.key}`)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 32)
