import { claimLabel, noteLabel, snoozeLabel, whoLabel } from '#components/team/markLabels'
import { useNow } from '#components/time/useNow'
import type { AttentionRow } from '#domain/execution/attention'
import { lastOperationOn, thenOf } from '#domain/team/lastOperation'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useTeamOperations } from '#queries/journal/operations'
import { useMarksOn } from '#queries/journal/marks'
import { useOperationOn } from '#queries/operation/records'
import { Text } from '#ui/Text'
import styles from './attention.module.css'

/** One list serves all rows. */
const everything = {}
const readAtOnce = 100
const minute = 60_000

/** Who is on it, what was done last and how it ended, and the newest note: in one line, in the room of the cause's second. */
export function RowTeam({ row }: { row: AttentionRow }) {
  const { format } = useI18n()
  const words = useTeamWords()
  const now = useNow(30_000)
  const { node, ref } = row
  const nodeId = node?.id ?? ''
  const { marks, isOwn } = useMarksOn({ ...ref, nodeId }, now)
  const { data } = useTeamOperations(everything, { limit: readAtOnce })
  const own = useOperationOn('node', { ...ref, nodeId })
  const last = lastOperationOn(data?.operations ?? [], ref.executionId, nodeId)
  const { claim, snooze, notes } = marks
  const [note] = notes
  const ago =
    last && format.duration(Math.max(minute, Math.floor((now - last.requestedAt) / minute) * minute))
  const parts = [
    snooze && snoozeLabel(snooze, words, format),
    claim && claimLabel(claim, isOwn(claim), words, format),
    last?.action &&
      node &&
      last.id !== own?.id &&
      words.last.ago(whoLabel(last.user, words), last.action, ago ?? '', words.last[thenOf(last, node)]),
    note && noteLabel(note, words),
    notes.length > 1 && words.moreNotes(notes.length - 1),
  ].filter((part) => typeof part === 'string')
  if (parts.length === 0) return null
  const text = parts.join(' · ')
  return (
    <Text look="note" title={text} className={styles.team}>
      <bdi>{text}</bdi>
    </Text>
  )
}
