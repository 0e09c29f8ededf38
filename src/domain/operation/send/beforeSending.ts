import { actions, kindOf, type OperationKind } from '#domain/operation/action'
import type { Failure } from '#domain/failure/failure'
import type { Change, Refusal } from '#domain/operation/kind'
import { isOpen, phaseOf, type BlockedBy } from '#domain/operation/record'
import {
  idsOf,
  judge,
  rulesOf,
  subjectKey,
  type Operation,
  type OperationOf,
  type OperationRecord,
} from '#domain/operation/operation'

/* What the dialog, and whatever sends, asks of an operation that was not sent yet, and what became of the attempt. */

export type OperationOutcome =
  /** AOM has answered, or never will; its record tells the rest. */
  | { readonly kind: 'sent'; readonly recordId: string }
  | {
      readonly kind: 'changed'
      readonly changes: readonly Change[]
      readonly shown: Operation
      /** Undefined where AOM's list no longer has the workflow. */
      readonly now: Operation | undefined
    }
  | { readonly kind: 'notAllowed'; readonly refusal: Refusal; readonly now: Operation }
  /** Another tab, an earlier operation that is still open, or a colleague's holds the subject. */
  | { readonly kind: 'elsewhere'; readonly blockedBy?: BlockedBy }
  | { readonly kind: 'readFailed'; readonly failure: Failure }
  /** The browser's storage is full or shut: without the record a reload could send a second one, so nothing was sent. */
  | { readonly kind: 'notKept' }
  /** The operator closed the dialog before anything left. */
  | { readonly kind: 'canceled' }

export const subjectKeyOf = (operation: Operation): string =>
  subjectKey({ action: operation.action, ...idsOf(operation) })

/** What an operator calls the subject: the node's name, else the workflow's. */
export const subjectName = <K extends OperationKind>(
  operation: OperationOf<K>,
  workflowName: string,
): string => rulesOf<K>(operation).nameOf?.(operation) ?? workflowName

/**
 * What changed of the subject since the dialog showed it. `now` is the same operation on what AOM reports now; undefined
 * where AOM's list no longer has the workflow.
 */
export const changesBetween = <K extends OperationKind>(
  shown: OperationOf<K>,
  now: OperationOf<K> | undefined,
): Change[] => (now ? rulesOf<K>(shown).changes(shown, now) : ['workflowGone'])

const alternativesOf = <K extends OperationKind>(operation: OperationOf<K>): OperationOf<K>[] =>
  actions[kindOf(operation.action)].map((action) => ({ ...operation, action }))

/** What may be asked of the same subject on the same knowledge. */
export const possibleOn = <K extends OperationKind>(operation: OperationOf<K>): OperationOf<K>[] =>
  alternativesOf<K>(operation).filter((other) => judge<K>(other).allowed)

/** Every operation that may not be open when this one is sent: on its own subject, or on another that holds it. */
export const conflictsOf = <K extends OperationKind>(operation: OperationOf<K>): readonly Operation[] => [
  ...alternativesOf<K>(operation),
  ...(rulesOf<K>(operation).blockedBy?.(operation) ?? []),
]

/**
 * The operation that holds this one's subject: no second one may be sent while it is open. An execution that is being
 * terminated holds its nodes too.
 */
export function openOn(
  operation: Operation,
  records: readonly OperationRecord[],
  now: number,
): OperationRecord | undefined {
  const keys = new Set(conflictsOf(operation).map(subjectKeyOf))
  return records.find((record) => keys.has(subjectKey(record)) && isOpen(phaseOf(record, now)))
}
