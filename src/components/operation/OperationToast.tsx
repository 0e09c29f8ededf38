import { clsx } from 'clsx'
import { isOpen, watchedSince, type Phase, currentPhase } from '#domain/operation/record'
import { recordName, type OperationRecord } from '#domain/operation/operation'
import { useI18n } from '#i18n/I18n'
import { Link } from '#ui/Link'
import { Button } from '#ui/Button'
import { OperationToastText } from './OperationToastText'
import styles from './operation.module.css'
import { begunPath, operationPath } from './kinds'
import { phaseLabel } from './phase'
import text from '#ui/text.module.css'

interface OperationToastProps {
  record: OperationRecord
  onCheckAgain: (record: OperationRecord) => void
  onDismiss: (id: string) => void
}

const troubles: ReadonlySet<Phase> = new Set(['refused', 'notSent', 'unknown', 'unknownNoEffect', 'noEffect'])

/** What became of one operation: from the request to its effect, a refusal, or an outcome that nobody knows. */
export function OperationToast({ record, onCheckAgain, onDismiss }: OperationToastProps) {
  const { t } = useI18n()
  const words = t.operation.result
  const phase = currentPhase(record)
  const isTrouble = !record.by && troubles.has(phase)
  const begun = begunPath(record)
  const headingId = `operation-${record.id}`
  return (
    <section aria-labelledby={headingId} className={clsx(styles['result'], isTrouble && styles['trouble'])}>
      <h2 id={headingId} className={text['asH3']}>
        <bdi>{t.operation.button(record.action, recordName(record))}</bdi>
        {' · '}
        {phaseLabel(record, t)}
      </h2>
      <Link href={operationPath(record)}>
        <bdi>{record.workflowName}</bdi>
      </Link>
      <OperationToastText record={record} />
      {record.by && record.reason !== undefined && (
        <p dir="auto" className={text['note']}>
          {words.theirReason(record.reason)}
        </p>
      )}
      {record.isUnstored && <p className={clsx(text['note'], text['warning'])}>{words.notStored}</p>}
      {isNotAudited(record) && <p className={clsx(text['note'], text['warning'])}>{words.notRecorded}</p>}
      {begun !== undefined && <Link href={begun}>{words.newExecution}</Link>}
      <div className={styles['next']}>
        {watchedSince(record) !== undefined && !ended.has(phase) && (
          <Button onClick={() => onCheckAgain(record)}>{words.checkAgain}</Button>
        )}
        {!isOpen(phase) && <Button onClick={() => onDismiss(record.id)}>{words.dismiss}</Button>}
      </div>
    </section>
  )
}

/** There is nothing left to look for. */
const ended: ReadonlySet<Phase> = new Set(['settled', 'refused', 'notSent'])

const isNotAudited = ({ answer }: OperationRecord): boolean | undefined =>
  answer?.kind === 'accepted' ? answer.isNotAudited : answer?.failure.isNotAudited
