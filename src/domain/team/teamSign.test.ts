import { expect, it } from 'vitest'
import type { TeamOperation } from '#domain/operation/teamOperation'
import type { Mark } from './mark'
import { teamSignsOf } from './teamSign'

const now = Date.UTC(2026, 10, 24, 3)
const mark = (fields: Partial<Mark>): Mark => ({
  id: 'm',
  kind: 'note',
  position: 1,
  seq: 1,
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  before: {},
  user: { kind: 'iam', name: 'li.na' },
  at: now - 60_000,
  ...fields,
})
const ofExecution = (fields: Partial<TeamOperation>): TeamOperation => ({
  id: 'o',
  position: 1,
  seq: 1,
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  action: 'retry',
  rawAction: 'restart',
  user: { kind: 'iam', name: 'li.na' },
  requestedAt: now,
  rawOutcome: 'accepted',
  before: {},
  ...fields,
})

const operation = (fields: Partial<TeamOperation>) => ofExecution({ nodeId: 'n', ...fields })

it('each node has what is said of it and done to it; what is of the whole execution stands apart', () => {
  const signs = teamSignsOf(
    'e',
    [
      mark({ id: 'claim', kind: 'claim', nodeId: 'n', until: now + 1 }),
      mark({ id: 'whole' }),
      mark({ id: 'elsewhere', executionId: 'other', nodeId: 'n' }),
    ],
    [
      operation({ id: 'older', position: 1 }),
      operation({ id: 'newer', position: 2, action: 'skip' }),
      ofExecution({ id: 'end', action: 'terminate' }),
    ],
    now,
  )
  expect([...signs.keys()].toSorted()).toEqual(['', 'n'])
  expect(signs.get('n')).toMatchObject({ claim: { id: 'claim' }, last: { id: 'newer' }, notes: [] })
  expect(signs.get('')).toMatchObject({ last: { id: 'end' }, notes: [{ id: 'whole' }] })
})

it('what is over is no sign', () => {
  const over = [
    mark({ kind: 'claim', nodeId: 'n', until: now }),
    mark({ kind: 'snooze', nodeId: 'n', ended: { at: now - 1 } }),
    mark({ kind: 'done', nodeId: 'n' }),
  ]
  expect(teamSignsOf('e', over, [], now).size).toBe(0)
})
