import { expect, it } from 'vitest'
import { differingLines } from './logDifference'

const good = ['03:12:09 begin', 'copied 12 files', 'retry', 'done in 3 s']
const bad = ['03:14:40 begin', 'copied 12 files', 'retry', 'retry', 'tar: file changed as we read it']

const differing = (ignoresNumbers: boolean) =>
  differingLines([good, bad], { ignoresNumbers }).map((lines) => [...lines])

it('numbers and times do not count where that is wanted', () => {
  expect(differing(true)).toEqual([[3], [3, 4]])
  expect(differing(false)).toEqual([
    [0, 3],
    [0, 3, 4],
  ])
})

it('equal logs, empty lines and no log at all differ in nothing', () => {
  expect(differingLines([good, good], { ignoresNumbers: false }).map(({ size }) => size)).toEqual([0, 0])
  expect(differingLines([['', ' '], []], { ignoresNumbers: false }).map(({ size }) => size)).toEqual([0, 0])
})
