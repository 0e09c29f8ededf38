const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
]

/** The smallest step of a clock, in ms, that is at least so long: where an axis of time is marked. Above a day, whole days. */
export const clockStep = (leastMs: number): number =>
  steps.find((step) => step >= leastMs) ?? Math.ceil(leastMs / day) * day
