import { describe, expect, it } from 'vitest'
import { executionOf, nodeOf as node, workflowOf } from '#test/nodes'
import { countStates, endedSince, progressOf } from './calm'

const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id)

describe('how far an execution is that needs nobody', () => {
  it('what runs, what follows at once, and the pause behind it', () => {
    const execution = executionOf('running', {
      nodes: [
        node('drain', 'succeeded'),
        node('install', 'running'),
        node('warm', 'waiting'),
        node('check', 'notStarted', { isPause: true }),
        node('restore', 'notStarted'),
      ],
    })
    const { now, begun, next, pauses } = progressOf(execution)
    expect([ids(now), begun, ids(next), ids(pauses)]).toEqual([['install'], 2, ['warm'], ['check']])
  })

  it('what two branches lead to is said once', () => {
    const after = (name: string) => ({ parentReference: name })
    const execution = executionOf('running', {
      nodes: [
        node('a', 'running'),
        node('b', 'running'),
        node('after a', 'notStarted', after('a')),
        node('after both', 'notStarted', { isPause: true, parentReference: 'a,b' }),
      ],
    })
    const { now, next } = progressOf(execution)
    expect([ids(now), ids(next)]).toEqual([['a', 'b'], ['after a']])
  })

  it('nothing follows the last node', () => {
    const execution = executionOf('running', { nodes: [node('a', 'succeeded'), node('b', 'running')] })
    const { begun, next, pauses } = progressOf(execution)
    expect([begun, next, pauses]).toEqual([2, [], []])
  })
})

it('of what ended since then the newest end is first; what goes on has none, whatever AOM says', () => {
  const ended = (id: string, state: 'succeeded' | 'canceled' | 'running', endedAt?: number) =>
    workflowOf({
      id,
      status: { state, raw: state },
      lastExecution: { executionId: id, ...(endedAt !== undefined && { endedAt }) },
    })
  const workflows = [
    ended('early', 'succeeded', 99),
    ended('old', 'succeeded', 100),
    ended('new', 'canceled', 300),
    ended('newer', 'succeeded', 400),
    ended('goes on', 'running', 500),
    ended('never', 'succeeded'),
    workflowOf({ id: 'never run' }),
  ]
  const shown = endedSince(workflows, 100)
  expect(ids(shown)).toEqual(['newer', 'new', 'old'])
  expect(countStates(shown)).toEqual([
    ['succeeded', 2],
    ['canceled', 1],
  ])
})
