import { nodeSize, type GraphLayout } from './graphLayout'

/** The share of the window's height that a graph which must be panned may take. */
export const maxShare = 0.6

/** Below this, the names in the nodes can't be read. */
const readableZoom = 0.75
/** Taller or richer than this is panned instead of lengthening the page. */
const maxPageHeight = 4_000
const maxPageNodes = 150

/** Shown whole, at its natural size, scrolling with the page: nothing to pan. */
export const fitsPage = (layout: GraphLayout, width: number, nodes: number): boolean =>
  nodes <= maxPageNodes &&
  layout.height <= maxPageHeight &&
  layout.width <= Math.max(width, nodeSize.width + 32)

/** Where a panned graph is seen from at first: whole if it can be read so, else its beginning, with the selected node in it. */
export function firstViewport(
  layout: GraphLayout,
  width: number,
  windowHeight: number,
  selectedId: string | undefined,
) {
  const height = Math.min(layout.height, windowHeight * maxShare)
  const zoom = Math.min(1, Math.max(readableZoom, Math.min(width / layout.width, height / layout.height)))
  const selected = selectedId === undefined ? undefined : layout.positions.get(selectedId)
  return {
    x: along(width, layout.width * zoom, selected && (selected.x + nodeSize.width / 2) * zoom),
    y: along(height, layout.height * zoom, selected && (selected.y + nodeSize.height / 2) * zoom),
    zoom,
  }
}

/** The offset on one axis: centred if all fits, else at the start, or as far along as brings `point` to the middle. */
function along(window: number, content: number, point: number | undefined): number {
  if (content <= window) return (window - content) / 2
  const wanted = window / 2 - (point ?? 0)
  return Math.min(0, Math.max(window - content, wanted))
}
