import { hashKey, useQueries, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { NodeRecord, OperationRecord, TerminationRecord } from '#domain/operation/record'
import { executionListQuery, executionQuery } from '#queries/executions'
import { readSubject } from './readSubject'
import { recoverRecords } from './recover'
import { workflowNowQuery } from '#queries/workflow'
import { isRecordFollowed, useProjectRecords } from './records'

export {
  dismissRecord,
  useNodeOperation,
  useNodeOperations,
  useNodeRecords,
  useOperationRecords,
  tellSetAside,
  useProjectRecords,
  useSetAside,
  useTermination,
  useWorkflowOperation,
} from './records'

const recoverEveryMs = 15_000

/** Reads the subject of a record now. */
export function useCheckAgain(): (record: OperationRecord) => void {
  const client = useQueryClient()
  return (record) => void readSubject(client, record).catch(() => undefined)
}

/** Keeps reading what is being operated, on whatever screen the operator is. */
export function useFollowOperations(): void {
  const client = useQueryClient()
  // What a reload or a closed tab cut off is found when the app opens, and then in every other tab too.
  useEffect(() => {
    const recover = () => void recoverRecords(client)
    recover()
    const timer = setInterval(recover, recoverEveryMs)
    return () => clearInterval(timer)
  }, [client])
  const records = useProjectRecords()
  const followed = records.filter(isRecordFollowed)
  useQueries({
    queries: uniqueQueries(followed.filter(isOfExecution).map((record) => executionQuery(record))),
  })
  const runs = followed.filter((record) => record.action === 'run')
  useQueries({ queries: uniqueQueries(runs.map((record) => executionListQuery(record.workflowId))) })
  const schedules = followed.filter(({ action }) => action === 'enable' || action === 'disable')
  useQueries({
    queries: uniqueQueries(
      schedules.map((record) => workflowNowQuery(record.workflowId, record.workflowName)),
    ),
  })
}

const isOfExecution = (record: OperationRecord): record is NodeRecord | TerminationRecord =>
  record.executionId !== undefined && record.action !== 'run'

const uniqueQueries = <T extends { readonly queryKey: QueryKey }>(queries: readonly T[]): T[] => [
  ...new Map(queries.map((query) => [hashKey(query.queryKey), query])).values(),
]
