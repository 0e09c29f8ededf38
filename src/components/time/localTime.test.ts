import { expect, test } from 'vitest'
import { fromLocalInput, toLocalInput } from './localTime'

test('a time survives the way into the field and back, to the minute', () => {
  const time = new Date(2026, 10, 24, 3, 7).getTime()
  expect(toLocalInput(time)).toBe('2026-11-24T03:07')
  expect(fromLocalInput('2026-11-24T03:07')).toBe(time)
})

test('an empty or broken field is no limit', () => {
  expect(fromLocalInput('')).toBeUndefined()
  expect(fromLocalInput('2026-13-40T99:99')).toBeUndefined()
  expect(toLocalInput(undefined)).toBe('')
})
