import { expect, it } from 'vitest'
import { shortNames } from './hostNames'
import { filterTargets, groupTargets } from './targetGroups'
import { targetOf } from '#test/nodes'

const log = (host: string) => `[${host}] + nginx -t\nnginx: [emerg] cannot load key /etc/${host}.key`
const targets = [
  targetOf('web-001', 'succeeded'),
  targetOf('web-002', 'failed', { log: 'df: no space left on device' }),
  targetOf('web-003', 'failed', { log: log('web-003'), address: '10.0.0.3' }),
  targetOf('web-004', 'notRun'),
  targetOf('web-005', 'failed', { log: log('web-005') }),
  targetOf('web-006', 'failed'),
]

it('failed hosts that say the same stand in one group, the largest first; what is well comes last', () => {
  const groups = groupTargets(targets)
  expect(
    groups.map(({ outcome, line, targets }) => [outcome, line, targets.map(({ name }) => name)]),
  ).toEqual([
    ['failed', 'nginx: [emerg] cannot load key /etc/web-003.key', ['web-003', 'web-005']],
    ['failed', 'df: no space left on device', ['web-002']],
    ['failed', undefined, ['web-006']],
    ['notRun', undefined, ['web-004']],
    ['succeeded', undefined, ['web-001']],
  ])
})

it.each([
  ['WEB-003', ['web-003']],
  ['10.0.0', ['web-003']],
  ['failed cannot load', ['web-003', 'web-005']],
  ['no space', ['web-002']],
  ['not run', ['web-004']],
  ['  ', targets.map(({ name }) => name)],
  ['nowhere', []],
])('“%s” finds a host by name, address, state or message', (query, found) => {
  const words = { failed: 'Failed', inProgress: 'Running', notRun: 'Not run', succeeded: 'OK' }
  expect(filterTargets(targets, query, (outcome) => words[outcome]).map(({ name }) => name)).toEqual(found)
})

it.each([
  [
    ['ecs-prod-web-007', 'ecs-prod-web-017'],
    ['ecs-prod-web-007', '-017'],
  ],
  [['ecs-prod-web-007'], ['ecs-prod-web-007']],
  [
    ['10.28.5.219', '10.28.6.3'],
    ['10.28.5.219', '.6.3'],
  ],
  [
    ['db-1', 'db-2'],
    ['db-1', 'db-2'],
  ],
  [
    ['alpha', 'beta'],
    ['alpha', 'beta'],
  ],
  [
    ['ecs-prod-web', 'ecs-prod-web-2'],
    ['ecs-prod-web', '-web-2'],
  ],
])('%s is said as %s', (names, shown) => {
  expect(shortNames(names)).toEqual({ shown, left: 0 })
})

it('of many names some are said, and how many are left', () => {
  expect(shortNames(['web-prod-1', 'web-prod-2', 'web-prod-3'], 2)).toEqual({
    shown: ['web-prod-1', '-2'],
    left: 1,
  })
})
