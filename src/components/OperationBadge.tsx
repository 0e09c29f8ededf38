import Box from '@mui/material/Box'
import type { OperationRecord, Phase } from '../domain/operationRecord'
import { isOpen } from '../domain/operationRecord'
import { useI18n } from '../i18n/I18n'
import { currentPhase } from './operationPhase'

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
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        gap: 0.75,
        alignItems: 'baseline',
        px: 1,
        py: 0.25,
        border: 1,
        borderRadius: 1,
        borderColor: 'primary.main',
        fontSize: '0.8125rem',
      }}
    >
      <span aria-hidden="true">{glyphs[phase]}</span>
      <span>
        {t.operation.phase[phase]}
        {isOpen(phase) && ` · ${t.operation.badge.sent(record.action, age)}`}
      </span>
    </Box>
  )
}
