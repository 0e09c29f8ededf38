import type { ExecutionRef } from '#domain/execution/execution'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'
import styles from './execution.module.css'
import type { TeamOperationsProps } from './TeamOperations'

/** Last on the page, and nothing of a first picture. */
const OwnOperations = lazyPart(async () => (await import('./OwnOperations')).OwnOperations, {
  failure: 'nowhere',
})

/** The journal's code and its words: no first picture waits for them, and without them a page tells what it knows itself. */
const TeamOperations = lazyPart(async () => (await import('./TeamOperations')).TeamOperations, {
  failure: 'nowhere',
  isLate: true,
  Placeholder: ({ execution, nodeId }: TeamOperationsProps) =>
    nodeId === undefined ? null : <OwnOperations execution={execution} nodeId={nodeId} />,
})

/** What was asked of this node, newest first: by anybody, where the gateway keeps a journal. */
export function PastOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const Operations = runtimeConfig.hasJournal ? TeamOperations : OwnOperations
  return (
    <div>
      <Operations execution={execution} nodeId={nodeId} />
    </div>
  )
}

/** The same of a whole execution, which only a journal tells. */
export function ExecutionHistory(props: { execution: ExecutionRef; onSelect: (nodeId: string) => void }) {
  if (!runtimeConfig.hasJournal) return null
  return (
    <div className={styles.history}>
      <TeamOperations {...props} />
    </div>
  )
}
