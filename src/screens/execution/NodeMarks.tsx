import { OperationBadge } from '#components/operation/OperationBadge'
import { useNow } from '#components/time/useNow'
import type { ExecutionNode } from '#domain/execution/node'
import type { OperationRecord } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import styles from './execution.module.css'

/** What is particular about a node, in words. */
export function NodeMarks({ node }: { node: Pick<ExecutionNode, 'isPause' | 'ignoresErrors'> }) {
  const { t } = useI18n()
  const marks = [
    ...(node.isPause ? [t.execution.pause] : []),
    ...(node.ignoresErrors ? [t.execution.errorsIgnored] : []),
  ]
  if (marks.length === 0) return null
  return (
    <Text look="fine" tone="muted" className={styles.marks}>
      {marks.join(' · ')}
    </Text>
  )
}

/** Ticks by itself, so that the table does not. */
export function RecordBadge({ record }: { record: OperationRecord }) {
  const now = useNow()
  return (
    <div className={styles.record}>
      <OperationBadge record={record} now={now} />
    </div>
  )
}
