import { whoLabel } from '#components/team/markLabels'
import { useNow } from '#components/time/useNow'
import type { AttentionRow } from '#domain/execution/attention'
import { sharesOf, type Share } from '#domain/team/share'
import { useTeamWords } from '#i18n/team'
import { isOwnMark, useProjectMarks } from '#queries/journal/marks'
import { Text } from '#ui/Text'

/** Who is on how many of a group, and how many are put off: in one line, the last. */
export function GroupTeam({ rows }: { rows: readonly AttentionRow[] }) {
  const words = useTeamWords()
  const { data } = useProjectMarks()
  const subjects = rows.map(({ ref, node }) => ({ executionId: ref.executionId, nodeId: node?.id }))
  const { claim, snooze } = sharesOf(data?.marks ?? [], subjects, useNow(30_000))
  const whoOf = ({ mark }: Share) => (isOwnMark(mark) ? undefined : whoLabel(mark.user, words))
  const lines = [
    ...(claim ? [words.onSome(whoOf(claim), claim.others, claim.count, rows.length)] : []),
    ...(snooze ? [words.snoozedSome(whoOf(snooze), snooze.others, snooze.count, rows.length)] : []),
  ]
  if (lines.length === 0) return null
  const text = lines.join(' · ')
  return (
    <Text look="note" title={text}>
      <bdi>{text}</bdi>
    </Text>
  )
}
