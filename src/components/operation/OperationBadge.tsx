import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { OperationRecord } from '#domain/operation/operation'
import { isOpen, currentPhase } from '#domain/operation/record'
import { useI18n } from '#i18n/I18n'
import { OperationSign } from './OperationSign'
import styles from './operation.module.css'
import { phaseLabel } from './phase'
import { Text } from '#ui/Text'

interface OperationBadgeProps {
  record: OperationRecord
  now: number
  /** What became of it so far, after the words. */
  children?: ReactNode
}

/** How far an operation has come, in one line. Stands beside the node's true state and never instead of it. */
export function OperationBadge({ record, now, children }: OperationBadgeProps) {
  const { t, format } = useI18n()
  const phase = currentPhase(record)
  const sent = t.operation.badge.sent(record.action, format.duration(now - record.requestedAt))
  // Of a colleague's all that is known at first is that it was sent.
  const isUnanswered = record.by !== undefined && phase === 'requested'
  return (
    <Text look="note" className={clsx(styles['badge'], isOpen(phase) && styles['open'])}>
      <OperationSign record={record} />
      <span className={styles['words']}>
        {isUnanswered ? t.operation.by(record.by?.name, sent) : phaseLabel(record, t)}
        {isOpen(phase) && !isUnanswered && ` · ${sent}`}
        {children}
      </span>
    </Text>
  )
}
