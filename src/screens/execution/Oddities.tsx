import type { Diagnosis } from '#domain/execution/graph'
import type { ExecutionNode } from '#domain/execution/node'
import { useDetailWords } from '#i18n/executionDetails'
import styles from './execution.module.css'

/** The graph is drawn whatever `parent_node` says; here stands what was odd about it. */
export function Oddities(props: { nodes: readonly ExecutionNode[]; diagnoses: readonly Diagnosis[] }) {
  const words = useDetailWords()
  const { nodes, diagnoses } = props
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  return (
    <ul className={styles.list}>
      {diagnoses.map(({ kind, nodeId, reference = '' }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- what is odd has no name of its own
        <li key={index}>{words.diagnosis[kind](names.get(nodeId) ?? nodeId, reference)}</li>
      ))}
    </ul>
  )
}
