import { Time } from '#components/time/Time'
import type { Mark } from '#domain/team/mark'
import { useTeamWords } from '#i18n/team'
import { Text } from '#ui/Text'
import { whoLabel } from './markLabels'

/** Who wrote it down and when, and what. */
export function NoteText({ note }: { note: Mark }) {
  const words = useTeamWords()
  return (
    <>
      <Text as="bdi" strong>
        {whoLabel(note.user, words)}
      </Text>
      {' · '}
      <Time at={note.at} />
      {note.nodeId === undefined && <Text tone="muted">{` · ${words.onExecution}`}</Text>}
      <Text as="div" breaks dir="auto">
        {note.text}
      </Text>
    </>
  )
}
