import { act, renderHook } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { actableAgeMs } from '#domain/reading'
import { useIsTooOldToAct, useReadMoment } from './staleness'

const now = Date.UTC(2026, 10, 23, 19, 12)
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now }))

/** What a row draws of a list that is read again and again, and how often it is drawn. */
function showRow() {
  const list = renderHook(({ readAt }) => useReadMoment(readAt), { initialProps: { readAt: now } })
  let draws = 0
  const row = renderHook(() => {
    draws += 1
    return useIsTooOldToAct(list.result.current)
  })
  return {
    isTooOld: () => row.result.current,
    draws: () => draws,
    read: () => list.rerender({ readAt: Date.now() }),
  }
}
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

it('a row is not drawn again because its list was read again', () => {
  const row = showRow()
  for (let poll = 0; poll < 20; poll += 1) {
    pass(15_000)
    row.read()
  }
  expect(row.isTooOld()).toBe(false)
  expect(row.draws()).toBe(1)
})

it('a row becomes too old by itself, and actable again with the next read', () => {
  const row = showRow()
  pass(15_000)
  row.read()
  pass(actableAgeMs)
  expect(row.isTooOld()).toBe(false)
  pass(2)
  expect(row.isTooOld()).toBe(true)
  row.read()
  expect(row.isTooOld()).toBe(false)
  expect(row.draws()).toBe(3)
})
