import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import type { ExecutionSummary } from '#domain/execution/execution'
import { useI18n } from '#i18n/I18n'
import { runStatistics } from './runStatistics'

export function Statistics({ executions }: { executions: readonly ExecutionSummary[] | undefined }) {
  const { t, format } = useI18n()
  const words = t.workflow
  const { ended, succeeded, successRate, medianMs, timed } = runStatistics(executions ?? [])
  const isKnown = executions !== undefined
  return (
    <Box component="dl" sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 5, rowGap: 1 }}>
      <Fact
        name={words.successRate}
        value={isKnown ? (successRate === undefined ? t.shell.none : format.percent(successRate)) : undefined}
        note={words.successRateOf(succeeded, ended)}
      />
      <Fact
        name={words.medianDuration}
        value={isKnown ? (medianMs === undefined ? t.shell.none : format.duration(medianMs)) : undefined}
        note={words.medianDurationOf(timed)}
      />
    </Box>
  )
}

/** `value` is undefined while it is being read; its place is kept. */
function Fact(props: { name: string; value: string | undefined; note: string }) {
  return (
    <div>
      <Box component="dt" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {props.name}
      </Box>
      <Box component="dd" sx={{ m: 0 }}>
        <Typography component="span" variant="h1" sx={{ display: 'block' }}>
          {props.value ?? <Skeleton width="6ch" />}
        </Typography>
        <Typography component="span" variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
          {props.value === undefined ? <Skeleton width="22ch" /> : props.note}
        </Typography>
      </Box>
    </div>
  )
}
