import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { typeFilters } from '#domain/execution/filter'
import styles from './workflow.module.css'

/** State, type, tags, description and id, in one line that wraps. */
export function WorkflowFacts({
  workflow,
  workflowId,
}: {
  workflow: Workflow | undefined
  workflowId: string
}) {
  const { t } = useI18n()
  const type = typeFilters.find((option) => option === workflow?.type)
  return (
    <Stack direction="row" align="center" className={styles.facts}>
      {workflow && <StatusChip status={workflow.status} />}
      {workflow?.type !== undefined && <span>{type ? t.executions.types[type] : workflow.type}</span>}
      {workflow?.description !== undefined && <bdi>{workflow.description}</bdi>}
      {workflow?.tags.map(({ key, value }) => (
        <Text key={key} as="bdi" mono look="note">
          {key}={value}
        </Text>
      ))}
      <CopyText text={workflowId} label={t.workflow.id} />
    </Stack>
  )
}
