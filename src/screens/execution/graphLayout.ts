import { hierarchy, tree } from 'd3-hierarchy'
import type { ExecutionGraph, GraphNode } from '#domain/execution/graph'

/** Pixels. Text in a node is set in the page's own size, so a node is never scaled below `minZoom`. */
export const nodeSize = { width: 200, height: 84 } as const
const gap = { x: 40, y: 36 } as const
const margin = 16

export interface Position {
  readonly x: number
  readonly y: number
}

/** Where each node stands: by structure and by the columns that fit, never by state. */
export interface GraphLayout {
  readonly positions: ReadonlyMap<string, Position>
  /** Edges leave below and enter above; else they go left to right. */
  readonly isVertical: boolean
  readonly width: number
  readonly height: number
}

/** Whole columns in a width; 1 at least. */
export const columnsIn = (width: number): number =>
  Math.max(1, Math.floor((width - 2 * margin + gap.x) / (nodeSize.width + gap.x)))

const at = (column: number, row: number): Position => ({
  x: margin + column * (nodeSize.width + gap.x),
  y: margin + row * (nodeSize.height + gap.y),
})

/**
 * A chain is set like text, in rows of `columns`. Any other graph grows from left to right, one column per level.
 * Nodes that nothing is tied to follow below, in rows.
 */
export function layoutGraph(graph: ExecutionGraph, columns: number): GraphLayout {
  const isTied = (node: GraphNode) => node.parents.length > 0 || node.children.length > 0
  const tied = graph.nodes.filter(isTied)
  const loose = graph.nodes.filter((node) => !isTied(node))
  const isLine = tied.filter((node) => node.parents.length === 0).length === 1 && tied.every(hasOneWay)
  const main = isLine
    ? inRows(
        tied.toSorted((a, b) => a.level - b.level),
        columns,
        0,
      )
    : asTree(tied)
  const rows = main.length === 0 ? 0 : Math.max(...main.map(([, slot]) => slot.row)) + 1
  const places = [...main, ...inRows(loose, columns, rows)]
  const positions = new Map(places.map(([id, { column, row }]) => [id, at(column, row)]))
  const all = [...positions.values()]
  const right = all.reduce((max, { x }) => Math.max(max, x), 0)
  const bottom = all.reduce((max, { y }) => Math.max(max, y), 0)
  return {
    positions,
    isVertical: isLine && columns === 1,
    width: right + nodeSize.width + margin,
    height: bottom + nodeSize.height + margin,
  }
}

/** The width at which a graph stands as it reads best: a chain below one another, any other graph with all its levels. */
export function naturalWidth(graph: ExecutionGraph): number {
  const columns = graph.isChain ? 1 : Math.max(1, ...graph.nodes.map(({ level }) => level + 1))
  return 2 * margin + columns * nodeSize.width + (columns - 1) * gap.x
}

interface Slot {
  readonly column: number
  /** A fraction for a parent that stands between its children. */
  readonly row: number
}
type Slots = [id: string, slot: Slot][]

const hasOneWay = (node: GraphNode): boolean => node.parents.length <= 1 && node.children.length <= 1

const inRows = (nodes: readonly GraphNode[], columns: number, firstRow: number): Slots =>
  nodes.map(({ id }, index) => [
    id,
    { column: index % columns, row: Math.ceil(firstRow) + Math.floor(index / columns) },
  ])

interface Branch {
  readonly id: string
  readonly level: number
  readonly children: Branch[]
}

/** A tidy tree. Each node hangs on its deepest parent, which is one level above it, so that column = level. */
function asTree(nodes: readonly GraphNode[]): Slots {
  const branches = new Map<string, Branch>(nodes.map(({ id, level }) => [id, { id, level, children: [] }]))
  const top: Branch = { id: '', level: -1, children: [] }
  for (const node of nodes) {
    const branch = branches.get(node.id)
    const parents = node.parents.flatMap((id) => branches.get(id) ?? [])
    const deepest = parents.reduce<Branch>((best, parent) => (parent.level > best.level ? parent : best), top)
    if (branch) deepest.children.push(branch)
  }
  const root = tree<Branch>()
    .nodeSize([1, 1])
    .separation(() => 1)(hierarchy(top))
  const drawn = root.descendants().filter(({ data }) => data !== top)
  const highest = drawn.reduce((min, { x }) => Math.min(min, x), Infinity)
  return drawn.map(({ data, x }) => [data.id, { column: data.level, row: x - highest }])
}

export const directions = ['left', 'right', 'up', 'down'] as const
export type Direction = (typeof directions)[number]

/** The nearest node in a direction; at the end of a row of a chain, the one that follows or precedes. */
export function neighbour(
  graph: ExecutionGraph,
  layout: GraphLayout,
  id: string,
  direction: Direction,
): string | undefined {
  const from = layout.positions.get(id)
  if (!from) return undefined
  let nearest: { id: string; distance: number } | undefined
  for (const [other, to] of layout.positions) {
    const along = alongOf[direction](to.x - from.x, to.y - from.y)
    const across = Math.abs(direction === 'left' || direction === 'right' ? to.y - from.y : to.x - from.x)
    // Within the cone of 45 degrees around the direction, or straight across half a node's size.
    if (along <= 0 || across > along + nodeSize.height) continue
    const distance = along + 2 * across
    if (!nearest || distance < nearest.distance) nearest = { id: other, distance }
  }
  if (nearest) return nearest.id
  const node = graph.nodes.find((item) => item.id === id)
  return direction === 'left' || direction === 'up' ? node?.parents[0] : node?.children[0]
}

const alongOf: Record<Direction, (dx: number, dy: number) => number> = {
  left: (dx) => -dx,
  right: (dx) => dx,
  up: (_, dy) => -dy,
  down: (_, dy) => dy,
}
