import Box from '@mui/material/Box'
import { useI18n } from '../i18n/I18n'
import { useTicking } from './ticking'
import { NotReported } from './Time'

/** How long something took, or has taken so far: counts up each second while `until` is undefined. */
export function LiveDuration({ since, until }: { since: Date | undefined; until?: Date | undefined }) {
  const { t, format } = useI18n()
  if (!since) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  if (!until) return <Counting since={since} />
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {format.duration(until.getTime() - since.getTime())}
    </Box>
  )
}

function Counting({ since }: { since: Date }) {
  const { format } = useI18n()
  const now = useTicking()
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {format.duration(now - since.getTime())}
    </Box>
  )
}
