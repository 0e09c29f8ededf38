import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { useI18n } from '#i18n/I18n'
import { useExecutions } from '#queries/executions'
import { useWorkflowNow } from '#queries/workflow'
import { ExecutionTable } from './ExecutionTable'
import { Statistics } from './Statistics'
import { WorkflowFacts } from './WorkflowFacts'
import { WorkflowOperations } from './WorkflowOperations'

/** One workflow: what it is, how its runs went, and every run that AOM still keeps. */
export function WorkflowScreen({ workflowId }: { workflowId: string }) {
  const { t, format } = useI18n()
  const words = t.workflow
  const workflow = useWorkflowNow(workflowId)
  const runs = useExecutions(workflowId)
  const executions = runs.data?.executions
  const unreadable = runs.data?.unreadable ?? 0
  const nodes = workflow.data?.nodes ?? []
  const name = workflow.data?.name ?? (workflow.data === null ? workflowId : undefined)

  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <PageTitle title={name ?? words.title} />
      <HeaderSlot>
        <DataAge reading={runs} />
      </HeaderSlot>
      <Box sx={{ display: 'grid', gap: 0.5, minHeight: 64 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {name === undefined && !workflow.failure ? (
            <Skeleton width="40ch" sx={{ maxWidth: '100%' }} />
          ) : (
            <bdi>{name ?? workflowId}</bdi>
          )}
        </Typography>
        <WorkflowFacts workflow={workflow.data ?? undefined} workflowId={workflowId} />
      </Box>
      {/* Their place is kept while they are not known. */}
      {workflow.data !== null && (
        <Box sx={{ minHeight: 32 }}>
          {workflow.data && (
            <WorkflowOperations workflow={workflow.data} readAt={workflow.readAt} runs={runs} />
          )}
        </Box>
      )}
      {workflow.data === null && (
        <Box>
          <Typography sx={{ fontWeight: 600 }}>{words.notFoundTitle}</Typography>
          <Typography>{words.notFoundText}</Typography>
        </Box>
      )}
      <ReadFailure reading={runs} />
      {!runs.failure && <ReadFailure reading={workflow} />}
      {unreadable > 0 && (
        <Typography sx={{ color: 'warning.main' }}>{t.shell.unreadable(unreadable)}</Typography>
      )}
      {executions?.length === 0 && unreadable === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        (executions ?? !runs.failure) && (
          <>
            <Statistics executions={executions} />
            <Typography component="h2" variant="h2">
              {executions ? (
                words.executions(executions.length, format.number(executions.length))
              ) : (
                <Skeleton width="12ch" />
              )}
            </Typography>
            <ExecutionTable executions={executions} nodes={nodes} />
          </>
        )
      )}
    </Box>
  )
}
