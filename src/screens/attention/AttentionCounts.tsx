import Box from '@mui/material/Box'
import { useI18n } from '../../i18n/I18n'
import type { Attention } from '../../queries/attention'

/** AOM's totals over the whole project, not over the rows that happen to be loaded. */
export function AttentionCounts({ counts }: { counts: Attention['counts'] }) {
  const { t, format } = useI18n()
  const words = t.attention.counts
  const number = (count: number | undefined) => (count === undefined ? words.unknown : format.number(count))
  return (
    <Box component="ul" aria-label={words.label} sx={listStyle}>
      <li>{words.stopped(number(counts.stopped))}</li>
      <li>{words.paused(number(counts.paused))}</li>
      <li>{words.approvals(number(counts.approvals))}</li>
    </Box>
  )
}

const listStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  m: 0,
  p: 0,
  listStyle: 'none',
  color: 'text.secondary',
} as const
