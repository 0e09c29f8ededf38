import { CopyMenu } from '#components/copy/CopyMenu'
import { MarkActions } from '#components/team/MarkActions'
import { claimLabel, noteLabel, snoozeLabel } from '#components/team/markLabels'
import { useNow } from '#components/time/useNow'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import { nodeBaseline } from '#domain/operation/kinds/node'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { aomCall } from '#queries/aomCall'
import { useMarksOn } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { currentPlace } from '#queries/session'
import { Popover } from '#ui/mui/Popover'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'

interface RowMoreProps {
  row: AttentionRow
  anchor: HTMLElement
  onClose: () => void
}

/** Notes beyond these are on the execution's page. */
const mostNotes = 3

/** What the team says of this row and what can be said of it, where it is told; and what can be copied. */
export function RowMore({ row, anchor, onClose }: RowMoreProps) {
  const words = useTeamWords()
  const { node, execution, workflow, readAt } = row
  return (
    <Popover anchor={anchor} label={words.actions(node?.name ?? workflow.name)} onClose={onClose}>
      {runtimeConfig.hasJournal && <RowMarks row={row} onClose={onClose} />}
      {execution && (
        <CopyMenu
          execution={execution}
          node={node}
          workflowName={workflow.name}
          readAt={readAt}
          place={currentPlace()}
          aomCall={aomCall}
        />
      )}
    </Popover>
  )
}

function RowMarks({ row, onClose }: Pick<RowMoreProps, 'row' | 'onClose'>) {
  const { format } = useI18n()
  const words = useTeamWords()
  const { ref, node, execution, workflow } = row
  const subject = {
    ...ref,
    workflowName: workflow.name,
    ...(node && { nodeId: node.id, nodeName: node.name }),
  }
  const { marks, isOwn, change, failure } = useMarksOn(subject, useNow(30_000))
  const { claim, snooze, notes } = marks
  const name = node?.name ?? workflow.name
  const canSnooze = execution && node && needsPerson(row.kind)
  return (
    <>
      {failure && (
        <Text as="p" look="note" tone="warning">
          {words.notRead}
        </Text>
      )}
      {claim && <Text as="p">{claimLabel(claim, isOwn(claim), words, format)}</Text>}
      {snooze && <Text as="p">{snoozeLabel(snooze, words, format)}</Text>}
      {notes.slice(0, mostNotes).map((note) => (
        <Text key={note.id} as="p" look="note" breaks dir="auto" title={format.time(note.at)}>
          {noteLabel(note, words)}
        </Text>
      ))}
      {notes.length > mostNotes && (
        <Text as="p" look="note" tone="muted">
          {words.moreNotes(notes.length - mostNotes)}
        </Text>
      )}
      <Stack direction="row" gap="xs">
        <MarkActions
          subject={subject}
          name={name}
          marks={marks}
          isOwn={isOwn}
          before={canSnooze ? nodeBaseline(execution, node.id) : undefined}
          refused={runtimeConfig.changesRefused}
          isBusy={change.isBusy}
          failure={change.failure}
          onMake={(mark, done) =>
            change.make(mark, () => {
              done?.()
              onClose()
            })
          }
          onEnd={(mark) => change.end(mark, onClose)}
          onReset={change.reset}
        />
      </Stack>
    </>
  )
}
