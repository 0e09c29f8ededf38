import { expect, test } from 'vitest'
import { readTarget } from './target'

test('a target is decoded once', () => {
  expect(readTarget('/a/b%20c?x=1%262&y=a+b&z')).toEqual({
    segments: ['a', 'b c'],
    query: [
      ['x', '1&2'],
      ['y', 'a b'],
      ['z', ''],
    ],
  })
  expect(readTarget('/')).toEqual({ segments: [''], query: [] })
  expect(readTarget('/a/')?.segments).toEqual(['a', ''])
})

test.each([
  '',
  '*',
  'http://evil.example/v1',
  '//evil.example/v1',
  '/a//b',
  '/a/../b',
  '/a/./b',
  '/..',
  '/a/%2e%2e/b',
  '/a/.%2E/b',
  '/a%2Fb',
  '/a%5cb',
  '/a\\b',
  '/a/%252e%252e/b',
  '/a%252Fb',
  '/a%00',
  '/a%0d%0ab',
  '/a%',
  '/a%ff',
  '/v1/a?x=%ff',
  '/a#b',
  '/a b',
  '/ä',
])('%j is refused', (raw) => {
  expect(readTarget(raw)).toBeNull()
})
