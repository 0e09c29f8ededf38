import { NoteText } from '#components/team/NoteText'
import type { Mark } from '#domain/team/mark'
import { useTeamWords } from '#i18n/team'
import { Notice } from '#ui/Notice'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'

const mostNotes = 2

/** What colleagues have written down of it: it may be the condition under which it is to be done. */
export function NewestNotes({ notes }: { notes: readonly Mark[] }) {
  const words = useTeamWords()
  if (notes.length === 0) return null
  const left = notes.length - mostNotes
  return (
    <Notice role="note" title={words.notes}>
      <Stack gap="sm">
        {notes.slice(0, mostNotes).map((note) => (
          <div key={note.id}>
            <NoteText note={note} />
          </div>
        ))}
        {left > 0 && <Text tone="muted">{words.moreNotes(left)}</Text>}
      </Stack>
    </Notice>
  )
}
