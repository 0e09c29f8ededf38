import { clsx } from 'clsx'
import { lazy, Suspense } from 'react'
import { phaseWord } from '#components/operation/phase'
import text from '#ui/text.module.css'
import type { ExecutionRef } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import { useNodeRecords } from '#queries/operation/records'
import { runtimeConfig } from '#queries/runtimeConfig'
import styles from './execution.module.css'
import panel from './panel.module.css'
import type { TeamOperationsProps } from './TeamOperations'

/** The journal's code and its words: no first picture waits for them, and without them a page tells what it knows itself. */
const TeamOperations = lazy(async () => {
  const part = await import('./TeamOperations').catch(() => undefined)
  return { default: part?.TeamOperations ?? OwnInstead }
})

const OwnInstead = ({ execution, nodeId }: TeamOperationsProps) =>
  nodeId === undefined ? null : <OwnOperations execution={execution} nodeId={nodeId} />

/** What was asked of this node, newest first: by anybody, where the gateway keeps a journal. */
export function PastOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const own = <OwnOperations execution={execution} nodeId={nodeId} />
  return (
    <div>
      {runtimeConfig.hasJournal ? (
        <Suspense fallback={own}>
          <TeamOperations execution={execution} nodeId={nodeId} />
        </Suspense>
      ) : (
        own
      )}
    </div>
  )
}

/** The same of a whole execution, which only a journal tells. */
export function ExecutionHistory(props: { execution: ExecutionRef; onSelect: (nodeId: string) => void }) {
  if (!runtimeConfig.hasJournal) return null
  return (
    <div className={styles['history']}>
      <Suspense fallback={null}>
        <TeamOperations {...props} />
      </Suspense>
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
        <p className={text['muted']}>{t.execution.noPastOperations}</p>
      ) : (
        <ul className={styles['list']}>
          {records.map((record) => (
            <li key={record.id}>
              {t.execution.pastOperation(
                t.operation.verb[record.action],
                format.time(record.requestedAt),
                phaseWord(record, t),
              )}
              {record.reason !== undefined && record.reason !== '' && (
                <span dir="auto" className={clsx(text['muted'], panel['reason'])}>
                  {record.reason}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
