import { expect, it } from 'vitest'
import type { Target, TargetOutcome } from '#domain/execution/target'
import { nodeOf, targetOf } from '#test/nodes'
import { attemptFacts } from './attempt'

const target = (name: string, outcome: TargetOutcome, log?: string): Target =>
  targetOf(name, outcome, log === undefined ? {} : { log })

it('counts the targets, names those that failed, and has the line that names the fault', () => {
  const node = nodeOf('n', 'failed', {
    targets: [
      target('web-1', 'succeeded'),
      target('web-2', 'failed', 'E: Could not get lock /var/lib/dpkg/lock'),
      target('web-3', 'notRun'),
    ],
  })
  expect(attemptFacts(node)).toEqual({
    succeeded: 1,
    failed: 1,
    inProgress: 0,
    notRun: 1,
    failedTargets: ['web-2'],
    cause: 'E: Could not get lock /var/lib/dpkg/lock',
  })
})

it('of a node that timed out names what still ran', () => {
  const node = nodeOf('n', 'timedOut', {
    targets: [target('db-1', 'succeeded'), target('db-2', 'inProgress')],
  })
  expect(attemptFacts(node)).toMatchObject({ failedTargets: ['db-2'] })
})

it('of a node of which nothing is said there is nothing to keep', () => {
  expect(attemptFacts(nodeOf('n', 'failed'))).toBeUndefined()
})

it('keeps no password', () => {
  const node = nodeOf('n', 'failed', { reason: 'error: login failed with password=Tr0ub4dor&3' })
  expect(attemptFacts(node)?.cause).not.toContain('Tr0ub4dor')
})

it('fits into what the gateway reads, whatever the names and the log', () => {
  const targets = Array.from({ length: 200 }, (_, index) =>
    target(
      `生产环境网关节点-${'很长的名字'.repeat(30)}-${index}`,
      'failed',
      `错误：${'磁盘空间不足，'.repeat(400)}\uD800`,
    ),
  )
  const facts = attemptFacts(nodeOf('n', 'failed', { targets }))
  expect(facts?.failed).toBe(200)
  expect(facts?.failedTargets.length).toBeGreaterThan(0)
  expect(encodeURIComponent(JSON.stringify(facts)).length).toBeLessThan(2_800)
})
