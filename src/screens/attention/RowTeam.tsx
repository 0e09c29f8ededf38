import { clsx } from 'clsx'
import { joinLines, teamLines } from '#components/team/teamLines'
import { useNow } from '#components/time/useNow'
import type { AttentionRow } from '#domain/execution/attention'
import { lastOperationOn } from '#domain/team/lastOperation'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useLatestOperations } from '#queries/journal/latestOperations'
import { useMarksOn } from '#queries/journal/marks'
import { useOperationOn } from '#queries/operation/records'
import { Text } from '#ui/Text'
import styles from './attention.module.css'

/** Who is on it, what was done last and how it ended, and the newest note: in one line, the last. */
export function RowTeam({ row, className }: { row: AttentionRow; className?: string | undefined }) {
  const { format } = useI18n()
  const words = useTeamWords()
  const now = useNow(30_000)
  const { node, ref } = row
  const nodeId = node?.id ?? ''
  const { marks, isOwn } = useMarksOn({ ...ref, nodeId }, now)
  const operations = useLatestOperations([ref.executionId])
  const own = useOperationOn('node', { ...ref, nodeId })
  const last = lastOperationOn(operations, ref.executionId, nodeId)
  // Of an own operation that is followed the badge above tells.
  const isShownAlready = last === undefined || last.id === own?.id
  const lines = teamLines({ ...marks, ...(!isShownAlready && { last }) }, { words, format, now, isOwn, node })
  if (lines.length === 0) return null
  const text = joinLines(lines)
  return (
    <Text look="note" title={text} className={clsx(styles.team, className)}>
      <bdi>{text}</bdi>
    </Text>
  )
}
