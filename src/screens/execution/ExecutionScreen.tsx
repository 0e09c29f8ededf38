import { useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { DataAge } from '#components/time/DataAge'
import { EmptyState } from '#ui/EmptyState'
import { HeaderSlot } from '#components/page/HeaderSlot'
import { PageTitle } from '#components/page/PageTitle'
import { ReadFailure } from '#components/failure/ReadFailure'
import { Skeleton } from '#ui/Skeleton'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { from } from '#ui/theme/tokens'
import { findNode, type Execution, type ExecutionRef } from '#domain/execution/execution'
import { waitsForPerson } from '#domain/operation/kinds/node'
import type { Reading } from '#domain/reading'
import { useI18n } from '#i18n/I18n'
import { useExecution } from '#queries/executions'
import { useNodeOperations } from '#queries/operation/records'
import { useWorkflow, useWorkflowEditedAt } from '#queries/workflows'
import styles from './execution.module.css'
import { ExecutionHeader } from './ExecutionHeader'
import { ExecutionNotices } from './ExecutionNotices'
import { ExecutionViews } from './ExecutionViews'
import { NodePanel } from './NodePanel'
import { ExecutionHistory } from './PastOperations'
import { viewOf, type View } from './views'

/** One execution; its address also names what is chosen in it: `?node=…&view=graph|steps|timeline`. */
export function ExecutionScreen({ workflowId, executionId }: ExecutionRef) {
  const reading = useExecution({ workflowId, executionId })
  const { t } = useI18n()
  const execution = reading.data
  return (
    <Stack gap="xl">
      <HeaderSlot>
        <DataAge reading={reading} />
      </HeaderSlot>
      <ReadFailure reading={reading} />
      {!execution && !reading.failure && <Loading label={t.execution.loading} />}
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

/** As in execution.module.css. */
const isPanelBeside = () => window.matchMedia(from('lg')).matches

function Loaded({ execution, reading, workflowName }: LoadedProps) {
  const { t } = useI18n()
  const [params, setParams] = useSearchParams()
  const panel = useRef<HTMLDivElement>(null)
  const records = useNodeOperations(execution)
  const workflowEditedAt = useWorkflowEditedAt(execution.workflowId, workflowName)

  // The first stopped node is chosen once: when it is dealt with, the panel stays with it instead of jumping on.
  const firstWaiting = firstToLookAt(execution)?.id
  const [chosen, setChosen] = useState(firstWaiting)
  if (chosen === undefined && firstWaiting !== undefined) setChosen(firstWaiting)
  const selectedId = params.get('node') ?? chosen
  const node = selectedId === undefined ? undefined : findNode(execution, selectedId)

  const select = (nodeId: string) => {
    setParams(withParam('node', nodeId), { replace: true })
    // On a narrow screen the panel stands below: nothing would seem to happen.
    if (!isPanelBeside()) requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest' }))
  }
  const list = {
    execution,
    workflowName,
    workflowEditedAt,
    readAt: reading.readAt,
    records,
    selectedId,
    onSelect: select,
  }
  return (
    <>
      <PageTitle title={workflowName} />
      <ExecutionHeader execution={execution} workflowName={workflowName} readAt={reading.readAt} />
      <ExecutionNotices execution={execution} selectedId={selectedId} onSelect={select} />
      {execution.nodes.length === 0 ? (
        <EmptyState title={t.execution.noNodes} text={t.execution.noNodesText} />
      ) : (
        <div className={styles.body}>
          <ExecutionViews
            {...list}
            view={viewOf(params.get('view'))}
            onView={(view: View) => setParams(withParam('view', view))}
          />
          <div ref={panel} className={styles.side}>
            {node ? (
              <NodePanel
                key={node.id}
                execution={execution}
                node={node}
                workflowName={workflowName}
                workflowEditedAt={workflowEditedAt}
                readAt={reading.readAt}
                record={records.get(node.id)}
              />
            ) : (
              <Text as="p" tone="muted" className={styles.noNode}>
                {selectedId === undefined ? t.execution.chooseNode : t.execution.nodeGone(selectedId)}
              </Text>
            )}
          </div>
          <ExecutionHistory execution={execution} onSelect={select} />
        </div>
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

const withParam = (name: string, value: string) => (before: URLSearchParams) => {
  const next = new URLSearchParams(before)
  next.set(name, value)
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
