import '@xyflow/react/dist/style.css'
import { Controls, ReactFlow, ReactFlowProvider, useReactFlow, type Edge } from '@xyflow/react'
import { clsx } from 'clsx'
import { useId, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useColorScheme } from '#ui/colorScheme'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { graphOf } from '#domain/execution/graph'
import { useI18n } from '#i18n/I18n'
import styles from './graph.module.css'
import { columnsIn, layoutGraph, neighbour, nodeSize, type Direction, type Position } from './graphLayout'
import { GraphNodeView } from './GraphNodeView'
import { isSameEdge, isSameNode, reuseEqual, paintEdges, paintNodes, type PaintedNode } from './flowElements'
import { firstViewport, fitsPage, maxShare } from './graphViewport'
import type { NodeListProps } from './StepsTable'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'
import { useElementWidth } from '#ui/useElementWidth'

const GraphSigns = lazyPart(async () => (await import('./GraphSigns')).GraphSigns, {
  failure: 'nowhere',
  isLate: true,
})

const nodeTypes = { execution: GraphNodeView }

/** From here on, only the nodes in sight are mounted. */
const manyNodes = 150

const directionOf: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The nodes as a graph. Laid out by structure and width, painted by state: a poll never moves a node. */
export function GraphView(props: NodeListProps) {
  const [measure, width] = useElementWidth()
  return (
    <div ref={measure}>
      {width !== undefined && (
        // Another number of columns is another picture, seen from its beginning.
        <ReactFlowProvider key={columnsIn(width)}>
          <Canvas width={width} {...props} />
        </ReactFlowProvider>
      )}
    </div>
  )
}

function Canvas({ width, execution, records, selectedId, onSelect }: NodeListProps & { width: number }) {
  const { t } = useI18n()
  const colorMode = useColorScheme()
  const helpId = useId()
  const graph = graphOf(execution.nodes)
  const columns = columnsIn(width)
  const layout = useMemo(() => layoutGraph(graph, columns), [graph, columns])
  const isPage = fitsPage(layout, width, graph.nodes.length)

  const names = new Map(execution.nodes.map((node) => [node.id, node.name]))
  const name = (id: string) => names.get(id) ?? id
  const nodes = useReused(
    paintNodes({ graph, layout, nodes: execution.nodes, records, selectedId }),
    isSameNode,
  )
  const edges = useReused<Edge>(
    paintEdges(graph, (from, to) => t.execution.edge(name(from), name(to))),
    isSameEdge,
  )
  const reveal = useReveal(!isPage)

  const select = (event: MouseEvent) => {
    const id = nodeIdAt(event.target)
    if (id !== undefined) onSelect(id)
  }
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const from = nodeIdAt(event.target)
    const direction = directionOf[event.key]
    if (from === undefined || direction === undefined) return
    event.preventDefault()
    const to = neighbour(graph, layout, from, direction)
    const position = to === undefined ? undefined : layout.positions.get(to)
    if (to !== undefined && position) reveal(event.currentTarget, to, position)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- for all nodes in one place: each is a button
    <div
      onClick={select}
      onKeyDown={move}
      className={clsx(styles.canvas, isPage ? styles.whole : styles.panned)}
      style={{ height: isPage ? layout.height : `min(${layout.height}px, ${maxShare * 100}vh)` }}
    >
      <VisuallyHidden id={helpId}>{t.execution.graphHelp}</VisuallyHidden>
      <ReactFlow<PaintedNode>
        nodes={nodes as PaintedNode[]}
        edges={edges as Edge[]}
        nodeTypes={nodeTypes}
        defaultViewport={
          isPage ? { x: 0, y: 0, zoom: 1 } : firstViewport(layout, width, window.innerHeight, selectedId)
        }
        minZoom={0.2}
        maxZoom={1.5}
        colorMode={colorMode}
        defaultMarkerColor={null}
        onlyRenderVisibleElements={graph.nodes.length > manyNodes}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panOnDrag={!isPage}
        zoomOnPinch={!isPage}
        zoomOnDoubleClick={false}
        // The wheel scrolls the page; with Ctrl it zooms.
        zoomOnScroll={false}
        preventScrolling={false}
        zoomActivationKeyCode={isPage ? null : ['Control', 'Meta']}
        aria-label={t.execution.graphLabel}
        aria-describedby={helpId}
        ariaLabelConfig={{
          'controls.ariaLabel': t.execution.zoomControls,
          'controls.zoomIn.ariaLabel': t.execution.zoomIn,
          'controls.zoomOut.ariaLabel': t.execution.zoomOut,
          'controls.fitView.ariaLabel': t.execution.fitView,
        }}
      >
        {!isPage && <Controls showInteractive={false} />}
        {runtimeConfig.hasJournal && <GraphSigns execution={execution} layout={layout} records={records} />}
      </ReactFlow>
    </div>
  )
}

function nodeIdAt(target: EventTarget): string | undefined {
  const button =
    target instanceof Element ? target.closest<HTMLElement>('[data-node-id],[data-sign-of]') : null
  return button?.dataset['nodeId'] ?? button?.dataset['signOf']
}

/** The same objects for what did not change, so that React Flow and the nodes have nothing to do. */
function useReused<T extends { readonly id: string }>(
  next: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const [kept, setKept] = useState(next)
  const now = reuseEqual(kept, next, isSame)
  if (now !== kept) setKept(now)
  return now
}

/** Focuses a node's button; where the graph is panned, brings it into sight first. */
function useReveal(isPanned: boolean) {
  const { setCenter, getZoom } = useReactFlow()
  return (container: HTMLElement, id: string, position: Position) => {
    const focus = () =>
      container
        .querySelector<HTMLElement>(`[data-node-id="${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: isPanned })
    if (!isPanned) return focus()
    void setCenter(position.x + nodeSize.width / 2, position.y + nodeSize.height / 2, {
      zoom: getZoom(),
    }).then(() =>
      // A node that was out of sight is mounted by the frame that follows.
      requestAnimationFrame(focus),
    )
  }
}
