import { useMemo } from 'react'
import { teamLines } from '#components/team/teamLines'
import { TeamSigns } from '#components/team/TeamSigns'
import { useNow } from '#components/time/useNow'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { isOwnMark } from '#queries/journal/marks'
import { useTeamSigns } from '#queries/journal/teamSigns'

/** What the team says of an execution and its nodes, and did there last. */
export function RowSigns({ executionId }: { executionId: string }) {
  const { format } = useI18n()
  const words = useTeamWords()
  const now = useNow(30_000)
  const ids = useMemo(() => [executionId], [executionId])
  const [signs] = useTeamSigns(ids, now)
  const lines = [...(signs ?? [])].flatMap(([nodeId, sign]) => {
    const { claim, snooze, notes, last } = sign
    const name = [claim, snooze, notes[0], last].find((said) => said?.nodeName !== undefined)?.nodeName
    return teamLines(sign, { words, format, now, isOwn: isOwnMark }).map((line) =>
      nodeId === '' ? line : { ...line, text: words.ofNode(name ?? nodeId, line.text) },
    )
  })
  return <TeamSigns lines={lines} />
}
