import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consequencesOf, consequencesOfRun, consequencesOfTermination } from './consequences'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { actions } from '#domain/operation/action'
import { states, type State } from '#domain/execution/status'
import { executionOf, nodeOf as node } from '#test/nodes'

const execution = (...nodes: ExecutionNode[]): Execution =>
  executionOf('failed', { status: { state: 'failed', raw: 'fail' }, nodes })

function ids(of: Execution, nodeId: string, action: (typeof actions.node)[number]) {
  const found = consequencesOf(of, nodeId, action)
  const list = (nodes: readonly ExecutionNode[]) => nodes.map(({ id }) => id)
  return {
    next: list(found.runsNext),
    later: list(found.runsLater),
    stopsAt: list(found.stopsAt),
    ignored: list(found.errorsIgnored),
    ends: found.endsExecution,
  }
}

const night = execution(
  node('precheck', 'succeeded'),
  node('drain', 'failed'),
  node('restart', 'notStarted', { ignoresErrors: true }),
  node('verify', 'notStarted'),
  node('approve', 'notStarted', { isPause: true }),
  node('report', 'notStarted'),
)

describe('a failed step in a chain', () => {
  it('skipped: the next step starts, and all runs up to the pause, not beyond', () => {
    expect(ids(night, 'drain', 'skip')).toEqual({
      next: ['restart'],
      later: ['verify'],
      stopsAt: ['approve'],
      ignored: ['restart'],
      ends: false,
    })
  })

  it('retried: the step itself runs first, the rest after it', () => {
    expect(ids(night, 'drain', 'retry')).toMatchObject({
      next: ['drain'],
      later: ['restart', 'verify'],
      stopsAt: ['approve'],
      ignored: ['restart'],
    })
  })

  it('retried with its own errors ignored: says so', () => {
    const own = execution(node('drain', 'failed', { ignoresErrors: true }), node('verify', 'notStarted'))
    expect(ids(own, 'drain', 'retry').ignored).toEqual(['drain'])
  })
})

describe('a pause', () => {
  it('continued: what stands behind it runs', () => {
    const paused = execution(node('wait', 'paused', { isPause: true }), node('report', 'notStarted'))
    expect(ids(paused, 'wait', 'continue')).toEqual({
      next: ['report'],
      later: [],
      stopsAt: [],
      ignored: [],
      ends: false,
    })
  })

  it('followed by another pause: nothing runs, the next pause is named', () => {
    const twice = execution(
      node('wait', 'paused', { isPause: true }),
      node('again', 'notStarted', { isPause: true }),
    )
    expect(ids(twice, 'wait', 'continue')).toMatchObject({ next: [], stopsAt: ['again'], ends: false })
  })

  it('as the last step: the execution ends', () => {
    const last = execution(node('a', 'succeeded'), node('wait', 'paused', { isPause: true }))
    expect(ids(last, 'wait', 'continue')).toMatchObject({ next: [], later: [], stopsAt: [], ends: true })
  })
})

describe('branches', () => {
  const fork = (left: State, right: State) =>
    execution(
      node('fork', 'succeeded', { parentReference: 'start' }),
      node('left', left, { parentReference: 'fork' }),
      node('right', right, { parentReference: 'fork' }),
      node('join', 'notStarted', { parentReference: 'left,right' }),
    )

  it('a join starts only when its other branch is done', () => {
    expect(ids(fork('failed', 'succeeded'), 'left', 'skip').next).toEqual(['join'])
    expect(ids(fork('failed', 'running'), 'left', 'skip').next).toEqual([])
    expect(ids(fork('failed', 'failed'), 'left', 'skip').next).toEqual([])
  })

  it('the last step of one branch does not end an execution that is stuck in another', () => {
    const two = execution(
      node('fork', 'succeeded', { parentReference: 'start' }),
      node('left', 'failed', { parentReference: 'fork' }),
      node('right', 'failed', { parentReference: 'fork' }),
    )
    expect(ids(two, 'left', 'skip')).toMatchObject({ next: [], ends: false })
  })

  it('looks behind a step that is done already', () => {
    const ran = execution(
      node('a', 'failed', { ignoresErrors: true }),
      node('b', 'succeeded'),
      node('c', 'notStarted'),
    )
    expect(ids(ran, 'a', 'skip').next).toEqual(['c'])
  })
})

