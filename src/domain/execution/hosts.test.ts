import { expect, it } from 'vitest'
import { shortNames } from './hosts'

it('hosts of one family are named once, and each can still be read', () => {
  expect(shortNames(['ecs-prod-web-007', 'ecs-prod-web-017'])).toBe('ecs-prod-web-007, -017')
  expect(shortNames(['ecs-prod-web-007', 'ecs-prod-db-002', 'ecs-prod-db-003'])).toBe(
    'ecs-prod-web-007, ecs-prod-db-002, -003',
  )
  expect(shortNames(['alpha', 'beta'])).toBe('alpha, beta')
  expect(shortNames(['-a', '-b', '-'])).toBe('-a, -b, -')
  expect(shortNames([])).toBe('')
})
