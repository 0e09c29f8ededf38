import { expect, it } from 'vitest'
import { graphOf } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import type { State } from '#domain/execution/status'
import { nodeOf } from '#test/nodes'
import { layoutGraph } from './graphLayout'
import { isSameNode, reuseEqual, paintNodes } from './flowElements'

const node = (id: string, state: State) => nodeOf(id, state, { beganAt: 0 })

function paint(nodes: ExecutionNode[], selectedId?: string) {
  const graph = graphOf(nodes)
  return paintNodes({ graph, layout: layoutGraph(graph, 2), nodes, records: new Map(), selectedId })
}

const before = paint([node('a', 'succeeded'), node('b', 'running'), node('c', 'notStarted')])

it('a poll with no news changes no object at all', () => {
  const next = paint([node('a', 'succeeded'), node('b', 'running'), node('c', 'notStarted')])
  expect(reuseEqual(before, next, isSameNode)).toBe(before)
})

it('a state that moved repaints its own node only, and moves none', () => {
  const next = reuseEqual(
    before,
    paint([node('a', 'succeeded'), node('b', 'failed'), node('c', 'notStarted')]),
    isSameNode,
  )
  expect(next.map((item, index) => item === before[index])).toEqual([true, false, true])
  expect(next.map(({ position }) => position)).toEqual(before.map(({ position }) => position))
})

it('a selection repaints the node that it left and the one that it reached', () => {
  const first = paint([node('a', 'succeeded'), node('b', 'running'), node('c', 'notStarted')], 'a')
  const next = reuseEqual(
    first,
    paint([node('a', 'succeeded'), node('b', 'running'), node('c', 'notStarted')], 'c'),
    isSameNode,
  )
  expect(next.map((item, index) => item === first[index])).toEqual([false, true, false])
})

it('a node that came or went is noticed', () => {
  expect(reuseEqual(before, paint([node('a', 'succeeded'), node('b', 'running')]), isSameNode)).toHaveLength(
    2,
  )
})
