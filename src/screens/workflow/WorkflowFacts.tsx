import { Description, DescriptionList } from '#ui/DescriptionList'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { typeFilters } from '#domain/execution/filter'
import styles from './workflow.module.css'

interface WorkflowFactsProps {
  workflow: Workflow | undefined
  workflowId: string
  /** Its line is kept until all of it is known. */
  isReading: boolean
}

/** What it is for; then how its newest run stands, how it is started, its tags, and its id. */
export function WorkflowFacts({ workflow, workflowId, isReading }: WorkflowFactsProps) {
  const { t } = useI18n()
  const words = useWorkflowWords()
  const type = typeFilters.find((option) => option === workflow?.type)
  return (
    <>
      {/* Its line is kept while nobody knows whether there is one, and where there is none: nothing below it moves. */}
      <Text as="p" tone="muted" className={styles.description}>
        <bdi>{workflow?.description}</bdi>
      </Text>
      <Stack direction="row" align="center" className={styles.facts}>
        {workflow && <StatusChip status={workflow.status} />}
        {!isReading && (
          <DescriptionList variant="inline">
            {workflow?.type !== undefined && (
              <Description name={t.executions.type}>
                {type ? t.executions.types[type] : workflow.type}
              </Description>
            )}
            {workflow && workflow.tags.length > 0 && (
              <Description name={words.tags} mono>
                {workflow.tags.map(({ key, value }) => `${key}=${value}`).join(' · ')}
              </Description>
            )}
            <Description name={words.id}>
              <CopyText text={workflowId} label={words.id} />
            </Description>
          </DescriptionList>
        )}
      </Stack>
    </>
  )
}
