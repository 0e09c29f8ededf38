import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/slots'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { findNode, type Execution, type ExecutionRef } from '#domain/execution/execution'
import { isMoving } from '#domain/execution/status'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { Reading } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useExecution } from '#queries/executions'
import { useNodeOperations } from '#queries/operation/records'
import { useTodaysWorkflow, useWorkflow } from '#queries/workflows'
import { ExecutionBody } from './ExecutionBody'
import { ExecutionFacts, ExecutionHeader } from './ExecutionHeader'
import { ExecutionNotices, WaitingNotices } from './ExecutionNotices'
import styles from './execution.module.css'
import { viewOf, type View } from './views'
import { lazyPart } from '#ui/lazyPart'
import { saysMissing } from '#domain/failure/failure'

const ExecutionMissing = lazyPart(async () => (await import('./ExecutionMissing')).ExecutionMissing, {
  failure: 'page',
})

/** What earlier runs say of this one, which no first picture waits for. */
const RunInsight = lazyPart(async () => (await import('./RunInsight')).RunInsight, {
  failure: 'nowhere',
  isLate: true,
  Placeholder: () => <div className={styles.insightPlace} />,
})

const Comparison = lazyPart(async () => (await import('./Comparison')).Comparison, { failure: 'page' })

/** One execution; its address also names what is chosen in it: `?node=…&view=graph|steps|timeline&compare=…`. */
export function ExecutionScreen({ workflowId, executionId }: ExecutionRef) {
  const reading = useExecution({ workflowId, executionId })
  const { t } = useI18n()
  const { data: execution, failure } = reading
  if (!execution && failure && saysMissing(failure))
    return <ExecutionMissing workflowId={workflowId} reading={reading} />
  return (
    <Stack gap="lg">
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <ReadFailure reading={reading} />
      {!execution && !failure && <Loading label={t.execution.loading} />}
      {execution &&
        (execution.workflowName === undefined ? (
          <NamedByList key={executionId} execution={execution} reading={reading} />
        ) : (
          <Loaded
            key={executionId}
            execution={execution}
            reading={reading}
            workflowName={execution.workflowName}
          />
        ))}
    </Stack>
  )
}

interface LoadedProps {
  execution: Execution
  reading: Reading<Execution>
  workflowName: string
}

/** AOM has no call for one workflow: where the run does not carry its name, the list is searched for it. */
function NamedByList(props: Omit<LoadedProps, 'workflowName'>) {
  const { data } = useWorkflow(props.execution.workflowId)
  return <Loaded {...props} workflowName={data?.name ?? props.execution.workflowId} />
}

function Loaded({ execution, reading, workflowName }: LoadedProps) {
  const { t } = useI18n()
  const [params, setParams] = useSearchParams()
  const records = useNodeOperations(execution)
  const workflow = useTodaysWorkflow(execution.workflowId, workflowName)

  // The first stopped node is chosen once: when it is dealt with, the panel stays with it instead of jumping on.
  const firstWaiting = firstToLookAt(execution)?.id
  const [chosen, setChosen] = useState(firstWaiting)
  if (chosen === undefined && firstWaiting !== undefined) setChosen(firstWaiting)
  const selectedId = params.get('node') ?? chosen ?? nextToLookAt(execution)?.id

  const select = (nodeId: string) => setParams(withParam('node', nodeId), { replace: true })
  const comparedWith = params.get('compare') ?? undefined
  const compare = (executionId: string | undefined) => setParams(withParam('compare', executionId))
  const isPausedInList =
    workflow?.lastExecution?.executionId === execution.executionId && workflow.status.state === 'paused'
  const chosenNode = { execution, selectedId, onSelect: select }
  return (
    <>
      <PageTitle title={workflowName} />
      <ExecutionHeader execution={execution} workflowName={workflowName} readAt={reading.readAt} />
      <ExecutionFacts execution={execution} />
      <div className={styles.later}>
        <RunInsight
          execution={execution}
          workflowName={workflowName}
          readAt={reading.readAt}
          comparedWith={comparedWith}
          onCompare={compare}
        />
      </div>
      {comparedWith !== undefined && (
        <Comparison execution={execution} comparedWith={comparedWith} onCompare={compare} onSelect={select} />
      )}
      <WaitingNotices {...chosenNode} isPausedInList={isPausedInList} />
      <ExecutionNotices {...chosenNode} />
      {execution.nodes.length === 0 ? (
        <EmptyState title={t.execution.noNodes} text={t.execution.noNodesText} />
      ) : (
        <ExecutionBody
          {...chosenNode}
          workflowName={workflowName}
          workflowEditedAt={workflow?.editedAt}
          readAt={reading.readAt}
          records={records}
          node={selectedId === undefined ? undefined : findNode(execution, selectedId)}
          view={viewOf(params.get('view'))}
          onView={(view: View) => setParams(withParam('view', view))}
        />
      )}
    </>
  )
}

/** What stopped by itself comes before a pause, which was planned; a state that nobody knows comes last. */
function firstToLookAt(execution: Execution) {
  const waiting = execution.nodes.filter((node) => waitsForPerson(execution, node))
  return (
    waiting.find(({ status }) => status.state === 'failed' || status.state === 'timedOut') ??
    waiting[0] ??
    execution.nodes.find(({ status }) => status.state === 'unknown')
  )
}

/** Where nothing waits: what failed without holding anything up, else what runs, else the end. */
const nextToLookAt = ({ nodes }: Execution) =>
  nodes.find(({ targets }) => targets.some(({ outcome }) => outcome === 'failed')) ??
  nodes.find(({ status }) => status.state === 'failed' || status.state === 'timedOut') ??
  nodes.find(({ status }) => isMoving(status.state)) ??
  nodes.findLast(({ status }) => status.state !== 'notStarted')

const withParam = (name: string, value: string | undefined) => (before: URLSearchParams) => {
  const next = new URLSearchParams(before)
  if (value === undefined) next.delete(name)
  else next.set(name, value)
  return next
}

function Loading({ label }: { label: string }) {
  return (
    <Stack as="output" gap="xl" aria-label={label}>
      <Skeleton width="min(420px, 80%)" height={32} />
      <Skeleton width="min(640px, 100%)" height={22} />
      <Skeleton height={320} />
    </Stack>
  )
}
