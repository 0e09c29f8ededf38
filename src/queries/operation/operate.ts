import type { QueryClient } from '@tanstack/react-query'
import { toFailure, type Failure } from '#domain/failure/failure'
import type { Refusal } from '#domain/operation/operation'
import { changesBetween, type Change } from '#domain/operation/baseline'
import type { HeldBy, OperationRecord } from '#domain/operation/record'
import { idsOf, judge, type Operation } from '#domain/operation/subject'
import { rootKey } from '#queries/keys'
import { readFresh } from './reread'
import { colleagueRecord } from './colleague'
import { newRecord } from './newRecord'
import { sendOperation } from './send'
import { whileHolding } from './lock'
import { changeRecord, followColleague, openRecord, saveRecord } from './records'

export interface OperationInput {
  /** On what the dialog showed: it is only sent if this is still true. */
  readonly operation: Operation
  readonly workflowName: string
  readonly reason: string
}

export type OperationOutcome =
  /** The call has left (or is leaving); its record tells the rest. */
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
  | { readonly kind: 'elsewhere'; readonly heldBy?: HeldBy }
  | { readonly kind: 'readFailed'; readonly failure: Failure }
  /** The browser's storage is full or shut: without the record a reload could send a second one, so nothing was sent. */
  | { readonly kind: 'notKept' }
  /** The operator closed the dialog before anything left. */
  | { readonly kind: 'canceled' }

/**
 * Fresh read, compare, one call. Resolves as soon as it is decided whether the call leaves; the record that it names goes
 * on to tell AOM's answer and effect. The subject stays held until AOM has answered. `signal` gives up until the call
 * leaves, and means nothing from then on.
 */
export function operate(
  client: QueryClient,
  input: OperationInput,
  signal: AbortSignal,
): Promise<OperationOutcome> {
  const { operation } = input
  const ids = { action: operation.action, ...idsOf(operation) }
  return new Promise((resolve, reject) => {
    whileHolding(ids, () => runHeld(client, input, signal, resolve)).then((held) => {
      if (!held) resolve({ kind: 'elsewhere' })
    }, reject)
  })
}

async function runHeld(
  client: QueryClient,
  { operation: shown, workflowName, reason }: OperationInput,
  signal: AbortSignal,
  decide: (outcome: OperationOutcome) => void,
): Promise<void> {
  const open = openRecord(shown)
  if (open) return decide(elsewhere(open))

  let now: Operation | undefined
  try {
    now = await readFresh(client, shown)
  } catch (error) {
    return decide({ kind: 'readFailed', failure: toFailure(error) })
  }
  if (signal.aborted) return decide({ kind: 'canceled' })
  const changes = changesBetween(shown, now)
  if (changes.length > 0 || !now) return decide({ kind: 'changed', changes, shown, now })
  const verdict = judge(now)
  if (!verdict.allowed) return decide({ kind: 'notAllowed', refusal: verdict.refusal, now })

  // Without Web Locks (plain http) another tab may have got as far meanwhile. From here to the call nothing waits.
  const meanwhile = openRecord(shown)
  if (meanwhile) return decide(elsewhere(meanwhile))
  const record = newRecord(now, workflowName, reason.trim())
  try {
    saveRecord(record)
  } catch {
    return decide({ kind: 'notKept' })
  }
  const answer = sendOperation(now, record)
  decide({ kind: 'sent', recordId: record.id })
  const { answered, held } = await answer
  changeRecord(record.id, (current) => ({ ...current, ...answered }) as OperationRecord)
  const theirs = held && colleagueRecord(held, now, workflowName)
  if (theirs) followColleague(theirs)
  // After every answer, good or bad, AOM is asked what is true now.
  await client.invalidateQueries({ queryKey: rootKey() })
}

const elsewhere = ({ by, action, requestedAt }: OperationRecord): OperationOutcome => ({
  kind: 'elsewhere',
  ...(by && { heldBy: { action, since: requestedAt, ...(by.name !== undefined && { name: by.name }) } }),
})
