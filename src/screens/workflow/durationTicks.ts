import { clockStep } from '#domain/execution/clockStep'

const most = 4

/** Where an axis of durations up to `longestMs` is marked, from nought to just above it. */
export function durationTicks(longestMs: number): readonly number[] {
  const step = clockStep(longestMs / most)
  const count = Math.max(1, Math.ceil(longestMs / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
