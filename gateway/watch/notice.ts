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

/** More alike ones than this at a time stand in one message; fewer messages are worth their names. */
const mostNotices = 5

/** What is to be told, at most `mostNotices` messages: one per stop, alike ones together, and if that is still too much, all of a kind. */
export function noticesOf(untold: readonly KnownStop[]): readonly Notice[] {
  const alike = groupBy(untold, (stop) =>
    JSON.stringify([kindOf(stop), stop.state, stop.became, stop.cause === null ? null : maskOf(stop.cause)]),
  )
  const groups = [...alike.values()].flatMap((stops) =>
    // Two that failed alike without a word are not alike.
    stops[0]?.cause === null && kindOf(stops[0]) === 'stopped' ? stops.map((stop) => [stop]) : [stops],
  )
  const chosen = groups.length <= mostNotices ? groups : [...groupBy(untold, kindOf).values()]
  return chosen.flatMap((stops) => {
    const [first, ...rest] = stops.toSorted((a, b) => (a.since ?? a.seenAt) - (b.since ?? b.seenAt))
    if (!first) return []
    const isAlike = chosen === groups
    return [
      { id: idOf(stops), kind: kindOf(first), cause: isAlike ? first.cause : null, stops: [first, ...rest] },
    ]
  })
}

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
