import { useMemo, useSyncExternalStore } from 'react'
import type { Execution, ExecutionRef } from '../domain/execution'
import { isFollowed, isOpen, observe, phaseOf, type OperationRecord } from '../domain/operationRecord'
import { projectId } from './keys'

/*
 * The operations sent from this browser, each under a key of its own in localStorage: all tabs see them, and a reload
 * in the middle of one loses nothing. They hold no credential.
 */

const prefix = 'aom-operator.operation.'
const keptRecords = 500

let records: readonly OperationRecord[] | undefined
const listeners = new Set<() => void>()

function load(): readonly OperationRecord[] {
  const found: OperationRecord[] = []
  for (const key of Object.keys(localStorage)) {
    const record = key.startsWith(prefix) ? parse(localStorage.getItem(key)) : undefined
    if (record) found.push(record)
  }
  return found.toSorted((a, b) => b.requestedAt - a.requestedAt)
}

function parse(text: string | null): OperationRecord | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as OperationRecord | null
    return value && typeof value.id === 'string' && typeof value.requestedAt === 'number' ? value : undefined
  } catch {
    return undefined
  }
}

/** Newest first. */
export const allRecords = (): readonly OperationRecord[] => (records ??= load())

function changed() {
  records = undefined
  for (const listener of listeners) listener()
}

function onStorage(event: StorageEvent) {
  if (event.key === null || event.key.startsWith(prefix)) changed()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onStorage)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', onStorage)
  }
}

/** Throws when the browser's storage is full or shut: then nothing may be sent, since a reload could send it again. */
export function saveRecord(record: OperationRecord): void {
  localStorage.setItem(prefix + record.id, JSON.stringify(record))
  for (const old of load().slice(keptRecords)) localStorage.removeItem(prefix + old.id)
  changed()
}

/** What other tabs wrote meanwhile counts too. */
export function freshRecords(): readonly OperationRecord[] {
  records = undefined
  return allRecords()
}

export function changeRecord(id: string, change: (record: OperationRecord) => OperationRecord): void {
  const record = freshRecords().find((item) => item.id === id)
  const next = record && change(record)
  if (next && next !== record) saveRecord(next)
}

export const dismissRecord = (id: string): void =>
  changeRecord(id, (record) => ({ ...record, dismissed: true }))

/** Folds one read of an execution into every record of it. */
export function observeRecords(execution: Execution, readAt: number): void {
  for (const record of freshRecords()) {
    if (record.executionId !== execution.executionId || record.workflowId !== execution.workflowId) continue
    const next = observe(record, execution, readAt)
    if (next !== record) saveRecord(next)
  }
}

export const useAllRecords = (): readonly OperationRecord[] => useSyncExternalStore(subscribe, allRecords)

/** This project's operations, newest first. */
export function useOperationRecords(): readonly OperationRecord[] {
  const all = useAllRecords()
  const project = projectId()
  return useMemo(() => all.filter((record) => record.projectId === project), [all, project])
}

const isOf = (record: OperationRecord, ref: ExecutionRef): boolean =>
  record.executionId === ref.executionId && record.workflowId === ref.workflowId

/** The newest operation on a node that has not been dismissed. */
export function useNodeOperation(ref: ExecutionRef, nodeId: string): OperationRecord | undefined {
  return useOperationRecords().find(
    (record) => isOf(record, ref) && record.nodeId === nodeId && !record.dismissed,
  )
}

/** The operation that holds this node: no second one may be sent while it is open. */
export function openRecord(ref: ExecutionRef, nodeId: string): OperationRecord | undefined {
  return freshRecords().find(
    (record) => isOf(record, ref) && record.nodeId === nodeId && isOpen(phaseOf(record, Date.now())),
  )
}

/** Sent, and not at its end yet. */
export const isRecordFollowed = (record: OperationRecord): boolean => isFollowed(phaseOf(record, Date.now()))

/** While true, the execution is read fast. */
export const isExecutionFollowed = (ref: ExecutionRef): boolean =>
  allRecords().some((record) => isOf(record, ref) && isRecordFollowed(record))
