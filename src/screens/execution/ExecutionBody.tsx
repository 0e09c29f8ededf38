import { useId, useRef, useSyncExternalStore, type CSSProperties } from 'react'
import { graphOf } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { useI18n } from '#i18n/I18n'
import { useNodeWords } from '#i18n/nodeWords'
import { Splitter } from '#ui/Splitter'
import { lazyPart } from '#ui/lazyPart'
import { Text } from '#ui/Text'
import styles from './execution.module.css'
import { ExecutionViews } from './ExecutionViews'
import { naturalWidth } from './graphLayout'
import { NodePanel } from './NodePanel'
import type { NodeListProps } from './StepsTable'
import { ExecutionHistory, NodeHistory } from './History'
import { useElementWidth } from '#ui/useElementWidth'
import type { View } from './views'
import { leastPercent, mostPercent, percentOf, setViewsWidth, viewsWidth } from './viewsWidth'

interface ExecutionBodyProps extends NodeListProps {
  node: ExecutionNode | undefined
  view: View
  onView: (view: View) => void
}

/** Read once the cause is known, so no first picture waits for it. */
const NodeDetails = lazyPart(async () => (await import('./NodeDetails')).NodeDetails, {
  failure: 'page',
  Placeholder: () => <div className={styles.detailsPlace} />,
})

/**
 * The chosen node, and beside it the views as its map. On a narrow page the views stand between what has to be decided and the
 * node's details, which grow and shrink as it runs.
 */
export function ExecutionBody({ node, view, onView, onSelect, ...list }: ExecutionBodyProps) {
  const { execution, selectedId, workflowName, workflowEditedAt, readAt, records } = list
  const { t } = useI18n()
  const words = useNodeWords()
  const panel = useRef<HTMLDivElement>(null)
  const viewsId = useId()
  const [measure, width = 0] = useElementWidth()
  const chosenWidths = useSyncExternalStore(viewsWidth.subscribe, viewsWidth.get)
  const graphWidth = naturalWidth(graphOf(execution.nodes))
  const percent = percentOf(view, chosenWidths, graphWidth, Math.max(width, 1))

  const select = (nodeId: string) => {
    onSelect(nodeId)
    requestAnimationFrame(() => bringIntoSight(panel.current))
  }
  return (
    <div ref={measure} className={styles.body} style={{ '--views': `${percent}%` } as CSSProperties}>
      <div ref={panel} className={styles.side}>
        {node ? (
          <NodePanel
            key={node.id}
            execution={execution}
            node={node}
            workflowName={workflowName}
            workflowEditedAt={workflowEditedAt}
            readAt={readAt}
            record={records.get(node.id)}
          />
        ) : (
          <Text as="p" tone="muted" className={styles.noNode}>
            {selectedId === undefined ? t.execution.chooseNode : t.execution.nodeGone(selectedId)}
          </Text>
        )}
      </div>
      {node && (
        <NodeDetails
          key={node.id}
          execution={execution}
          node={node}
          workflowName={workflowName}
          readAt={readAt}
        />
      )}
      <Splitter
        label={words.mapWidth}
        controls={viewsId}
        value={percent}
        min={leastPercent}
        max={mostPercent}
        onChange={(next) => setViewsWidth(view, next)}
        className={styles.splitter}
      />
      <div id={viewsId} className={styles.views}>
        <ExecutionViews {...list} onSelect={select} view={view} onView={onView} />
        <ExecutionHistory execution={execution} onSelect={select} />
      </div>
      {node && <NodeHistory key={`history of ${node.id}`} execution={execution} node={node} />}
    </div>
  )
}

/** Where the node's beginning is out of sight, a choice would seem to do nothing. */
function bringIntoSight(panel: HTMLElement | null) {
  const top = panel?.getBoundingClientRect().top ?? 0
  if (top < 0 || top > window.innerHeight / 2) panel?.scrollIntoView({ block: 'start' })
}
