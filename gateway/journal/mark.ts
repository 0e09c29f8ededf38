import type { JsonObject, Operation, OperationUser } from './operation'

/**
 * claim: somebody is at work on it · snooze: nobody need look at it for now · note: worth knowing ·
 * done: what a Skip left to be fixed later is fixed.
 */
export const markKinds = ['claim', 'snooze', 'note', 'done'] as const
export type MarkKind = (typeof markKinds)[number]

/** released: by hand · gone: what it was about no longer waits · replaced: by a newer one of the same kind. */
export type MarkEnd = 'released' | 'gone' | 'replaced'

/** What the team says of an execution or a node, beside what it asks of AOM. Times are epoch milliseconds. */
export type Mark = {
  readonly id: string
  readonly kind: MarkKind
  /** The order in which marks were made. */
  readonly position: number
  /** Grows with every change of any row, of operations too. */
  readonly seq: number
  readonly projectId: string
  readonly region: string
  readonly workflowId: string
  readonly workflowName: string | null
  readonly executionId: string
  /** Null: the whole execution. */
  readonly nodeId: string | null
  readonly nodeName: string | null
  readonly text: string | null
  /** How the node stood when it was snoozed. */
  readonly baseline: JsonObject | null
  /** The Skip that a `done` closes. */
  readonly operationId: string | null
  readonly user: OperationUser
  readonly at: number
  /** A claim or a snooze is over from then on, without another change of its row; null: no time ends it. */
  readonly until: number | null
  readonly ended: { readonly at: number; readonly by: string | null; readonly how: MarkEnd } | null
}

/** What the journal holds, in one order of changes. */
export type Entry = Operation | Mark

export const isMark = (entry: Entry): entry is Mark => 'kind' in entry

/** The name of its event, in the stream and in the audit file. */
export const eventOf = (entry: Entry): 'operation' | 'mark' => (isMark(entry) ? 'mark' : 'operation')
