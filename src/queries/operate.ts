import type { QueryClient } from '@tanstack/react-query'
import { operateNode } from '../api/executions'
import type { Execution, ExecutionRef } from '../domain/execution'
import { findNode } from '../domain/execution'
import { leavesOutcomeUnknown, toFailure, type Failure } from '../domain/failure'
import { judgeOperation, type Action, type Refusal } from '../domain/operation'
import {
  baselineOf,
  changesSince,
  type Baseline,
  type Change,
  type OperationAnswer,
  type OperationRecord,
} from '../domain/operationRecord'
import { executionKey, executionQuery, readExecutionNow } from './executions'
import { projectId, rootKey } from './keys'
import { changeRecord, freshRecords, openRecord, saveRecord } from './records'

export interface OperationInput {
  /** What the dialog showed: the operation is only sent if this is still true. */
  readonly execution: Execution
  readonly workflowName: string
  readonly nodeId: string
  readonly action: Action
  readonly reason: string
}

export type OperationOutcome =
  /** The POST has left (or is leaving); its record tells the rest. */
  | { readonly kind: 'sent'; readonly recordId: string }
  | {
      readonly kind: 'changed'
      readonly changes: readonly Change[]
      readonly before: Baseline
      readonly execution: Execution
    }
  | { readonly kind: 'notAllowed'; readonly refusal: Refusal; readonly execution: Execution }
  /** Another tab, or an earlier operation that is still open, holds this node. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'readFailed'; readonly failure: Failure }
  /** The operator closed the dialog before anything left. */
  | { readonly kind: 'canceled' }

const lockName = (ref: ExecutionRef, nodeId: string): string =>
  `aom-operator:${projectId()}:${ref.workflowId}:${ref.executionId}:${nodeId}`

const heldHere = new Set<string>()

/** Runs `task` while this browser holds the node; undefined when another request or tab holds it already. */
async function whileHolding(name: string, task: () => Promise<void>): Promise<boolean> {
  if (heldHere.has(name)) return false
  heldHere.add(name)
  try {
    // Web Locks exist on https and loopback only; elsewhere the stored record alone keeps other tabs out.
    if (!navigator.locks) {
      await task()
      return true
    }
    return await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false
      await task()
      return true
    })
  } finally {
    heldHere.delete(name)
  }
}

/**
 * Fresh read, compare, one POST. Resolves as soon as it is decided whether the POST leaves; the record that it names
 * goes on to tell AOM's answer and effect. The node stays held until AOM has answered. `signal` gives up until the POST
 * leaves, and means nothing from then on.
 */
export function operate(
  client: QueryClient,
  input: OperationInput,
  signal: AbortSignal,
): Promise<OperationOutcome> {
  return new Promise((resolve, reject) => {
    whileHolding(lockName(input.execution, input.nodeId), () => runHeld(client, input, signal, resolve)).then(
      (held) => {
        if (!held) resolve({ kind: 'elsewhere' })
      },
      reject,
    )
  })
}

async function runHeld(
  client: QueryClient,
  input: OperationInput,
  signal: AbortSignal,
  decide: (outcome: OperationOutcome) => void,
): Promise<void> {
  const { nodeId, action } = input
  const ref: ExecutionRef = {
    workflowId: input.execution.workflowId,
    executionId: input.execution.executionId,
  }
  if (openRecord(ref, nodeId)) return decide({ kind: 'elsewhere' })

  let execution: Execution
  try {
    execution = await readFresh(client, ref)
  } catch (error) {
    return decide({ kind: 'readFailed', failure: toFailure(error) })
  }
  if (signal.aborted) return decide({ kind: 'canceled' })
  const before = baselineOf(input.execution, nodeId)
  const changes = changesSince(before, execution, nodeId)
  const node = findNode(execution, nodeId)
  if (changes.length > 0 || !node) return decide({ kind: 'changed', changes, before, execution })
  const verdict = judgeOperation(action, execution, node)
  if (!verdict.allowed) return decide({ kind: 'notAllowed', refusal: verdict.refusal, execution })

  const reason = input.reason.trim()
  const record: OperationRecord = {
    ...ref,
    id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`,
    projectId: projectId(),
    workflowName: input.workflowName,
    nodeId,
    nodeName: node.name,
    action,
    ...(reason && { reason }),
    requestedAt: Date.now(),
    baseline: baselineOf(execution, nodeId),
  }
  try {
    saveRecord(record)
  } catch (error) {
    // Storage is full or shut: without the record a reload could send a second one, so nothing is sent.
    return decide({ kind: 'readFailed', failure: toFailure(error) })
  }
  const answer = post(ref, nodeId, action)
  decide({ kind: 'sent', recordId: record.id })
  const answered = await answer
  changeRecord(record.id, (current) => ({ ...current, answer: answered }))
  // After every answer, good or bad, AOM is asked what is true now.
  await client.invalidateQueries({ queryKey: rootKey() })
}

/** Not a read that was already under way: that one may have left before the change that matters. */
async function readFresh(client: QueryClient, ref: ExecutionRef): Promise<Execution> {
  await client.cancelQueries({ queryKey: executionKey(ref), exact: true })
  return client.fetchQuery({
    ...executionQuery(ref),
    queryFn: ({ signal }) => readExecutionNow(client, ref, signal),
    staleTime: 0,
    retry: false,
  })
}

async function post(ref: ExecutionRef, nodeId: string, action: Action): Promise<OperationAnswer> {
  try {
    const { httpStatus, text, requestId } = await operateNode(ref, nodeId, action)
    return {
      kind: 'accepted',
      at: Date.now(),
      httpStatus,
      body: text.slice(0, 1_000),
      ...(requestId && { requestId }),
    }
  } catch (error) {
    const failure = toFailure(error)
    return { kind: leavesOutcomeUnknown(failure) ? 'unknown' : 'refused', at: Date.now(), failure }
  }
}

/**
 * A reload or a closed tab in the middle of a POST leaves a record without an answer. Whoever can take its lock knows
 * that nobody waits for the answer any more: its outcome is unknown, and the execution tells.
 */
export async function recoverRecords(client: QueryClient): Promise<void> {
  for (const record of freshRecords()) {
    if (record.answer !== undefined || record.projectId !== projectId()) continue
    await whileHolding(lockName(record, record.nodeId), async () => {
      changeRecord(record.id, (current) =>
        current.answer
          ? current
          : { ...current, answer: { kind: 'unknown', at: Date.now(), failure: { kind: 'offline' } } },
      )
    })
    await client.invalidateQueries({ queryKey: executionKey(record) })
  }
}
