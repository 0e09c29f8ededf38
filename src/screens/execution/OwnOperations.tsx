import { phaseLabel } from '#components/operation/phase'
import type { ExecutionRef } from '#domain/execution/execution'
import { useDetailWords } from '#i18n/executionDetails'
import { useI18n } from '#i18n/I18n'
import { useNodeRecords } from '#queries/operation/records'
import { Text } from '#ui/Text'
import styles from './execution.module.css'

/** What was asked of this node from this browser, newest first. */
export function OwnOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const { t, format } = useI18n()
  const words = useDetailWords()
  const records = useNodeRecords(execution).filter((record) => record.nodeId === nodeId)
  return (
    <>
      <h3>{words.pastOperations}</h3>
      {records.length === 0 ? (
        <Text as="p" tone="muted">
          {words.noPastOperations}
        </Text>
      ) : (
        <ul className={styles.list}>
          {records.map((record) => (
            <li key={record.id}>
              {words.pastOperation(
                t.operation.verb[record.action],
                format.time(record.requestedAt),
                phaseLabel(record, t),
              )}
              {record.reason !== undefined && record.reason !== '' && (
                <Text as="div" tone="muted" breaks dir="auto">
                  {record.reason}
                </Text>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
