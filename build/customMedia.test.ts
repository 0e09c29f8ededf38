import { expect, test } from 'vitest'
import { resolveMedia } from './customMedia.ts'

test('a breakpoint stands in the place of its name', () => {
  expect(resolveMedia('@media (--below-md) { a { color: var(--x) } }')).toBe(
    '@media (max-width: 899.95px) { a { color: var(--x) } }',
  )
  expect(resolveMedia('@media print and (--from-lg) {}')).toBe('@media print and (min-width: 1200px) {}')
})

test('a name that there is not stops the build', () => {
  expect(() => resolveMedia('@media (--below-medium) {}')).toThrow('--below-medium')
})
