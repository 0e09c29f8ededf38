import { useMemo, useSyncExternalStore } from 'react'
import type { ExecutionRef } from '#domain/execution/execution'
import type { OperationKind } from '#domain/operation/action'
import type { Observation, SubjectIds } from '#domain/operation/kind'
import type { NodeRecord } from '#domain/operation/kinds/node'
import {
  applyRead,
  recordsOf,
  shownBy,
  subjectKey,
  subjectKeyFor,
  type OperationRecord,
  type RecordOf,
} from '#domain/operation/operation'
import { currentPhase, isFollowed, isOpen, phaseOf } from '#domain/operation/record'
import { projectId } from '#queries/keys'
import { allRecords, freshRecords, keepRecord, subscribeRecords, untoldSetAside } from './store'

/* What pages and queries ask of the records, and how they grow. */

export function changeRecord(id: string, change: (record: OperationRecord) => OperationRecord): void {
  const record = freshRecords().find((item) => item.id === id)
  const next = record && change(record)
  if (next && next !== record) keepRecord(next)
}

export const dismissRecord = (id: string): void =>
  changeRecord(id, (record) => ({ ...record, dismissed: true }))

/** Folds one read into every record that it says something of. */
export function applyReadToRecords(seen: Observation, readAt: number): void {
  for (const record of freshRecords()) {
    const next = applyRead(record, seen, readAt)
    if (next !== record) keepRecord(next)
  }
}

/** How many stored records cannot be read, until `tellSetAside` says that the operator knows. */
export const useSetAside = (): number => useSyncExternalStore(subscribeRecords, untoldSetAside)

/** This project's operations, newest first: sent from this browser, and colleagues' that are followed here. */
export function useProjectRecords(): readonly OperationRecord[] {
  const all = useSyncExternalStore(subscribeRecords, allRecords)
  const project = projectId()
  return useMemo(() => all.filter((record) => record.projectId === project), [all, project])
}

/** This project's operations that were sent from this browser, newest first. */
export function useOperationRecords(): readonly OperationRecord[] {
  const records = useProjectRecords()
  return useMemo(() => records.filter(({ by }) => by === undefined), [records])
}

const isOfExecution = (record: OperationRecord, ref: ExecutionRef): boolean =>
  record.executionId === ref.executionId && record.workflowId === ref.workflowId

/**
 * Of one subject's, newest first, the one to show: what is open before all else, and a colleague's before ours that was
 * not sent because of it.
 */
function shownOf<T extends OperationRecord>(records: readonly T[]): T | undefined {
  const shown = records.filter(({ dismissed }) => !dismissed)
  const isTurnedAway = ({ answer }: T) => answer?.kind === 'notSent' && answer.blockedBy
  return (
    shown.find((record) => isOpen(currentPhase(record))) ??
    shown.find((record) => !isTurnedAway(record)) ??
    shown[0]
  )
}

/** The operation on a subject that is shown beside it: the open one, else the newest that has not been dismissed. */
export function useOperationOn<K extends OperationKind>(kind: K, ids: SubjectIds): RecordOf<K> | undefined {
  const key = subjectKeyFor(kind, ids)
  const project = projectId()
  // A record that did not change is the same object, so that no other subject's draws this one again.
  return useSyncExternalStore(subscribeRecords, () =>
    shownOf(
      recordsOf(kind, allRecords()).filter(
        (record) => record.projectId === project && subjectKey(record) === key,
      ),
    ),
  )
}

/** The same for every node of an execution, by node id. */
export function useNodeOperations(ref: ExecutionRef): ReadonlyMap<string, NodeRecord> {
  const ofNodes = recordsOf('node', useProjectRecords()).filter((record) => isOfExecution(record, ref))
  const shown = new Map<string, NodeRecord>()
  for (const { nodeId } of ofNodes) {
    const record = shownOf(ofNodes.filter((other) => other.nodeId === nodeId))
    if (record) shown.set(nodeId, record)
  }
  return shown
}

/** All operations on the nodes of an execution that this browser knows of, colleagues' too, newest first. */
export const useAllNodeRecords = (ref: ExecutionRef): readonly NodeRecord[] =>
  recordsOf('node', useProjectRecords()).filter((record) => isOfExecution(record, ref))

/** All operations on the nodes of an execution that were sent from this browser, newest first; dismissed ones too. */
export const useNodeRecords = (ref: ExecutionRef): readonly NodeRecord[] =>
  recordsOf('node', useOperationRecords()).filter((record) => isOfExecution(record, ref))

/** Sent, and not at its end yet. */
export const isRecordFollowed = (record: OperationRecord): boolean => isFollowed(phaseOf(record, Date.now()))

/**
 * While true, this read of AOM shows what becomes of an operation, and is asked for fast. Without an execution's id: of
 * anything of the workflow.
 */
export const isReadFollowed = (read: Observation['kind'], { workflowId, executionId }: SubjectIds): boolean =>
  allRecords().some(
    (record) =>
      shownBy(record.action) === read &&
      record.workflowId === workflowId &&
      (executionId === undefined || record.executionId === executionId) &&
      isRecordFollowed(record),
  )

export const useIsReadFollowed = (read: Observation['kind'], ids: SubjectIds): boolean =>
  useSyncExternalStore(subscribeRecords, () => isReadFollowed(read, ids))
