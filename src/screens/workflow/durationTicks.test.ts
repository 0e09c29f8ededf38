import { expect, test } from 'vitest'
import { durationTicks } from './durationTicks'

test.each([
  [0, [0, 1_000]],
  [3_500, [0, 1_000, 2_000, 3_000, 4_000]],
  [224_000, [0, 60_000, 120_000, 180_000, 240_000]],
  [1_436_000, [0, 600_000, 1_200_000, 1_800_000]],
  [10 * 86_400_000, [0, 3, 6, 9, 12].map((days) => days * 86_400_000)],
])('%i ms', (longestMs, ticks) => {
  expect(durationTicks(longestMs)).toEqual(ticks)
})
