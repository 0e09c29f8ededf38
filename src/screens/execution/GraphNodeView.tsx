import type { NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { Button } from '#ui/Button'
import { StatusIcon } from '#components/status/StatusIcon'
import { statusLabel } from '#components/status/statusLabel'
import { useI18n } from '#i18n/I18n'
import styles from './graph.module.css'
import { nodeSize } from './graphLayout'
import type { PaintedNode } from './flowElements'
import { NodeMarks } from './NodeMarks'
import { TargetsScore } from './TargetsScore'

/** One node of the graph: a button with icon, word, name and score. Drawn again only when one of them changes. */
export const GraphNodeView = memo(function GraphNodeView({ id, data }: NodeProps<PaintedNode>) {
  const { t } = useI18n()
  const hasMarks = data.isPause || data.ignoresErrors
  const hasScore = data.succeeded + data.failed + data.inProgress + data.notRun > 0
  const stateColor = `var(--mui-palette-states-${data.state})`
  const word = statusLabel({ state: data.state, raw: data.raw }, t)
  return (
    <>
      <EdgeEnd type="target" position={data.isVertical ? 'top' : 'left'} />
      <Button
        variant="bare"
        className={`nodrag nopan ${styles.node}`}
        data-node-id={id}
        data-state={data.state}
        aria-label={t.execution.nodeLabel(data.name, word, data.isPause, data.ignoresErrors)}
        aria-pressed={data.isSelected}
        title={data.name}
        style={{
          ...nodeSize,
          // React Flow takes the pointer away from nodes that can be neither dragged nor selected by it.
          pointerEvents: 'auto',
          borderInlineStartColor: stateColor,
          ...(isLoud(data.state) && { backgroundColor: `var(--mui-palette-statesSoft-${data.state})` }),
        }}
      >
        <bdi className={styles.name} style={{ WebkitLineClamp: hasMarks && hasScore ? 1 : 2 }}>
          {data.name}
        </bdi>
        <span className={styles.state} style={{ color: stateColor }}>
          <StatusIcon state={data.state} /> {word}
          {data.hasOpenOperation && ` · ${t.execution.operationOpen}`}
        </span>
        {hasScore && (
          <span className={styles.score}>
            <TargetsScore score={data} oneLine />
          </span>
        )}
        <NodeMarks node={data} />
      </Button>
      <EdgeEnd type="source" position={data.isVertical ? 'bottom' : 'right'} />
    </>
  )
})

/** Where a person is needed the whole node has the state's colour. */
const isLoud = (state: PaintedNode['data']['state']): boolean =>
  state === 'failed' || state === 'timedOut' || state === 'paused'

/**
 * Where edges begin or end: React Flow looks for these classes and this attribute when it measures a node. Its own Handle
 * is for connecting by hand, and is most of a node's cost.
 */
function EdgeEnd({ type, position }: { type: 'source' | 'target'; position: `${Position}` }) {
  return <i data-handlepos={position} className={`${type} ${styles.edgeEnd}`} />
}
