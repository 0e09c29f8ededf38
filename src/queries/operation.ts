import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { OperationRecord } from '../domain/operationRecord'
import { executionQuery } from './executions'
import { operate, recoverRecords, type OperationInput, type OperationOutcome } from './operate'
import { isRecordFollowed, useOperationRecords } from './records'

export { dismissRecord, useNodeOperation, useOperationRecords } from './records'

const recoverEveryMs = 15_000

export type OperationAttempt = { readonly kind: 'idle' | 'reading' } | OperationOutcome

/** One dialog's attempt to operate; its state ends with the dialog, the record that it sends does not. */
export function useOperate() {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState<OperationAttempt>({ kind: 'idle' })
  const controller = useRef<AbortController>(undefined)
  // A dialog that is closed before the POST leaves sends nothing.
  useEffect(() => () => controller.current?.abort(), [])
  const confirm = async (input: OperationInput): Promise<void> => {
    setAttempt({ kind: 'reading' })
    controller.current = new AbortController()
    setAttempt(await operate(client, input, controller.current.signal))
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
  // What a reload or a closed tab cut off is found when the app opens, and then in every other tab too.
  useEffect(() => {
    const recover = () => void recoverRecords(client)
    recover()
    const timer = setInterval(recover, recoverEveryMs)
    return () => clearInterval(timer)
  }, [client])
  const records = useOperationRecords()
  const followed = records.filter(isRecordFollowed)
  const unique = followed.filter(
    (record, index) => followed.findIndex((other) => other.executionId === record.executionId) === index,
  )
  useQueries({ queries: unique.map((record) => executionQuery(record)) })
}
