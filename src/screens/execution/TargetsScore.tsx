import Box from '@mui/material/Box'
import { Fragment } from 'react'
import type { TargetOutcome, TargetScore } from '../../domain/target'
import { useI18n } from '../../i18n/I18n'

const order = ['succeeded', 'failed', 'inProgress', 'notRun'] as const satisfies readonly TargetOutcome[]

/** The box score, "18 ok · 2 failed · 1 not run"; nothing when AOM named no targets. */
export function TargetsScore({ score }: { score: Omit<TargetScore, 'total'> }) {
  const { t } = useI18n()
  const shown = order.filter((outcome) => score[outcome] > 0)
  return (
    <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', color: 'text.secondary' }}>
      {shown.map((outcome, index) => (
        <Fragment key={outcome}>
          {index > 0 && ' · '}
          <Box
            component="span"
            sx={{
              whiteSpace: 'nowrap',
              ...(outcome === 'failed' && { color: 'states.failed', fontWeight: 600 }),
            }}
          >
            {t.execution.score[outcome](score[outcome])}
          </Box>
        </Fragment>
      ))}
    </Box>
  )
}
