import Box from '@mui/material/Box'
import type { TargetOutcome, TargetScore } from '../../domain/target'
import { useI18n } from '../../i18n/I18n'

const order = ['succeeded', 'failed', 'inProgress', 'notRun'] as const satisfies readonly TargetOutcome[]

/** The box score, "18 ok · 2 failed · 1 not run"; nothing when AOM named no targets. */
export function TargetsScore({ score }: { score: Omit<TargetScore, 'total'> }) {
  const { t } = useI18n()
  const shown = order.filter((outcome) => score[outcome] > 0)
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {shown.map((outcome, index) => (
        <Box
          key={outcome}
          component="span"
          sx={
            outcome === 'failed' ? { color: 'states.failed', fontWeight: 600 } : { color: 'text.secondary' }
          }
        >
          {index > 0 && ' · '}
          {t.execution.score[outcome](score[outcome])}
        </Box>
      ))}
    </Box>
  )
}
