import { phaseLabel } from '#components/operation/phase'
import { Text } from '#ui/Text'
import type { ExecutionRef } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import { useNodeRecords } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import styles from './execution.module.css'
import { lazyPart } from '#ui/lazyPart'
import type { TeamOperationsProps } from './TeamOperations'

/** The journal's code and its words: no first picture waits for them, and without them a page tells what it knows itself. */
const TeamOperations = lazyPart(async () => (await import('./TeamOperations')).TeamOperations, {
  failure: 'nowhere',
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
    <div>
      <TeamOperations {...props} />
    </div>
  )
}

/** What was asked of this node from this browser, newest first. */
function OwnOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const { t, format } = useI18n()
  const records = useNodeRecords(execution).filter((record) => record.nodeId === nodeId)
  return (
    <>
      <h3>{t.execution.pastOperations}</h3>
      {records.length === 0 ? (
        <Text as="p" tone="muted">
          {t.execution.noPastOperations}
        </Text>
      ) : (
        <ul className={styles.list}>
          {records.map((record) => (
            <li key={record.id}>
              {t.execution.pastOperation(
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
