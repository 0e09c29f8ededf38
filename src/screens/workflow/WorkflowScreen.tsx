import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { useExecutions } from '#queries/executions'
import { useWorkflowNow } from '#queries/workflow'
import { ExecutionTable } from './ExecutionTable'
import { Statistics } from './Statistics'
import { WorkflowFacts } from './WorkflowFacts'
import { WorkflowOperations } from './WorkflowOperations'
import styles from './workflow.module.css'

/** One workflow: what it is, how its runs went, and every run that AOM still keeps. */
export function WorkflowScreen({ workflowId }: { workflowId: string }) {
  const { t, format } = useI18n()
  const words = useWorkflowWords()
  const workflow = useWorkflowNow(workflowId)
  const runs = useExecutions(workflowId)
  const executions = runs.data?.executions
  const unreadable = runs.data?.unreadable ?? 0
  const nodes = workflow.data?.nodes ?? []
  const name = workflow.data?.name ?? (workflow.data === null ? workflowId : undefined)

  return (
    <Stack gap="xl">
      <PageTitle title={name ?? t.executions.columns.name} />
      <HeaderSlot>
        <DataAge reading={runs} />
      </HeaderSlot>
      <Stack gap="xs" className={styles.head}>
        <Text as="h1" breaks>
          {name === undefined && !workflow.failure ? (
            <Skeleton isText width="min(40ch, 100%)" />
          ) : (
            <bdi>{name ?? workflowId}</bdi>
          )}
        </Text>
        <WorkflowFacts workflow={workflow.data ?? undefined} workflowId={workflowId} />
      </Stack>
      {/* Their place is kept while they are not known. */}
      {workflow.data !== null && (
        <div className={styles.operationsPlace}>
          {workflow.data && (
            <WorkflowOperations workflow={workflow.data} readAt={workflow.readAt} runs={runs} />
          )}
        </div>
      )}
      {workflow.data === null && (
        <div>
          <Text as="p" strong>
            {words.notFoundTitle}
          </Text>
          <p>{words.notFoundText}</p>
        </div>
      )}
      <ReadFailure reading={runs} />
      {!runs.failure && <ReadFailure reading={workflow} />}
      {unreadable > 0 && (
        <Text as="p" tone="warning">
          {t.shell.unreadable(unreadable)}
        </Text>
      )}
      {executions?.length === 0 && unreadable === 0 ? (
        <EmptyState title={words.emptyTitle} text={words.emptyText} />
      ) : (
        (executions ?? !runs.failure) && (
          <>
            <Statistics executions={executions} />
            <h2>
              {executions ? (
                words.executions(executions.length, format.number(executions.length))
              ) : (
                <Skeleton isText width="12ch" />
              )}
            </h2>
            <ExecutionTable executions={executions} nodes={nodes} />
          </>
        )
      )}
    </Stack>
  )
}
