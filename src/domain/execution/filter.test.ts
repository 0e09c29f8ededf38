import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  defaultFilter,
  formatFilter,
  isFiltered,
  parseFilter,
  sortFields,
  statusFilters,
  typeFilters,
  type ExecutionFilter,
} from './filter'

const word = fc
  .stringMatching(/^[\p{L}\p{N}&=?#%+/ ]{1,64}$/u)
  .map((text) => text.trim())
  .filter(Boolean)
const time = fc.integer({ min: 0, max: 9_999_999_999_999 })
const tagKey = fc.stringMatching(/^[\p{L}\p{N}&#%+/]{1,10}$/u)
const tagValue = fc
  .stringMatching(/^[\p{L}\p{N}&=#%+/]{0,10}$/u)
  .map((text) => [...text].slice(0, 5).join(''))

const filters: fc.Arbitrary<ExecutionFilter> = fc
  .record(
    {
      text: word,
      status: fc.constantFrom(...statusFilters),
      type: fc.constantFrom(...typeFilters),
      createdBy: word,
      from: time,
      to: time,
    },
    { requiredKeys: [] },
  )
  .chain((optional) =>
    fc
      .record({
        tags: fc.dictionary(tagKey, tagValue, { maxKeys: 10, noNullPrototype: true }),
        sort: fc.constantFrom(...sortFields),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      })
      .map((required) => ({ ...optional, ...required })),
  )

it('a time that goes along with the clock stands in the address in place of its two ends', () => {
  const params = formatFilter({ ...defaultFilter, range: '24h' })
  expect(params.toString()).toBe('range=24h')
  expect(parseFilter(params)).toEqual({ ...defaultFilter, range: '24h' })
  expect(parseFilter(new URLSearchParams('range=1h&from=2026-11-20T00:00:00Z')).from).toBeUndefined()
  expect(parseFilter(new URLSearchParams('range=9y')).range).toBeUndefined()
})

describe('a filter in the URL', () => {
  it('comes back as it went in, whatever stands in it', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(new URLSearchParams(formatFilter(filter).toString()))).toEqual(filter)
      }),
      { seed: 1 },
    )
  })

  it('opens from any text at all, and gives only what AOM takes', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const filter = parseFilter(new URLSearchParams(query))
        expect(sortFields).toContain(filter.sort)
        expect((filter.text ?? '').length).toBeLessThanOrEqual(64)
      }),
      { seed: 2 },
    )
  })

  it('leaves the plain list its plain address', () => {
    expect(formatFilter(defaultFilter).toString()).toBe('')
    expect(isFiltered(defaultFilter)).toBe(false)
  })

  it('drops a state, a sort order and a time that AOM does not know', () => {
    expect(parseFilter(new URLSearchParams('state=exploded&sort=colour&from=yesterday'))).toEqual(
      defaultFilter,
    )
  })
})
