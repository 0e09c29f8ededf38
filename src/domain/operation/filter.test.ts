import { expect, it } from 'vitest'
import { formatOperationFilter, parseOperationFilter, type OperationFilter } from './filter'

const parsed = (query: string) => parseOperationFilter(new URLSearchParams(query))

it('a filter survives the way into the address and back, whatever its characters, and leaves the rest of it alone', () => {
  const filter: OperationFilter = {
    by: '李娜 & co=1?#100%',
    workflow: 'a/b c',
    execution: 'e',
    node: 'n',
    action: 'retry',
    outcome: 'notSent',
    from: Date.UTC(2026, 10, 23, 19),
    to: Date.UTC(2026, 10, 23, 20),
  }
  const query = formatOperationFilter(filter, new URLSearchParams('region=cn-north-4&outcome=open&by=x'))
  expect(parsed(query.toString())).toEqual(filter)
  expect(query.get('region')).toBe('cn-north-4')
  expect(formatOperationFilter({}, query).toString()).toBe('region=cn-north-4')
})

it('what the journal would not take is left out or cut', () => {
  expect(parsed('action=delete&outcome=maybe&from=yesterday&to=1960-01-01&by=%20')).toEqual({})
  expect(parsed(`by=${'x'.repeat(300)}&node=${'y'.repeat(300)}`)).toEqual({
    by: 'x'.repeat(256),
    node: 'y'.repeat(128),
  })
  const half = parsed(`node=${encodeURIComponent(`${'y'.repeat(127)}😀`)}`).node ?? ''
  expect(() => encodeURIComponent(half)).not.toThrow()
})
