import { useInfiniteQuery, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { defaultFilter, maxTextLength } from '#domain/execution/filter'
import type { Execution, ExecutionRef, ExecutionSummary } from '#domain/execution/execution'
import { troubledTargets } from '#domain/execution/hosts'
import type { ExecutionNode } from '#domain/execution/node'
import { waitsForPerson } from '#domain/operation/kinds/node'
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
  /** What AOM's own search finds, which looks at no ids, and those read that have the text in their id; without a text, those that ran last. */
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
    workflows: distinctById([...(found.data ?? []), ...(isId ? workflowsWithId(client, text) : [])]),
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

const distinctById = (workflows: readonly Workflow[]): Workflow[] => [
  ...new Map(workflows.map((workflow) => [workflow.id, workflow])).values(),
]

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

const readWorkflows = (client: QueryClient): Workflow[] =>
  client
    .getQueriesData<{ pages?: WorkflowPage[] }>({ queryKey: workflowsKey() })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.workflows)

const workflowsWithId = (client: QueryClient, text: string): Workflow[] =>
  readWorkflows(client).filter(({ id }) => id.toLowerCase().includes(text.toLowerCase()))

type ReadExecution = Execution | { executions?: readonly ExecutionSummary[] }

const readExecutions = (client: QueryClient): ReadExecution[] =>
  client
    .getQueriesData<ReadExecution>({ queryKey: executionsKey() })
    .flatMap(([, data]) => (data === undefined ? [] : [data]))

export interface WaitingNode {
  readonly execution: Execution
  readonly node: ExecutionNode
  /** Names of those that keep it from being done. */
  readonly hosts: readonly string[]
}

/** The nodes that wait for a person, as far as their executions were read. */
export function useWaitingNodes(): readonly WaitingNode[] {
  return readExecutions(useQueryClient()).flatMap((execution) =>
    'nodes' in execution
      ? execution.nodes
          .filter((node) => waitsForPerson(execution, node))
          .map((node) => ({ execution, node, hosts: troubledNames(node) }))
      : [],
  )
}

export const troubledNames = ({ targets }: ExecutionNode): readonly string[] =>
  troubledTargets(targets).targets.map(({ name }) => name)

/** Everything that was read since the page was opened. */
function knownExecutions(client: QueryClient, id: string): KnownExecution[] {
  const workflows = readWorkflows(client)
  const latest = workflows.flatMap(({ id: workflowId, name: workflowName, lastExecution }) =>
    refIn({ workflowId, workflowName, ...(lastExecution && { executionId: lastExecution.executionId }) }),
  )
  const read = readExecutions(client).flatMap((data): readonly KnownExecution[] =>
    'nodes' in data ? [data] : (data.executions ?? []),
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
