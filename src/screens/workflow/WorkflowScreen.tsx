import { Fragment } from 'react'
import { useSearchParams } from 'wouter'
import { lazyPart } from '#ui/lazyPart'
import { DataAge } from '#components/time/DataAge'
import { Breadcrumb } from '#ui/Breadcrumb'
import { EmptyState } from '#ui/EmptyState'
import { Link } from '#ui/Link'
import { LongName } from '#ui/LongName'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { HeaderSlot } from '#components/page/slots'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { useI18n } from '#i18n/I18n'
import { useWorkflowWords } from '#i18n/workflow'
import { href } from '#routes'
import { useExecutions } from '#queries/executions'
import { useWorkflowNow } from '#queries/workflow'
import { ExecutionTable } from './ExecutionTable'
import { Statistics } from './Statistics'
import { WorkflowFacts } from './WorkflowFacts'
import { WorkflowOperations } from './WorkflowOperations'
import { RunsGrid } from './RunsGrid'
import grid from './grid.module.css'
import styles from './workflow.module.css'

const RunDurations = lazyPart(async () => (await import('./RunDurations')).RunDurations, {
  failure: 'nowhere',
})

/** One workflow: what it is, how its runs went, and every run that AOM still keeps; `?run=` marks one. */
export function WorkflowScreen({ workflowId }: { workflowId: string }) {
  const { t, format } = useI18n()
  const words = useWorkflowWords()
  const workflow = useWorkflowNow(workflowId)
  const runs = useExecutions(workflowId)
  // With the definition, which orders the nodes: what can be pressed then stays where it is.
  const isDefinitionKnown = workflow.data !== undefined || workflow.failure !== undefined
  const executions = isDefinitionKnown ? runs.data?.executions : undefined
  const unreadable = runs.data?.unreadable ?? 0
  const nodes = workflow.data?.nodes ?? []
  const [params, setParams] = useSearchParams()
  const selectedId = params.get('run') ?? undefined
  // Pressed again, none is marked.
  const select = (executionId: string) =>
    setParams(withRun(executionId === selectedId ? undefined : executionId), { replace: true })
  const name = workflow.data?.name ?? (workflow.data === null ? workflowId : undefined)

  return (
    <Stack gap="xl">
      <PageTitle title={name ?? t.executions.columns.name} />
      <HeaderSlot>
        <DataAge reading={runs} />
      </HeaderSlot>
      <Stack gap="xs" className={styles.head}>
        <Breadcrumb label={t.shell.trail}>
          <Link href={href('executions')}>{t.executions.title}</Link>
          <bdi>{name ?? workflowId}</bdi>
        </Breadcrumb>
        <LongName name={name ?? workflowId}>
          <Text as="h1" breaks>
            {name === undefined && !workflow.failure ? (
              <Skeleton isText width="min(40ch, 100%)" />
            ) : (
              <bdi>{name ?? workflowId}</bdi>
            )}
          </Text>
        </LongName>
        <WorkflowFacts
          workflow={workflow.data ?? undefined}
          workflowId={workflowId}
          isReading={!isDefinitionKnown}
        />
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
          <p>
            {words.notFoundText}
            {executions && executions.length > 0 ? (
              `${format.betweenSentences}${words.notFoundKept}`
            ) : (
              <>
                {format.betweenSentences}
                <Link href={href('executions')}>{words.notFoundElsewhere}</Link>
              </>
            )}
          </p>
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
          // What stands for it while it is read is not it: nothing on the page moves when it comes.
          <Fragment key={executions ? 'read' : 'reading'}>
            <Statistics executions={executions} />
            <div className={grid.plotPlace}>
              {executions && <RunDurations executions={executions} nodes={nodes} selectedId={selectedId} />}
            </div>
            <div className={grid.runs}>
              {executions && (
                <section className={grid.gridSection}>
                  <h2>{words.gridTitle}</h2>
                  <RunsGrid executions={executions} nodes={nodes} selectedId={selectedId} onSelect={select} />
                </section>
              )}
              <section className={grid.listSection}>
                <h2>
                  {executions ? (
                    words.executions(executions.length, format.number(executions.length))
                  ) : (
                    <Skeleton isText width="12ch" />
                  )}
                </h2>
                <ExecutionTable executions={executions} selectedId={selectedId} />
              </section>
            </div>
          </Fragment>
        )
      )}
    </Stack>
  )
}

const withRun = (executionId: string | undefined) => (before: URLSearchParams) => {
  const next = new URLSearchParams(before)
  if (executionId === undefined) next.delete('run')
  else next.set('run', executionId)
  return next
}
