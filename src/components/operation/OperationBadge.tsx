import type { OperationRecord } from '#domain/operation/operation'
import { type Phase, isOpen, currentPhase } from '#domain/operation/record'
import { useI18n } from '#i18n/I18n'
import styles from './operation.module.css'
import { phaseLabel } from './phase'
import { Text } from '#ui/Text'

const glyphs: Record<Phase, string> = {
  requested: '…',
  accepted: '…',
  effectSeen: '✓',
  settled: '✓',
  noEffect: '!',
  refused: '!',
  notSent: '!',
  unknown: '?',
  unknownNoEffect: '?',
}

/** How far an operation has come. Stands beside the node's true state and never instead of it. */
export function OperationBadge({ record, now }: { record: OperationRecord; now: number }) {
  const { t, format } = useI18n()
  const phase = currentPhase(record)
  const sent = t.operation.badge.sent(record.action, format.duration(now - record.requestedAt))
  // Of a colleague's all that is known at first is that it was sent.
  const isUnanswered = record.by !== undefined && phase === 'requested'
  return (
    <Text look="note" className={styles['badge']}>
      <span aria-hidden="true">{glyphs[phase]}</span>
      <span>
        {isUnanswered ? t.operation.by(record.by?.name, sent) : phaseLabel(record, t)}
        {isOpen(phase) && !isUnanswered && ` · ${sent}`}
      </span>
    </Text>
  )
}
