const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Steps that a clock has. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 6, 12, 24].map((count) => count * hour),
]

const most = 4

/** Where an axis of durations up to `longestMs` is marked, from nought to just above it. */
export function durationTicks(longestMs: number): readonly number[] {
  const step =
    steps.find((ms) => longestMs / ms <= most) ?? Math.ceil(longestMs / most / (24 * hour)) * 24 * hour
  const count = Math.max(1, Math.ceil(longestMs / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
