import { actableAgeMs } from '#domain/reading'
import type { AttentionRow } from '#domain/execution/attention'
import type { Refusal, Warning } from './kind'
import { judgeNode, nodeBaseline, type NodeAction } from './kinds/node'
import type { Operation, OperationRecord } from './operation'
import type { BulkSubject } from './bulk'
import { openOn } from './send/beforeSending'

/* What of a selection an operation can be asked of, and why not of the others. */

export type LeftOut =
  | { readonly kind: 'unread' | 'stale' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  /** AOM would decide: that is for a look at the one node. */
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'open'; readonly record: OperationRecord }

export interface BulkChoice {
  readonly eligible: readonly AttentionRow[]
  readonly leftOut: readonly { readonly row: AttentionRow; readonly why: LeftOut }[]
}

export function chooseFor(
  action: NodeAction,
  rows: readonly AttentionRow[],
  records: readonly OperationRecord[],
  now: number,
): BulkChoice {
  const judged = rows.map((row) => ({ row, why: whyNot(action, row, records, now) }))
  return {
    eligible: judged.flatMap(({ row, why }) => (why ? [] : [row])),
    leftOut: judged.flatMap(({ row, why }) => (why ? [{ row, why }] : [])),
  }
}

function whyNot(
  action: NodeAction,
  { execution, node, failure, readAt }: AttentionRow,
  records: readonly OperationRecord[],
  now: number,
): LeftOut | undefined {
  if (!execution || !node) return { kind: 'unread' }
  if (failure && now - (readAt ?? 0) > actableAgeMs) return { kind: 'stale' }
  const operation: Operation = { action, execution, nodeId: node.id }
  const record = openOn(operation, records, now)
  if (record) return { kind: 'open', record }
  const verdict = judgeNode(action, execution, node)
  if (!verdict.allowed) return { kind: 'refusal', refusal: verdict.refusal }
  return verdict.warning === undefined ? undefined : { kind: 'warning', warning: verdict.warning }
}

/** A row as it stands there, for the frozen list. */
export function subjectOf({ execution, node, workflow, ref }: AttentionRow): BulkSubject | undefined {
  if (!execution || !node) return undefined
  return {
    workflowId: ref.workflowId,
    workflowName: workflow.name,
    executionId: ref.executionId,
    nodeId: node.id,
    nodeName: node.name,
    baseline: nodeBaseline(execution, node.id),
  }
}
