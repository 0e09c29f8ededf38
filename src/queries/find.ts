import { useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { defaultFilter, maxTextLength } from '#domain/execution/filter'
import type { Execution, ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import type { Failure } from '#domain/failure/failure'
import type { MarkPage } from '#domain/team/mark'
import type { Workflow, WorkflowPage } from '#domain/execution/workflow'
import { executionQuery, executionsKey } from './executions'
import { marksKey } from './journal/marksQuery'
import { operationsQuery } from './journal/operations'
import { readingOf } from './readingOf'
import { runtimeConfig } from './runtimeConfig'
import { workflowsKey, workflowsQuery } from './workflows'

/** An execution of which this page knows, wherever from. */
export interface KnownExecution extends ExecutionRef {
  readonly workflowName?: string
}

export interface Found {
  /** What AOM's own search finds; without a text, those that ran last. */
  readonly workflows: readonly Workflow[]
  /** For what they were searched: a little behind what is typed. */
  readonly searchedFor: string
  /** Ids of those that ran last, newest first. */
  readonly lastRun: readonly string[]
  /** Of exactly this id. */
  readonly executions: readonly KnownExecution[]
  readonly isSearching: boolean
  readonly failure: Failure | undefined
}

/** So long nothing was typed before AOM is asked. */
const pauseMs = 250

/** No text with a blank in it is an id. */
const mayBeId = (text: string): boolean => text.length >= 4 && !/\s/.test(text)

/** Looks for a text: AOM searches workflows; executions are known by what was read and by the journal. */
export function useFound(typed: string): Found {
  const client = useQueryClient()
  const text = useSettled(typed, pauseMs)
  const recent = useWorkflowsOnce('')
  const found = useWorkflowsOnce(text)
  const isId = mayBeId(text)
  // Asked once and not followed: it only tells which workflow the execution is of.
  const journal = useInfiniteQuery({
    ...operationsQuery({ execution: text }, 'polled', 1),
    enabled: runtimeConfig.hasJournal && isId,
    refetchInterval: false,
  })
  const told = isId ? (journal.data?.pages.flatMap((page) => page.operations) ?? []) : []
  return {
    workflows: found.data ?? [],
    searchedFor: text,
    lastRun: (recent.data ?? []).filter(({ lastExecution }) => lastExecution).map(({ id }) => id),
    executions: isId ? distinct([...knownExecutions(client, text), ...told.flatMap(refIn)]) : [],
    isSearching: text !== typed || found.isReading || recent.isReading || journal.isFetching,
    failure: found.failure,
  }
}

const refIn = ({ workflowId, workflowName, executionId }: Partial<KnownExecution>): KnownExecution[] =>
  workflowId === undefined || executionId === undefined
    ? []
    : [{ workflowId, executionId, ...(workflowName !== undefined && { workflowName }) }]

const distinct = (refs: readonly KnownExecution[]): KnownExecution[] => [
  ...new Map(refs.map((ref) => [`${ref.workflowId}/${ref.executionId}`, ref])).values(),
]

/** Read once: a list that is searched does not change under the hand. */
function useWorkflowsOnce(text: string) {
  const query = workflowsQuery({ ...defaultFilter, ...(text && { text: text.slice(0, maxTextLength) }) })
  const result = useInfiniteQuery({ ...query, refetchInterval: false, staleTime: 30_000 })
  const data = result.data?.pages.flatMap((page) => page.workflows)
  return { ...readingOf(result, query.queryKey, false), data }
}

/** Everything that was read since the page was opened. */
function knownExecutions(client: QueryClient, id: string): KnownExecution[] {
  const lists = client.getQueriesData<{ pages?: WorkflowPage[] }>({ queryKey: workflowsKey() })
  const workflows = lists.flatMap(([, data]) => data?.pages ?? []).flatMap((page) => page.workflows)
  const latest = workflows.flatMap(({ id: workflowId, name: workflowName, lastExecution }) =>
    refIn({ workflowId, workflowName, ...(lastExecution && { executionId: lastExecution.executionId }) }),
  )
  const read = client
    .getQueriesData<Execution | { executions?: readonly ExecutionSummary[] }>({ queryKey: executionsKey() })
    .flatMap(([, data]): readonly KnownExecution[] =>
      data === undefined ? [] : 'nodes' in data ? [data] : (data.executions ?? []),
    )
  const marked = client
    .getQueriesData<MarkPage>({ queryKey: marksKey() })
    .flatMap(([, data]) => data?.marks ?? [])
  const nameOf = new Map(workflows.map(({ id: workflowId, name }) => [workflowId, name]))
  return [...latest, ...read, ...marked]
    .filter(({ executionId }) => executionId === id)
    .flatMap((ref) => refIn({ ...ref, ...nameIn(ref.workflowName ?? nameOf.get(ref.workflowId)) }))
}

const nameIn = (workflowName: string | undefined) => (workflowName === undefined ? {} : { workflowName })

/** The execution on screen, as it was read last. */
export function useOpenExecution(ref: ExecutionRef | undefined): Execution | undefined {
  const { data } = useQuery({
    ...executionQuery(ref ?? { workflowId: '', executionId: '' }),
    enabled: false,
    refetchInterval: false,
  })
  return ref && data
}

/** `value` once it has not changed for so long. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
