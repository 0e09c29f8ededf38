import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { notStarted } from '#domain/execution/status'
import { columnsIn, layoutGraph, neighbour, nodeSize } from './graphLayout'

function node(id: string, parentReference?: string, isDefined = true): ExecutionNode {
  return {
    id,
    name: id,
    isPause: false,
    ignoresErrors: false,
    isDefined,
    status: notStarted,
    attempts: [],
    targets: [],
    ...(parentReference !== undefined && { parentReference }),
  }
}

const chain = (length: number) => graphOf(Array.from({ length }, (_, index) => node(`n${index}`)))
const tree = graphOf([node('a'), node('b', 'a'), node('c', 'a'), node('d', 'b,c')])
const xOf = (layout: ReturnType<typeof layoutGraph>, id: string) => layout.positions.get(id)?.x
const yOf = (layout: ReturnType<typeof layoutGraph>, id: string) => layout.positions.get(id)?.y

describe('a chain', () => {
  it('is set like text: as many columns as fit, then the next row from the left', () => {
    const layout = layoutGraph(chain(5), 3)
    expect(xOf(layout, 'n3')).toBe(xOf(layout, 'n0'))
    expect(yOf(layout, 'n2')).toBe(yOf(layout, 'n0'))
    expect(yOf(layout, 'n3')).toBeGreaterThan(yOf(layout, 'n0') ?? 0)
    expect(layout.isVertical).toBe(false)
  })

  it('fits the width that its columns came from', () => {
    for (const width of [300, 640, 1000, 1900])
      expect(layoutGraph(chain(20), columnsIn(width)).width).toBeLessThanOrEqual(Math.max(width, 240))
  })

  it('runs downwards on a phone', () => {
    const layout = layoutGraph(chain(3), columnsIn(328))
    expect(layout.isVertical).toBe(true)
    expect(new Set([...layout.positions.values()].map(({ x }) => x)).size).toBe(1)
  })
})

describe('a fan-out', () => {
  it('has one column per level and the parent between its children', () => {
    const layout = layoutGraph(tree, 3)
    expect(xOf(layout, 'b')).toBe(xOf(layout, 'c'))
    expect(xOf(layout, 'd')).toBeGreaterThan(xOf(layout, 'b') ?? Infinity)
    expect(yOf(layout, 'a')).toBe(((yOf(layout, 'b') ?? 0) + (yOf(layout, 'c') ?? 0)) / 2)
  })

  it('with stray results: they stand below, in rows', () => {
    const strays = Array.from({ length: 7 }, (_, index) => node(`x${index}`, undefined, false))
    const layout = layoutGraph(graphOf([node('a'), node('b', 'a'), node('c', 'a'), ...strays]), 3)
    expect(yOf(layout, 'x0')).toBeGreaterThan(yOf(layout, 'c') ?? Infinity)
    expect(yOf(layout, 'x3')).toBeGreaterThan(yOf(layout, 'x0') ?? Infinity)
  })
})

describe('arrow keys', () => {
  it('walk a chain, round the end of a row too', () => {
    const graph = chain(5)
    const layout = layoutGraph(graph, 3)
    expect(neighbour(graph, layout, 'n0', 'right')).toBe('n1')
    expect(neighbour(graph, layout, 'n2', 'right')).toBe('n3')
    expect(neighbour(graph, layout, 'n3', 'left')).toBe('n2')
    expect(neighbour(graph, layout, 'n1', 'down')).toBe('n4')
    expect(neighbour(graph, layout, 'n4', 'up')).toBe('n1')
    expect(neighbour(graph, layout, 'n0', 'left')).toBeUndefined()
  })

  it('walk a tree', () => {
    const layout = layoutGraph(tree, 3)
    expect(neighbour(tree, layout, 'b', 'down')).toBe('c')
    expect(neighbour(tree, layout, 'c', 'left')).toBe('a')
    expect(neighbour(tree, layout, 'c', 'right')).toBe('d')
  })
})

it('any graph: every node has its own place', () => {
  const parent = fc.constantFrom('start', 'gone', 'a', 'b', 'c', 'd', 'e', 'a,b', 'c,d')
  const anyNodes = fc.tuple(
    ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) =>
      fc.tuple(parent, fc.boolean()).map(([reference, isDefined]) => node(id, reference, isDefined)),
    ),
  )
  fc.assert(
    fc.property(anyNodes, fc.integer({ min: 1, max: 5 }), (nodes, columns) => {
      const all = [...layoutGraph(graphOf(nodes), columns).positions.values()]
      expect(all).toHaveLength(nodes.length)
      for (const [index, one] of all.entries())
        for (const other of all.slice(index + 1))
          expect(
            Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height,
          ).toBe(true)
    }),
    { seed: 7 },
  )
})

it('5,000 nodes are placed, deep or wide', () => {
  const wide = graphOf([node('a'), ...Array.from({ length: 4_999 }, (_, index) => node(`n${index}`, 'a'))])
  expect(layoutGraph(wide, 4).positions.size).toBe(5_000)
  const deep = graphOf([
    node('side', 'start'),
    node('r', 'start'),
    ...Array.from({ length: 4_998 }, (_, index) => node(`n${index}`, index === 0 ? 'r' : `n${index - 1}`)),
    node('leaf', 'side'),
  ])
  expect(layoutGraph(deep, 4).positions.size).toBe(5_001)
})
