import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { useTicking } from './useNow'
import { NotReported } from './Time'
import { byTheMinute } from './wholeMinutes'

interface LiveDurationProps {
  since: number | undefined
  until?: number | undefined
  /** By the minute after the first: it is compared with others. */
  isCoarse?: boolean
}

/** How long something took, or has taken so far: counts up each second while `until` is undefined. */
export function LiveDuration({ since, until, isCoarse = false }: LiveDurationProps) {
  const { t, format } = useI18n()
  if (!since) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  if (!until) return <Counting since={since} isCoarse={isCoarse} />
  return <Text oneLine>{format.duration(until - since)}</Text>
}

function Counting({ since, isCoarse }: { since: number; isCoarse: boolean }) {
  const { format } = useI18n()
  const words = useTicking((now) => {
    const ms = Math.floor(now / 1_000) * 1_000 - since
    return format.duration(isCoarse ? byTheMinute(ms) : ms)
  })
  return <Text oneLine>{words}</Text>
}
