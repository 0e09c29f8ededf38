import { expect, test } from 'vitest'
import type { State } from '#domain/execution/status'
import { runStatistics } from './runStatistics'
import { summaryOf } from '#test/nodes'

const run = (state: State, seconds?: number) =>
  summaryOf(
    `${state}-${seconds}`,
    state,
    seconds === undefined ? {} : { beganAt: 0, endedAt: seconds * 1_000 },
  )

test('running, paused and rejected runs say nothing about success', () => {
  const statistics = runStatistics([
    run('succeeded', 10),
    run('failed', 20),
    run('running'),
    run('paused'),
    run('approvalRejected'),
  ])
  expect(statistics).toEqual({ ended: 2, succeeded: 1, successRate: 0.5, medianMs: 10_000, timed: 1 })
})

test('a run without times counts for the rate but not for the duration, a canceled one for neither', () => {
  const statistics = runStatistics([
    run('succeeded'),
    run('succeeded', 30),
    run('succeeded', 50),
    run('timedOut', 90),
    run('canceled', 60),
  ])
  expect(statistics).toMatchObject({ ended: 4, succeeded: 3, medianMs: 40_000, timed: 2 })
})

test('without an ended run there is no rate and no duration', () => {
  expect(runStatistics([run('running')])).toMatchObject({
    successRate: undefined,
    medianMs: undefined,
    ended: 0,
  })
})
