import { useMemo, useSyncExternalStore } from 'react'
import type { ExecutionRef } from '../domain/execution'
import { observe, type Sighting } from '../domain/operationEffect'
import { isFollowed, isOpen, phaseOf, type NodeRecord, type OperationRecord } from '../domain/operationRecord'
import { idsOf, isAction, subjectKey, subjectKindOf, type Operation } from '../domain/operationSubject'
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
    const isRead = value && typeof value.id === 'string' && typeof value.requestedAt === 'number'
    // A newer version of this program may have sent what this one does not know.
    return isRead && isAction(value.action) ? value : undefined
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

/** Folds one read into every record that it says something of. */
export function observeRecords(seen: Sighting, readAt: number): void {
  for (const record of freshRecords()) {
    const next = observe(record, seen, readAt)
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

const isNodeRecord = (record: OperationRecord): record is NodeRecord => record.nodeId !== undefined

const isOfExecution = (record: OperationRecord, ref: ExecutionRef): boolean =>
  record.action !== 'run' && record.executionId === ref.executionId && record.workflowId === ref.workflowId

/** The newest operation on a node that has not been dismissed. */
export function useNodeOperation(ref: ExecutionRef, nodeId: string): OperationRecord | undefined {
  return useOperationRecords().find(
    (record) => isOfExecution(record, ref) && record.nodeId === nodeId && !record.dismissed,
  )
}

/** All operations on the nodes of an execution, newest first; dismissed ones too. */
export function useNodeRecords(ref: ExecutionRef): readonly NodeRecord[] {
  return useOperationRecords()
    .filter(isNodeRecord)
    .filter((record) => isOfExecution(record, ref))
}

/** The newest termination of an execution that has not been dismissed. */
export function useTermination(ref: ExecutionRef): OperationRecord | undefined {
  return useOperationRecords().find(
    (record) => record.action === 'terminate' && isOfExecution(record, ref) && !record.dismissed,
  )
}

/** The newest run, or the newest schedule change, of a workflow that has not been dismissed. */
export function useWorkflowOperation(
  workflowId: string,
  kind: 'workflow' | 'schedule',
): OperationRecord | undefined {
  return useOperationRecords().find(
    (record) =>
      record.workflowId === workflowId && subjectKindOf(record.action) === kind && !record.dismissed,
  )
}

/**
 * The operation that holds this one's subject: no second one may be sent while it is open. An execution that is being
 * terminated holds its nodes too.
 */
export function openRecord(operation: Operation): OperationRecord | undefined {
  const ids = idsOf(operation)
  const keys = [subjectKey({ action: operation.action, ...ids })]
  if ('nodeId' in ids) keys.push(subjectKey({ action: 'terminate', ...ids }))
  return freshRecords().find(
    (record) =>
      record.projectId === projectId() &&
      keys.includes(subjectKey(record)) &&
      isOpen(phaseOf(record, Date.now())),
  )
}

/** Sent, and not at its end yet. */
export const isRecordFollowed = (record: OperationRecord): boolean => isFollowed(phaseOf(record, Date.now()))

/** While true, the execution is read fast. */
export const isExecutionFollowed = (ref: ExecutionRef): boolean =>
  allRecords().some((record) => isOfExecution(record, ref) && isRecordFollowed(record))

/** While true, the workflow's executions (`workflow`) or the workflow itself (`schedule`) are read fast. */
export const isWorkflowFollowed = (workflowId: string, kind: 'workflow' | 'schedule'): boolean =>
  allRecords().some(
    (record) =>
      record.workflowId === workflowId && subjectKindOf(record.action) === kind && isRecordFollowed(record),
  )
