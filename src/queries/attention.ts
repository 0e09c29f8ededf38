import { queryOptions, useQueries, useQuery, type Query, type QueryClient } from '@tanstack/react-query'
import pLimit from 'p-limit'
import { useMemo } from 'react'
import { listWorkflows } from '#api/workflows'
import { needsPerson, nodeKey, rowsOf, type AttentionRow } from '#domain/execution/attention'
import type { Execution, ExecutionRef } from '#domain/execution/execution'
import { defaultFilter, type StatusFilter } from '#domain/execution/filter'
import { toFailure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'
import { isMoving, isStopped, type State } from '#domain/execution/status'
import type { Workflow } from '#domain/execution/workflow'
import {
  isWholeList,
  readNewest,
  readStatusList,
  revisionOf,
  type StatusList,
} from '#domain/execution/workflowList'
import { executionKey, executionQuery } from './executions'
import { projectId, rootKey } from './keys'
import {
  followedInterval,
  isWatched,
  nextReadAt as retryAt,
  pollInterval,
  measureRead,
  waitingInterval,
} from './polling'
import { readingOf } from './readingOf'
import { firstBudget, mostAtOnce, useReadBudget } from './readBudget'
import { isReadFollowed, isRecordFollowed, useProjectRecords } from '#queries/operation/records'

/** At most this many lists are read at a time. */
const readAtOnce = pLimit(4)

/** While something runs, a stop can come at any time; else only other operators change things. */
const movingListInterval = 10_000
const filters: readonly StatusFilter[] = ['fail', 'pausing', 'executing', 'waitApproval']

interface AttentionLists {
  /** Every workflow that may need a person, each once. */
  readonly workflows: readonly Workflow[]
  readonly byStatus: Readonly<Partial<Record<StatusFilter | 'all', StatusList>>>
  /** The whole project fitted on one page, so nothing can be missing. */
  readonly isWhole: boolean
}

const listsKey = () => [...rootKey(), 'attention']

async function readLists(client: QueryClient, signal: AbortSignal): Promise<AttentionLists> {
  const before = client.getQueryData<AttentionLists>(listsKey())
  // Where changes are told, a change is why this is read: of no list a part may stay as it was.
  const known = isWatched() ? undefined : before?.byStatus
  const all = await readList('all', undefined, signal)
  const isWhole = isWholeList(all)
  const byStatus: Partial<Record<StatusFilter | 'all', StatusList>> = { all }
  if (!isWhole)
    await Promise.all(
      filters.map((status) =>
        readAtOnce(async () => {
          byStatus[status] = await readList(status, known?.[status], signal)
        }),
      ),
    )
  const found = (['all', ...filters] as const).flatMap((status) => byStatus[status]?.workflows ?? [])
  const byId = new Map(found.map((item) => [item.id, item]))
  const workflows = [...byId.values()].filter((workflow) => mayNeedPerson(workflow.status.state))
  refreshChanged(client, before?.workflows ?? [], workflows)
  return { workflows, byStatus, isWhole }
}

/** `all` is the newest page of the unfiltered list: it also shows states that AOM's filter has no word for. */
function readList(
  status: StatusFilter | 'all',
  before: StatusList | undefined,
  signal: AbortSignal,
): Promise<StatusList> {
  const filter = status === 'all' ? defaultFilter : { ...defaultFilter, status }
  const read = (index: number) => listWorkflows({ filter, index, projectId: projectId(), signal })
  return status === 'all' ? readNewest(read) : readStatusList(read, before)
}

/** An execution is read again only when its list entry changed. */
function refreshChanged(client: QueryClient, before: readonly Workflow[], now: readonly Workflow[]) {
  const old = new Map(before.map((workflow) => [workflow.id, revisionOf(workflow)]))
  for (const workflow of now) {
    const ref = refOf(workflow)
    const known = old.get(workflow.id)
    if (ref && known !== undefined && known !== revisionOf(workflow))
      void client.invalidateQueries({ queryKey: executionKey(ref), exact: true })
  }
}

/** Running executions too: AOM does not say whether one with a failed node may still be called running. */
const mayNeedPerson = (state: State): boolean =>
  isStopped(state) || state === 'running' || state === 'awaitingApproval' || state === 'unknown'

function refOf(workflow: Workflow): ExecutionRef | undefined {
  const executionId = workflow.lastExecution?.executionId
  return executionId === undefined ? undefined : { workflowId: workflow.id, executionId }
}

/** ListWorkflow, by the states in which a person may be needed. */
export const attentionQuery = () =>
  queryOptions({
    queryKey: listsKey(),
    queryFn: ({ client, signal, queryKey }) => measureRead(queryKey, () => readLists(client, signal)),
    meta: { list: { isCovered: () => true } },
    refetchInterval: (query) => pollInterval(listsInterval(query.state.data), query),
  })

/** The lists, and then the executions that the screen reads first. Never rejects: the screen meets and says a failure. */
export async function prefetchAttention(client: QueryClient): Promise<void> {
  await client.prefetchQuery(attentionQuery())
  const { workflows = [] } = client.getQueryData(attentionQuery().queryKey) ?? {}
  const watched = watchedOf(workflows)
  await Promise.all(
    watched.slice(0, firstBudget(watched.length)).map(({ ref }) => client.prefetchQuery(detailQuery(ref))),
  )
}

function listsInterval(lists: AttentionLists | undefined): number {
  const moves = lists?.workflows.some((workflow) => workflow.status.state === 'running')
  return moves ? movingListInterval : waitingInterval
}

/** The execution's own query, asked again only when its list entry changed, it could not be read, or an operation on it is followed. */
const detailQuery = (ref: ExecutionRef) => ({
  ...executionQuery(ref),
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  refetchInterval: (query: Pick<Query, 'state' | 'queryHash'>) =>
    pollInterval(detailInterval(ref, query.state.error), query),
})

const detailInterval = (ref: ExecutionRef, error: Error | null | undefined): number | false =>
  isReadFollowed('execution', ref) ? followedInterval : error ? waitingInterval : false

/** Read in the order of the screen: what has stopped before what still runs, the longest-waiting first. */
function watchedOf(workflows: readonly Workflow[]) {
  return workflows
    .flatMap((workflow) => {
      const ref = refOf(workflow)
      return ref && workflow.status.state !== 'awaitingApproval' ? [{ workflow, ref }] : []
    })
    .toSorted(
      (a, b) =>
        Number(isStopped(b.workflow.status.state)) - Number(isStopped(a.workflow.status.state)) ||
        startedMs(a.workflow) - startedMs(b.workflow),
    )
}

const startedMs = (workflow: Workflow): number => workflow.lastExecution?.beganAt ?? 0

export interface Attention {
  readonly rows: readonly AttentionRow[]
  readonly approvals: readonly Workflow[]
  /** The execution failed, but no node of it waits for a person. */
  readonly unexplained: readonly { readonly workflow: Workflow; readonly execution: Execution }[]
  /** Executions that run, in which nothing waits as far as is known. */
  readonly running: readonly { readonly workflow: Workflow; readonly execution: Execution }[]
  /** The workflows that started last; all of them where `isWhole`. */
  readonly newest: readonly Workflow[]
  /** False where AOM's filter, which knows not every state, was needed: runs that timed out are then known of the newest 100 only. */
  readonly isWhole: boolean
  /** Executions that may need a person and are not read, yet or because they could not be. */
  readonly unread: number
  /** They are too many to be read at once. */
  readonly isStaged: boolean
  /** Some of those are being read that decide what stands at the top. */
  readonly isSettling: boolean
  readonly reading: Reading<true>
}

const nothing: readonly Workflow[] = []

/** `drawn`: the rows on screen. They stay among the rows, with what they are by now, also when nobody is needed for them. */
export function useAttention(drawn: readonly AttentionRow[] = []): Attention {
  const records = useProjectRecords()
  const lists = useQuery(attentionQuery())
  const listed = useMemo(() => watchedOf(lists.data?.workflows ?? []), [lists.data])
  const kept = useMemo(() => keptBeside(listed, drawn), [listed, drawn])
  const budget = useReadBudget(listed.length)
  const watched = useMemo(() => [...listed, ...kept], [listed, kept])
  const details = useQueries({
    queries: watched.map(({ ref }, index) =>
      index < listed.length
        ? {
            ...detailQuery(ref),
            enabled: (query: Pick<Query, 'state'>) => index < budget || query.state.data !== undefined,
          }
        : executionQuery(ref),
    ),
  })

  const keptKeys = new Set([
    ...drawn.map(({ key }) => key),
    ...records
      .filter(isRecordFollowed)
      .map((record) => nodeKey(record.executionId ?? '', record.nodeId ?? '')),
  ])
  const rows: AttentionRow[] = []
  const unexplained: { workflow: Workflow; execution: Execution }[] = []
  const running: { workflow: Workflow; execution: Execution }[] = []
  for (const [index, { workflow, ref }] of watched.entries()) {
    const detail = details[index]
    const execution = detail?.data
    const readAt = detail && detail.dataUpdatedAt > 0 ? detail.dataUpdatedAt : undefined
    const failure = detail?.error ? toFailure(detail.error) : undefined
    const nextReadAt =
      detail && failure && retryAt(detailInterval(ref, detail.error), executionKey(ref), detail)
    if (!execution) {
      if (isStopped(workflow.status.state) || failure)
        rows.push({ ...unreadRow(workflow, ref), failure, nextReadAt })
      continue
    }
    const found = rowsOf(workflow, execution, keptKeys)
    const isCalm = !found.some(({ kind }) => needsPerson(kind))
    if (index < listed.length && isCalm) {
      if (!found.some(({ kind }) => kind === 'again') && isStoppedWithoutNode(workflow, execution))
        unexplained.push({ workflow, execution })
      else if (execution.status.state === 'running') running.push({ workflow, execution })
    }
    rows.push(...found.map((row) => ({ ...row, failure, nextReadAt, readAt })))
  }
  const approvals = (lists.data?.workflows ?? [])
    .filter(({ status }) => status.state === 'awaitingApproval')
    .toSorted((a, b) => startedMs(a) - startedMs(b))
  const ofListed = details.slice(0, listed.length)
  const reading = readingOf(lists, listsKey(), listsInterval(lists.data))
  return {
    rows: rows.toSorted(byLongestWait),
    approvals,
    unexplained,
    running,
    newest: lists.data?.byStatus.all?.workflows ?? nothing,
    isWhole: lists.data?.isWhole ?? false,
    unread: ofListed.filter(({ data }) => data === undefined).length,
    isStaged: listed.length > mostAtOnce,
    isSettling: ofListed.slice(0, budget).some((detail) => detail.isPending),
    reading: { ...reading, data: lists.data ? true : undefined },
  }
}

/** What is drawn of executions that AOM's lists no longer name. */
function keptBeside(listed: readonly { ref: ExecutionRef }[], drawn: readonly AttentionRow[]) {
  const known = new Set(listed.map(({ ref }) => ref.executionId))
  const kept = drawn.filter(({ ref }) => !known.has(ref.executionId))
  return [...new Map(kept.map(({ ref, workflow }) => [ref.executionId, { ref, workflow }])).values()]
}

/** An execution of which only AOM's list has told so far. */
function unreadRow(workflow: Workflow, ref: ExecutionRef): AttentionRow {
  const { endedAt, beganAt } = workflow.lastExecution ?? {}
  return {
    key: ref.executionId,
    kind: 'unread',
    workflow,
    ref,
    execution: undefined,
    node: undefined,
    waitingSince: endedAt ?? beganAt,
    failure: undefined,
    nextReadAt: undefined,
    readAt: undefined,
  }
}

/** The list and the detail are read at different times: while a node moves, an older "stopped" of the list is no riddle. */
const isStoppedWithoutNode = (workflow: Workflow, execution: Execution): boolean =>
  isStopped(execution.status.state) ||
  (isStopped(workflow.status.state) &&
    execution.status.state !== 'succeeded' &&
    !execution.nodes.some((node) => isMoving(node.status.state)))

const byLongestWait = (a: AttentionRow, b: AttentionRow): number =>
  (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity) || (a.key < b.key ? -1 : 1)
