import { ViewportPortal } from '@xyflow/react'
import { TeamSigns } from '#components/team/TeamSigns'
import type { Execution } from '#domain/execution/execution'
import type { NodeRecord } from '#domain/operation/kinds/node'
import styles from './graph.module.css'
import { nodeSize, type GraphLayout } from './graphLayout'
import { useNodeLines } from './nodeLines'

interface GraphSignsProps {
  execution: Execution
  layout: GraphLayout
  records: ReadonlyMap<string, NodeRecord>
}

/** What the team says of the nodes, on their lower edges: the nodes themselves have nothing to do when it comes. */
export function GraphSigns({ execution, layout, records }: GraphSignsProps) {
  const linesOf = useNodeLines(execution, records)
  return (
    <ViewportPortal>
      {execution.nodes.map(({ id, name }) => {
        const [at, lines = []] = [layout.positions.get(id), linesOf.get(id)]
        if (!at || lines.length === 0) return null
        return (
          <span
            key={id}
            data-sign-of={id}
            className={styles.sign}
            style={{ left: at.x + nodeSize.width, top: at.y + nodeSize.height }}
          >
            <TeamSigns of={name} lines={lines} />
          </span>
        )
      })}
    </ViewportPortal>
  )
}
