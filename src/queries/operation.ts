import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { OperationRecord } from '../domain/operationRecord'
import { executionQuery } from './executions'
import { operate, recoverRecords, type OperationInput, type OperationOutcome } from './operate'
import { isRecordFollowed, useOperationRecords } from './records'

export { dismissRecord, useNodeOperation, useOperationRecords } from './records'

export type OperationAttempt = { readonly kind: 'idle' | 'reading' } | OperationOutcome

/** One dialog's attempt to operate; its state ends with the dialog, the record that it sends does not. */
export function useOperate() {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState<OperationAttempt>({ kind: 'idle' })
  const confirm = async (input: OperationInput): Promise<void> => {
    setAttempt({ kind: 'reading' })
    setAttempt(await operate(client, input))
  }
  return { attempt, confirm, reset: () => setAttempt({ kind: 'idle' }) }
}

/** Reads the execution of a record now. */
export function useCheckAgain(): (record: OperationRecord) => void {
  const client = useQueryClient()
  return (record) =>
    void client.fetchQuery({ ...executionQuery(record), staleTime: 0 }).catch(() => undefined)
}

/** Keeps reading the executions whose operations are followed, on whatever screen the operator is. */
export function useFollowOperations(): void {
  const client = useQueryClient()
  // What a reload or a closed tab cut off is found once, when the app opens.
  useEffect(() => void recoverRecords(client), [client])
  const records = useOperationRecords()
  const followed = records.filter(isRecordFollowed)
  const unique = followed.filter(
    (record, index) => followed.findIndex((other) => other.executionId === record.executionId) === index,
  )
  useQueries({ queries: unique.map((record) => executionQuery(record)) })
}
