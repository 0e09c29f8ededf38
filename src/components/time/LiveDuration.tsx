import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { useNow } from './useNow'
import { NotReported } from './Time'

/** How long something took, or has taken so far: counts up each second while `until` is undefined. */
export function LiveDuration({ since, until }: { since: number | undefined; until?: number | undefined }) {
  const { t, format } = useI18n()
  if (!since) return <NotReported label={t.shell.notReported} dash={t.shell.none} />
  if (!until) return <Counting since={since} />
  return <Text oneLine>{format.duration(until - since)}</Text>
}

function Counting({ since }: { since: number }) {
  const { format } = useI18n()
  const now = useNow()
  return <Text oneLine>{format.duration(now - since)}</Text>
}
