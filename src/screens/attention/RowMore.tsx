import { CopyMenu } from '#components/copy/CopyMenu'
import { MayRunAgain } from '#components/node/MayRunAgain'
import { NodeCause } from '#components/node/NodeCause'
import { EditedSince } from '#components/operation/dialog/EditedSince'
import { MarkActions } from '#components/team/MarkActions'
import { claimLabel, noteLabel, snoozeLabel } from '#components/team/markLabels'
import { useNow } from '#components/time/useNow'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
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

/** What the row has no room for: all of the cause, what the team says of it and can be told, and what can be copied. */
export function RowMore({ row, anchor, onClose }: RowMoreProps) {
  const { t } = useI18n()
  const { node, execution, workflow, readAt } = row
  return (
    <Popover anchor={anchor} label={t.attention.more(node?.name ?? workflow.name)} onClose={onClose}>
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
      {/* Last: what it says may change, and must not move what can be pressed. */}
      {execution && node && <BeforeDeciding row={row} execution={execution} node={node} />}
    </Popover>
  )
}

/** As in the dialog of an operation, before one is chosen. */
function BeforeDeciding(props: { row: AttentionRow; execution: Execution; node: ExecutionNode }) {
  const { row, execution, node } = props
  return (
    <>
      {row.kind === 'failed' && <NodeCause node={node} />}
      {row.kind === 'paused' && node.description !== undefined && (
        <Text as="p" breaks dir="auto">
          {node.description}
        </Text>
      )}
      <MayRunAgain execution={execution} node={node} />
      <EditedSince
        execution={execution}
        workflowEditedAt={row.workflow.editedAt}
        today={row.workflow.nodes}
      />
    </>
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
    <Stack role="group" aria-label={words.actions(name)} gap="sm">
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
    </Stack>
  )
}
