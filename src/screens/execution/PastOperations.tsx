import { clsx } from 'clsx'
import { phaseWord } from '../../components/operationPhase'
import text from '../../components/text.module.css'
import type { ExecutionRef } from '../../domain/execution'
import { useI18n } from '../../i18n/I18n'
import { useNodeRecords } from '../../queries/operation'
import styles from './execution.module.css'
import panel from './panel.module.css'

/** What was asked of this node from this browser, newest first. */
export function PastOperations({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const { t, format } = useI18n()
  const records = useNodeRecords(execution).filter((record) => record.nodeId === nodeId)
  return (
    <div>
      <h3>{t.execution.pastOperations}</h3>
      {records.length === 0 ? (
        <p className={text['muted']}>{t.execution.noPastOperations}</p>
      ) : (
        <ul className={styles['list']}>
          {records.map((record) => (
            <li key={record.id}>
              {t.execution.pastOperation(
                t.operation.verb[record.action],
                format.time(new Date(record.requestedAt)),
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
    </div>
  )
}
