import { clsx } from 'clsx'
import type { OperationRecord, Phase } from '../domain/operationRecord'
import { isOpen } from '../domain/operationRecord'
import { useI18n } from '../i18n/I18n'
import styles from './operation.module.css'
import { currentPhase, phaseWord } from './operationPhase'
import text from './text.module.css'

const glyphs: Record<Phase, string> = {
  requested: '…',
  accepted: '…',
  effectSeen: '✓',
  settled: '✓',
  noEffect: '!',
  refused: '!',
  unknown: '?',
  unknownNoEffect: '?',
}

/** How far an operation has come. Stands beside the node's true state and never instead of it. */
export function OperationBadge({ record, now }: { record: OperationRecord; now: Date }) {
  const { t, format } = useI18n()
  const phase = currentPhase(record)
  const age = format.duration(now.getTime() - record.requestedAt)
  return (
    <span className={clsx(styles['badge'], text['note'])}>
      <span aria-hidden="true">{glyphs[phase]}</span>
      <span>
        {phaseWord(record, t)}
        {isOpen(phase) && ` · ${t.operation.badge.sent(record.action, age)}`}
      </span>
    </span>
  )
}
