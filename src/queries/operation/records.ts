import { useMemo, useSyncExternalStore } from 'react'
import type { ExecutionRef } from '#domain/execution/execution'
import { observe, type Sighting } from '#domain/operation/effect'
import { isFollowed, isOpen, phaseOf, type NodeRecord, type OperationRecord } from '#domain/operation/record'
import { idsOf, subjectKey, subjectKindOf, type Operation } from '#domain/operation/subject'
import { projectId } from '#queries/keys'
import { allRecords, freshRecords, keepRecord, subscribeRecords, tellSetAside, untoldSetAside } from './store'

/* What pages and queries ask of the records, and how they grow. */

export { freshRecords, saveRecord } from './store'

export function changeRecord(id: string, change: (record: OperationRecord) => OperationRecord): void {
  const record = freshRecords().find((item) => item.id === id)
  const next = record && change(record)
  if (next && next !== record) keepRecord(next)
}

export const dismissRecord = (id: string): void =>
  changeRecord(id, (record) => ({ ...record, dismissed: true }))

/** One that is open already is heard of again: the gateway has just said that it is not over. */
export function followColleague(record: OperationRecord): void {
  const known = freshRecords().find(({ id }) => id === record.id)
  if (!known) keepRecord(record)
  else if (known.by && record.by && !isOpen(phaseOf(known, Date.now())) && known.effectSeenAt === undefined)
    keepRecord({ ...known, by: record.by, dismissed: false })
}

/** Folds one read into every record that it says something of. */
export function observeRecords(seen: Sighting, readAt: number): void {
  for (const record of freshRecords()) {
    const next = observe(record, seen, readAt)
    if (next !== record) keepRecord(next)
  }
}

export const useAllRecords = (): readonly OperationRecord[] =>
  useSyncExternalStore(subscribeRecords, allRecords)

/** How many stored records cannot be read, until `tellSetAside` says that the operator knows. */
export const useSetAside = (): number => useSyncExternalStore(subscribeRecords, untoldSetAside)
export { tellSetAside }

/** This project's operations, newest first: sent from this browser, and colleagues' that are followed here. */
export function useProjectRecords(): readonly OperationRecord[] {
  const all = useAllRecords()
  const project = projectId()
  return useMemo(() => all.filter((record) => record.projectId === project), [all, project])
}

/** This project's operations that were sent from this browser, newest first. */
export function useOperationRecords(): readonly OperationRecord[] {
  const records = useProjectRecords()
  return useMemo(() => records.filter(({ by }) => by === undefined), [records])
}

const isNodeRecord = (record: OperationRecord): record is NodeRecord => record.nodeId !== undefined

const isOfExecution = (record: OperationRecord, ref: ExecutionRef): boolean =>
  record.action !== 'run' && record.executionId === ref.executionId && record.workflowId === ref.workflowId

/**
 * Of one subject's, newest first, the one to show: what is open before all else, and a colleague's before ours that was
 * not sent because of it.
 */
function shownOf(records: readonly OperationRecord[]): OperationRecord | undefined {
  const shown = records.filter(({ dismissed }) => !dismissed)
  const isTurnedAway = ({ answer }: OperationRecord) => answer?.kind === 'notSent' && answer.heldBy
  return (
    shown.find((record) => isOpen(phaseOf(record, record.checkedAt ?? record.requestedAt))) ??
    shown.find((record) => !isTurnedAway(record)) ??
    shown[0]
  )
}

/** The operation on a node that is shown beside it: the open one, else the newest that has not been dismissed. */
export function useNodeOperation(ref: ExecutionRef, nodeId: string): OperationRecord | undefined {
  return shownOf(
    useProjectRecords().filter((record) => isOfExecution(record, ref) && record.nodeId === nodeId),
  )
}

/** The same for every node of an execution, by node id. */
export function useNodeOperations(ref: ExecutionRef): ReadonlyMap<string, OperationRecord> {
  const ofNodes = useProjectRecords()
    .filter(isNodeRecord)
    .filter((record) => isOfExecution(record, ref))
  const shown = new Map<string, OperationRecord>()
  for (const { nodeId } of ofNodes) {
    const record = shownOf(ofNodes.filter((other) => other.nodeId === nodeId))
    if (record) shown.set(nodeId, record)
  }
  return shown
}

/** All operations on the nodes of an execution that were sent from this browser, newest first; dismissed ones too. */
export function useNodeRecords(ref: ExecutionRef): readonly NodeRecord[] {
  return useOperationRecords()
    .filter(isNodeRecord)
    .filter((record) => isOfExecution(record, ref))
}

/** The same of an execution's terminations. */
export function useTermination(ref: ExecutionRef): OperationRecord | undefined {
  return shownOf(
    useProjectRecords().filter((record) => record.action === 'terminate' && isOfExecution(record, ref)),
  )
}

/** The same of a workflow's runs, or of its schedule changes. */
export function useWorkflowOperation(
  workflowId: string,
  kind: 'workflow' | 'schedule',
): OperationRecord | undefined {
  return shownOf(
    useProjectRecords().filter(
      (record) => record.workflowId === workflowId && subjectKindOf(record.action) === kind,
    ),
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
