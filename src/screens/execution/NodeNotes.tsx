import { NoteText } from '#components/team/NoteText'
import type { ExecutionRef } from '#domain/execution/execution'
import { marksOn } from '#domain/team/mark'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useExecutionMarks } from '#queries/journal/marks'
import { Text } from '#ui/Text'
import styles from './execution.module.css'

/** What the team has written down of this node and of its execution, newest first. */
export function NodeNotes({ execution, nodeId }: { execution: ExecutionRef; nodeId: string }) {
  const { format } = useI18n()
  const words = useTeamWords()
  const { data, failure, readAt } = useExecutionMarks(execution.executionId)
  const { notes } = marksOn(data?.marks ?? [], { executionId: execution.executionId, nodeId }, 0)
  return (
    <div>
      <h3>{words.notes}</h3>
      {failure && (
        <Text as="p" look="note" tone="warning">
          {words.notRead}
          {format.betweenSentences}
          {data && readAt !== undefined && words.old(format.clock(readAt))}
        </Text>
      )}
      {data && notes.length === 0 && !failure && (
        <Text as="p" tone="muted">
          {words.noNotes}
        </Text>
      )}
      {notes.length > 0 && (
        <ul className={styles.list}>
          {notes.map((note) => (
            <Text key={note.id} as="li" breaks>
              <NoteText note={note} />
            </Text>
          ))}
        </ul>
      )}
      {data && data.next !== null && (
        <Text as="p" look="note" tone="muted">
          {words.notesCut}
        </Text>
      )}
    </div>
  )
}
