import { Fragment } from 'react'
import { MarkActions } from '#components/team/MarkActions'
import { claimLabel, noteLabel, snoozeLabel } from '#components/team/markLabels'
import { useNow } from '#components/time/useNow'
import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { nodeBaseline, waitsForPerson } from '#domain/operation/kinds/node'
import { useI18n } from '#i18n/I18n'
import { useTeamWords } from '#i18n/team'
import { useMarksOn } from '#queries/journal/marks'
import { runtimeConfig } from '#queries/runtimeConfig'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './execution.module.css'

interface NodeTeamProps {
  execution: Execution
  node: ExecutionNode
  workflowName: string
}

/** Who is on it, and what can be said of it to the others. */
export function NodeTeam({ execution, node, workflowName }: NodeTeamProps) {
  const { format } = useI18n()
  const words = useTeamWords()
  const { workflowId, executionId } = execution
  const subject = { workflowId, executionId, workflowName, nodeId: node.id, nodeName: node.name }
  const { marks, isOwn, change } = useMarksOn(subject, useNow(30_000))
  const { claim, snooze, notes } = marks
  const [note] = notes
  const claimed = claim && claimLabel(claim, isOwn(claim), words, format)
  const snoozed = snooze && snoozeLabel(snooze, words, format)
  const noted = note && noteLabel(note, words)
  const parts = [claimed, snoozed, noted].filter((part) => part !== undefined)
  return (
    <Stack direction="row" gap="xs" align="center" role="group" aria-label={words.actions(node.name)}>
      <MarkActions
        subject={subject}
        name={node.name}
        marks={marks}
        isOwn={isOwn}
        before={waitsForPerson(execution, node) ? nodeBaseline(execution, node.id) : undefined}
        refused={runtimeConfig.changesRefused}
        isBusy={change.isBusy}
        failure={change.failure}
        onMake={change.make}
        onEnd={change.end}
        onReset={change.reset}
      />
      <div className={styles.teamWords} title={parts.join(' · ')}>
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' · '}
            <Text as="bdi" strong={part === claimed} tone={part === snoozed ? 'muted' : undefined}>
              {part}
            </Text>
          </Fragment>
        ))}
      </div>
    </Stack>
  )
}
