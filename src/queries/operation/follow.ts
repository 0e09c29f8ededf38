import {
  hashKey,
  QueriesObserver,
  useQueryClient,
  type QueryClient,
  type QueryObserverOptions,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Action } from '#domain/operation/action'
import { shownBy, type OperationRecord } from '#domain/operation/operation'
import { executionListQuery, executionQuery } from '#queries/executions'
import { projectId } from '#queries/keys'
import { workflowNowQuery } from '#queries/workflow'
import { withLock } from './lock'
import { changeRecord, isRecordFollowed } from './records'
import { freshRecords, allRecords, subscribeRecords } from './store'

const recoverEveryMs = 15_000

/** Reads the subject of a record now. */
export function useCheckAgain(): (record: OperationRecord) => void {
  const client = useQueryClient()
  return (record) => void readSubject(client, record).catch(() => undefined)
}

/** Follows operations to their effect for as long as the caller is drawn, without drawing it again. */
export function useFollowOperations(): void {
  const client = useQueryClient()
  useEffect(() => followOperations(client), [client])
}

/** Keeps reading what is being operated, on whatever screen the operator is, until the function that it returns is called. */
function followOperations(client: QueryClient): () => void {
  // What a reload or a closed tab cut off is found when the app opens, and then in every other tab too.
  const recover = () => void recoverRecords(client)
  recover()
  const recovering = setInterval(recover, recoverEveryMs)

  const observer = new QueriesObserver(client, followedQueries())
  const unobserve = observer.subscribe(() => undefined)
  let changed: ReturnType<typeof setTimeout> | undefined
  // Later, as a record changes in the middle of the very read that shows its effect, and nobody else may want that read.
  const unsubscribe = subscribeRecords(() => {
    changed ??= setTimeout(() => {
      changed = undefined
      observer.setQueries(followedQueries())
    })
  })
  return () => {
    clearInterval(recovering)
    clearTimeout(changed)
    unsubscribe()
    unobserve()
  }
}

function followedQueries() {
  const followed = allRecords().filter(
    (record) => record.projectId === projectId() && isRecordFollowed(record),
  )
  return [...new Map(followed.map(effectQuery).map((query) => [hashKey(query.queryKey), query])).values()]
}

/** Of a run, `executionId` is the one that it began. */
interface Shown {
  /** Undefined: one that this program does not know. */
  readonly action?: Action | undefined
  readonly workflowId: string
  readonly workflowName?: string | undefined
  readonly executionId?: string | undefined
}

/** The query whose reads show the effect of an operation; what it gives depends on the operation. */
export const effectQuery = (shown: Shown) => queryOf(shown) as unknown as QueryObserverOptions

function queryOf({ action, workflowId, workflowName, executionId }: Shown) {
  const read = action && shownBy(action)
  if (read === 'workflow') return workflowNowQuery(workflowId, workflowName)
  return read === 'executions' || executionId === undefined
    ? executionListQuery(workflowId)
    : executionQuery({ workflowId, executionId })
}

/** One read that shows what became of an operation. Throws FailureError. */
async function readSubject(client: QueryClient, record: OperationRecord): Promise<void> {
  await client.fetchQuery({ ...effectQuery(record), staleTime: 0 })
}

/**
 * A reload or a closed tab in the middle of a call leaves a record without an answer. Whoever can take its lock knows
 * that nobody waits for the answer any more: its outcome is unknown, and reading tells.
 */
export async function recoverRecords(client: QueryClient): Promise<void> {
  for (const record of freshRecords()) {
    // The answer to a colleague's goes to the colleague.
    if (record.answer !== undefined || record.by || record.projectId !== projectId()) continue
    const isOurs = await withLock(record, async () => {
      changeRecord(record.id, (current) =>
        current.answer
          ? current
          : { ...current, answer: { kind: 'unknown', at: Date.now(), failure: { kind: 'offline' } } },
      )
      return true
    })
    if (isOurs) await readSubject(client, record).catch(() => undefined)
  }
}