it('says nothing of a node that is not there', () => {
  expect(ids(night, 'gone', 'skip')).toEqual({ next: [], later: [], stopsAt: [], ignored: [], ends: false })
})

describe('whatever the graph', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const anyExecution = fc
    .tuple(
      ...names.map((id) =>
        fc
          .record({
            state: fc.constantFrom(...states),
            parentReference: fc.constantFrom('start', 'gone', 'a,b', ...names),
            isPause: fc.boolean(),
            ignoresErrors: fc.boolean(),
            isDefined: fc.boolean(),
          })
          .map(({ state, ...rest }) => node(id, state, rest)),
      ),
    )
    .map((nodes) => execution(...nodes))

  it('no node is named twice, pauses only as pauses, and nothing that is done runs again but the node itself', () => {
    fc.assert(
      fc.property(
        anyExecution,
        fc.constantFrom(...names),
        fc.constantFrom(...actions.node),
        (run, id, action) => {
          const found = consequencesOf(run, id, action)
          const all = [...found.runsNext, ...found.runsLater, ...found.stopsAt]
          expect(new Set(all).size).toBe(all.length)
          const others = all.filter((item) => item.id !== id)
          expect(
            others.some(({ status }) => status.state === 'succeeded' || status.state === 'skipped'),
          ).toBe(false)
          expect(others.filter((item) => item.isPause)).toEqual(found.stopsAt)
          expect(action === 'retry' ? found.runsNext.map((item) => item.id) : [id]).toEqual([id])
          if (found.endsExecution) expect(others).toEqual([])
        },
      ),
      { seed: 7 },
    )
  })
})

const idsOf = (nodes: readonly ExecutionNode[]) => nodes.map(({ id }) => id)

describe('a run from the beginning', () => {
  it('of a chain: its first node, then up to the first pause, whatever state a node is in today', () => {
    const found = consequencesOfRun(night.nodes)
    expect(idsOf(found.runsNext)).toEqual(['precheck'])
    expect(idsOf(found.runsLater)).toEqual(['drain', 'restart', 'verify'])
    expect(idsOf(found.stopsAt)).toEqual(['approve'])
    expect(idsOf(found.errorsIgnored)).toEqual(['restart'])
  })

  it('of several beginnings: all of them at once', () => {
    const found = consequencesOfRun([
      node('a', 'notStarted', { parentReference: 'gone' }),
      node('b', 'notStarted', { parentReference: 'start' }),
      node('c', 'notStarted', { parentReference: 'b' }),
    ])
    expect(idsOf(found.runsNext)).toEqual(['a', 'b'])
    expect(idsOf(found.runsLater)).toEqual(['c'])
  })

  it('of a workflow that begins with a pause, or has no nodes', () => {
    const found = consequencesOfRun([node('wait', 'notStarted', { isPause: true }), node('b', 'notStarted')])
    expect(idsOf(found.runsNext)).toEqual([])
    expect(idsOf(found.stopsAt)).toEqual(['wait'])
    expect(consequencesOfRun([]).runsNext).toEqual([])
  })
})

describe('a termination', () => {
  it('names what runs or pauses now, what never will, and what nobody knows', () => {
    const found = consequencesOfTermination(
      execution(
        node('done', 'succeeded'),
        node('busy', 'running'),
        node('pause', 'paused', { isPause: true }),
        node('queued', 'waiting'),
        node('odd', 'unknown'),
        node('broken', 'failed'),
        node('later', 'notStarted'),
      ),
    )
    expect(idsOf(found.stopped)).toEqual(['busy', 'pause'])
    expect(idsOf(found.neverRun)).toEqual(['queued', 'later'])
    expect(idsOf(found.unknown)).toEqual(['odd'])
  })

  it('at a pause that AOM does not report: that pause is what it stops', () => {
    const paused = {
      ...execution(
        node('a', 'succeeded'),
        node('wait', 'notStarted', { isPause: true }),
        node('b', 'notStarted'),
      ),
      status: { state: 'paused', raw: 'pausing' } as const,
    }
    const found = consequencesOfTermination(paused)
    expect(idsOf(found.stopped)).toEqual(['wait'])
    expect(idsOf(found.neverRun)).toEqual(['b'])
  })
})
