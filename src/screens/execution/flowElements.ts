import { type Edge, type Node, MarkerType, Position } from '@xyflow/react'
import type { ExecutionGraph } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { isOpen, currentPhase } from '#domain/operation/record'
import type { OperationRecord } from '#domain/operation/operation'
import { scoreTargets } from '#domain/execution/target'
import type { State } from '#domain/execution/status'
import { nodeSize, type GraphLayout } from './graphLayout'

/** All that a node's picture depends on, as plain values: what is equal need not be drawn again. */
type NodePaint = {
  readonly name: string
  readonly state: State
  readonly raw: string
  readonly isPause: boolean
  readonly ignoresErrors: boolean
  readonly succeeded: number
  readonly failed: number
  readonly inProgress: number
  readonly notRun: number
  readonly hasOpenOperation: boolean
  readonly isSelected: boolean
  readonly isVertical: boolean
}

export type PaintedNode = Node<NodePaint, 'execution'>

interface Scene {
  readonly graph: ExecutionGraph
  readonly layout: GraphLayout
  readonly nodes: readonly ExecutionNode[]
  readonly records: ReadonlyMap<string, OperationRecord>
  readonly selectedId: string | undefined
}

const { width, height } = nodeSize
const sideways = [
  { type: 'source', position: Position.Right, x: width - 1, y: height / 2, width: 1, height: 1 },
  { type: 'target', position: Position.Left, x: 0, y: height / 2, width: 1, height: 1 },
] as const
const downwards = [
  { type: 'source', position: Position.Bottom, x: width / 2, y: height - 1, width: 1, height: 1 },
  { type: 'target', position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
] as const

export function paintNodes({ graph, layout, nodes, records, selectedId }: Scene): PaintedNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return graph.nodes.flatMap(({ id }) => {
    const node = byId.get(id)
    const position = layout.positions.get(id)
    if (!node || !position) return []
    const record = records.get(id)
    const { succeeded, failed, inProgress, notRun } = scoreTargets(node.targets)
    const data: NodePaint = {
      name: node.name,
      state: node.status.state,
      raw: node.status.raw,
      isPause: node.isPause,
      ignoresErrors: node.ignoresErrors,
      succeeded,
      failed,
      inProgress,
      notRun,
      hasOpenOperation: record !== undefined && isOpen(currentPhase(record)),
      isSelected: id === selectedId,
      isVertical: layout.isVertical,
    }
    // Sizes and handles are given, so that nothing has to be measured before it can be drawn.
    return [
      {
        id,
        type: 'execution',
        position,
        width,
        height,
        measured: { width, height },
        handles: [...(layout.isVertical ? downwards : sideways)],
        data,
      },
    ]
  })
}

export function paintEdges(graph: ExecutionGraph, label: (from: string, to: string) => string): Edge[] {
  return graph.edges.map(({ from, to }) => ({
    id: `${from}→${to}`,
    source: from,
    target: to,
    type: 'smoothstep',
    // Nothing happens on an edge: without this each has a second, wide and unseen path for the pointer.
    interactionWidth: 0,
    ariaLabel: label(from, to),
    markerEnd: { type: MarkerType.ArrowClosed },
    pathOptions: { offset: 12, borderRadius: 8 },
  }))
}

/** Equal in what is seen. */
export const isSameNode = (a: PaintedNode, b: PaintedNode): boolean =>
  a.id === b.id &&
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  isSamePaint(a.data, b.data)

const isSamePaint = (a: NodePaint, b: NodePaint): boolean =>
  (Object.keys(a) as (keyof NodePaint)[]).every((key) => a[key] === b[key])

export const isSameEdge = (a: Edge, b: Edge): boolean => a.id === b.id && a.ariaLabel === b.ariaLabel

/** `next`, with every item that is equal to the one before it being that very object; `before` itself if all are. */
export function reuseEqual<T extends { readonly id: string }>(
  before: readonly T[],
  next: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = next.map((item) => {
    const old = known.get(item.id)
    return old && isSame(old, item) ? old : item
  })
  return kept.length === before.length && kept.every((item, index) => item === before[index]) ? before : kept
}
