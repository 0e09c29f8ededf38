import type { ExecutionRef } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { lazyPart } from '#ui/lazyPart'
import styles from './execution.module.css'
import type { NodeHistoryProps } from './NodeHistory'

/** Last on the page, and nothing of a first picture. */
const OwnOperations = lazyPart(async () => (await import('./OwnOperations')).OwnOperations, {
  failure: 'nowhere',
})

/** The journal's code and its words: no first picture waits for them, and without them a page tells what it knows itself. */
const LateHistory = lazyPart(async () => (await import('./NodeHistory')).NodeHistory, {
  failure: 'nowhere',
  isLate: true,
  Placeholder: ({ execution, node }: NodeHistoryProps) => (
    <OwnOperations execution={execution} nodeId={node.id} />
  ),
})

const TeamOperations = lazyPart(async () => (await import('./TeamOperations')).TeamOperations, {
  failure: 'nowhere',
  isLate: true,
})

/** What happened to a node: in a place of its own below all that can be pressed, as it comes late and grows as others act. */
export function NodeHistory(props: NodeHistoryProps) {
  const { t } = useI18n()
  return (
    <section aria-label={t.execution.historyOf(props.node.name)} className={styles.nodeHistory}>
      <LateHistory {...props} />
    </section>
  )
}

/** What was asked of a whole execution, which only a journal tells. */
export function ExecutionHistory(props: { execution: ExecutionRef; onSelect: (nodeId: string) => void }) {
  if (!runtimeConfig.hasJournal) return null
  return (
    <div className={styles.history}>
      <TeamOperations {...props} />
    </div>
  )
}
