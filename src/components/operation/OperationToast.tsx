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
import { Text } from '#ui/Text'

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
      <Text as="h2" id={headingId} look="h3">
        <bdi>{t.operation.button(record.action, recordName(record))}</bdi>
        {' · '}
        {phaseLabel(record, t)}
      </Text>
      <Link href={operationPath(record)}>
        <bdi>{record.workflowName}</bdi>
      </Link>
      <OperationToastText record={record} />
      {record.by && record.reason !== undefined && (
        <Text as="p" dir="auto" look="note">
          {words.theirReason(record.reason)}
        </Text>
      )}
      {record.isUnstored && (
        <Text as="p" look="note" tone="warning">
          {words.notStored}
        </Text>
      )}
      {isNotAudited(record) && (
        <Text as="p" look="note" tone="warning">
          {words.notRecorded}
        </Text>
      )}
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
