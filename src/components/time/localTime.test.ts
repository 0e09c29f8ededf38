import { expect, test, vi } from 'vitest'
import { fromLocalInput, nextFromLocalInput, toLocalInput } from './localTime'

const time = new Date(2026, 10, 24, 3, 7).getTime()

test('a time survives the way into the field and back, to the minute', () => {
  expect(toLocalInput(time)).toBe('2026-11-24 03:07')
  expect(fromLocalInput('2026-11-24 03:07')).toBe(time)
})

test.each([
  '2026-11-24T03:07',
  '2026/11/24 3:07',
  '2026.11.24  03:07:59',
  '2026年11月24日 03：07',
  ' 2026-11-24 03:07 ',
])('%s is the same moment', (text) => expect(fromLocalInput(text)).toBe(time))

test('a day alone is its beginning, a time alone is today’s', () => {
  expect(fromLocalInput('2026-11-24')).toBe(new Date(2026, 10, 24).getTime())
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 24, 9) })
  expect(fromLocalInput('03:07')).toBe(time)
  vi.useRealTimers()
})

test('of what is to come, a time alone is the next of its name; a day is the day that it says', () => {
  const evening = new Date(2026, 10, 24, 22)
  vi.useFakeTimers({ toFake: ['Date'], now: evening })
  const next = (text: string) => toLocalInput(nextFromLocalInput(text, evening.getTime()))
  expect(next('23:30')).toBe('2026-11-24 23:30')
  expect(next('08:00')).toBe('2026-11-25 08:00')
  expect(next('2026-11-24 08:00')).toBe('2026-11-24 08:00')
  expect(next('soon')).toBe('')
  vi.useRealTimers()
})

test('an empty field is no limit', () => {
  expect(fromLocalInput('')).toBeUndefined()
  expect(fromLocalInput('  ')).toBeUndefined()
  expect(toLocalInput(undefined)).toBe('')
})

test.each([
  '2026-13-40 99:99',
  '2026-02-30',
  '11/24/2026',
  '24 Nov 2026',
  '2026-11-24 25:00',
  '03:60',
  'soon',
])('%s is not taken for a moment', (text) => expect(fromLocalInput(text)).toBeUndefined())
