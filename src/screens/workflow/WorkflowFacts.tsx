import Box from '@mui/material/Box'
import { CopyText } from '#components/page/CopyText'
import { StatusChip } from '#components/status/StatusChip'
import type { Workflow } from '#domain/execution/workflow'
import { useI18n } from '#i18n/I18n'
import { typeFilters } from '#domain/execution/filter'

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
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
        rowGap: 0.5,
        minHeight: 30,
        color: 'text.secondary',
      }}
    >
      {workflow && <StatusChip status={workflow.status} />}
      {workflow?.type !== undefined && <span>{type ? t.executions.types[type] : workflow.type}</span>}
      {workflow?.description !== undefined && <bdi>{workflow.description}</bdi>}
      {workflow?.tags.map(({ key, value }) => (
        <Box key={key} component="bdi" sx={{ fontFamily: 'mono', fontSize: '0.8125rem' }}>
          {key}={value}
        </Box>
      ))}
      <CopyText text={workflowId} label={t.workflow.id} />
    </Box>
  )
}
