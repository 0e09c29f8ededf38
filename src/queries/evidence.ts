import { useMemo, useSyncExternalStore } from 'react'
import type { Execution, ExecutionRef } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import { isFailed } from '#domain/execution/pause'
import { pageStore } from '#store'
import { rootKey } from './keys'

/*
 * What this page has read of an attempt that AOM has since replaced with a newer one (SearchWorkflowExecutionDetail gives
 * the newest result of a node). In memory alone: logs are too much, and too telling, for the browser's storage.
 */

/** A node as it stood before it was run again. */
export interface Evidence {
  readonly node: ExecutionNode
  /** When it was read for the last time. */
  readonly readAt: number
  /** When the newer attempt was seen first. */
  readonly replacedAt: number
}

type EvidenceByNode = ReadonlyMap<string, readonly Evidence[]>
const kept = pageStore<EvidenceByNode>(() => new Map())

/** Of each node, and of all nodes together. */
const mostOfNode = 5
const mostNodes = 100

const keyOf = ({ workflowId, executionId }: ExecutionRef, nodeId: string): string =>
  JSON.stringify([...rootKey(), workflowId, executionId, nodeId])

/** Keeps what a read no longer tells of the nodes that failed before. */
export function keepEvidence(before: Execution, readAt: number, now: Execution): void {
  const replaced = before.nodes.filter((node) => {
    const hasFailed = isFailed(node) || node.targets.some(({ outcome }) => outcome === 'failed')
    const next = now.nodes.find(({ id }) => id === node.id)
    return hasFailed && next !== undefined && isNewAttempt(node, next)
  })
  if (replaced.length === 0) return
  const next = new Map(kept.get())
  for (const node of replaced) {
    const key = keyOf(before, node.id)
    const earlier = next.get(key) ?? []
    next.delete(key)
    next.set(key, [{ node, readAt, replacedAt: Date.now() }, ...earlier].slice(0, mostOfNode))
  }
  kept.set(new Map([...next].slice(-mostNodes)))
}

const isNewAttempt = (before: ExecutionNode, now: ExecutionNode): boolean =>
  before.beganAt !== now.beganAt ||
  before.functionExecutionId !== now.functionExecutionId ||
  (isFailed(before) && now.status.state === 'running')

/** Newest first. */
export function useEvidence(ref: ExecutionRef, nodeId: string): readonly Evidence[] {
  const all = useSyncExternalStore(kept.subscribe, kept.get)
  return all.get(keyOf(ref, nodeId)) ?? none
}
const none: readonly Evidence[] = []

/** Of all nodes of an execution of which there is any, each oldest first. */
export function useEvidenceByNode(execution: Execution): ReadonlyMap<string, readonly Evidence[]> {
  const all = useSyncExternalStore(kept.subscribe, kept.get)
  return useMemo(
    () =>
      new Map(
        execution.nodes.flatMap(({ id }) => {
          const evidence = all.get(keyOf(execution, id))
          return evidence ? [[id, evidence.toReversed()] as const] : []
        }),
      ),
    [all, execution],
  )
}
