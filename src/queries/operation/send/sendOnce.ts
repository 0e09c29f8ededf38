import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FreshReads } from '#api/http'
import { openOperationOf, type OpenOperation } from '#api/operation/conflict'
import type { Journaled, OperationReply } from '#api/operation/operations'
import { leavesOutcomeUnknown, toFailure, type Failure } from '#domain/failure/failure'
import { hideWrittenSecrets } from '#domain/failure/writtenSecrets'
import { kindOf, type OperationKind } from '#domain/operation/action'
import {
  idsOf,
  judge,
  subjectFacts,
  type Operation,
  type OperationOf,
  type OperationRecord,
  type RecordOf,
} from '#domain/operation/operation'
import type { BlockedBy, OperationAnswer, Sent } from '#domain/operation/record'
import { changesBetween, openOn, type OperationOutcome } from '#domain/operation/send/beforeSending'
import { projectId, rootKey } from '#queries/keys'
import { newId } from '#queries/newId'
import { withLock } from '#queries/operation/lock'
import { changeRecord } from '#queries/operation/records'
import { freshRecords, saveRecord } from '#queries/operation/store'
import { followColleague, sameAsTheirs } from './colleague'
import type { SendRules } from './kind'
import { node } from './kinds/node'
import { run } from './kinds/run'
import { schedule } from './kinds/schedule'
import { termination } from './kinds/termination'

/** The one table of how the kinds are sent. */
const rules: { readonly [K in OperationKind]: SendRules<OperationOf<K>, RecordOf<K>> } = {
  node,
  termination,
  run,
  schedule,
}

const rulesOf = <K extends OperationKind>({
  action,
}: OperationOf<K>): SendRules<OperationOf<K>, RecordOf<K>> => rules[kindOf(action) as K]

export interface OperationInput {
  /** On what the dialog showed: it is only sent if this is still true. */
  readonly operation: Operation
  readonly workflowName: string
  readonly reason: string
}

interface SendOptions {
  /** What is read again after the answer: everything, unless many are sent one after another. */
  readonly readsAgain?: QueryKey
  /** Gives up until the call leaves, and means nothing from then on. */
  readonly signal?: AbortSignal
  /** The call is leaving, and its record is kept under this id. */
  readonly onLeaving?: (recordId: string) => void
}

/**
 * Lock, fresh read, compare, record, one call (StartPausingWorkflowExecutions, StopExecution, ExecuteWorkflow or
 * UpdateWorkflowTriggerStatus), AOM's answer into the record. The subject stays held until what AOM answered is known; from
 * then on its record says whether it is free. Throws nothing of AOM's: a read that failed is an outcome, a call that failed
 * stands in the record.
 */
export async function sendOnce(
  client: QueryClient,
  { operation: shown, workflowName, reason }: OperationInput,
  { signal, onLeaving, readsAgain }: SendOptions = {},
): Promise<OperationOutcome> {
  const outcome = await withLock(
    { action: shown.action, ...idsOf(shown) },
    async (): Promise<OperationOutcome> => {
      const open = findOpenRecord(shown)
      if (open) return elsewhere(open)

      const fresh: FreshReads = {}
      let now: Operation | undefined
      try {
        now = await rulesOf(shown).reread(client, shown, fresh)
      } catch (error) {
        return { kind: 'readFailed', failure: toFailure(error) }
      }
      if (signal?.aborted) return { kind: 'canceled' }
      const changes = changesBetween(shown, now)
      if (changes.length > 0 || !now) return { kind: 'changed', changes, shown, now }
      const verdict = judge(now)
      if (!verdict.allowed) return { kind: 'notAllowed', refusal: verdict.refusal, now }

      // Without Web Locks (plain http) another tab may have got as far meanwhile. From here to the call nothing waits.
      const meanwhile = findOpenRecord(shown)
      if (meanwhile) return elsewhere(meanwhile)
      const record = newRecord(now, workflowName, hideWrittenSecrets(reason.trim()))
      try {
        saveRecord(record)
      } catch {
        return { kind: 'notKept' }
      }
      const answer = callOnce(now, journaled(record, fresh))
      onLeaving?.(record.id)
      const { answered, blocker } = await answer
      changeRecord(record.id, (current) => ({ ...current, ...answered }) as OperationRecord)
      const same = blocker && sameAsTheirs(blocker, now)
      if (same) followColleague(blocker, recordOfTheirs(blocker, same, workflowName))
      return { kind: 'sent', recordId: record.id }
    },
  )
  // After every answer, good or bad, AOM is asked what is true now. Not while the subject is held: one read that does not
  // come would hold it for nothing, as each operation begins with a fresh read of its own.
  if (outcome?.kind === 'sent') await client.invalidateQueries({ queryKey: readsAgain ?? rootKey() })
  return outcome ?? { kind: 'elsewhere' }
}

const findOpenRecord = (operation: Operation): OperationRecord | undefined =>
  openOn(
    operation,
    freshRecords().filter((record) => record.projectId === projectId()),
    Date.now(),
  )

const elsewhere = ({ by, action, requestedAt }: OperationRecord): OperationOutcome => ({
  kind: 'elsewhere',
  ...(by && { blockedBy: { action, since: requestedAt, ...(by.name !== undefined && { name: by.name }) } }),
})

/**
 * The record of an operation that is about to be sent; `nodeName` as another dialog called the node. It outlives the tab,
 * so its reason is the one that leaves: without what could be a credential.
 */
function newRecord<K extends OperationKind>(
  operation: OperationOf<K>,
  workflowName: string,
  reason: string,
  nodeName?: string,
): RecordOf<K> {
  const sent: Sent = {
    id: newId(),
    projectId: projectId(),
    workflowId: idsOf<K>(operation).workflowId,
    workflowName,
    ...(reason && { reason }),
    requestedAt: Date.now(),
  }
  return rulesOf<K>(operation).recordOf(operation, sent, nodeName)
}

const recordOfTheirs = (
  { workflowName, reason = '', nodeName }: OpenOperation,
  same: Operation,
  ourName: string,
): OperationRecord => newRecord(same, workflowName ?? ourName, reason, nodeName)

/** What a record learns from the answer; `executionId` only of a run whose answer names one. */
interface Answered {
  readonly answer: OperationAnswer
  readonly executionId?: string
}

/** The one call, and AOM's answer to it. Never throws, never repeats. `blocker`: the operation that was there first. */
async function callOnce(
  operation: Operation,
  facts: Journaled,
): Promise<{ readonly answered: Answered; readonly blocker?: OpenOperation }> {
  try {
    return { answered: accepted(await rulesOf(operation).call(operation, facts)) }
  } catch (error) {
    const failure = toFailure(error)
    const found = openOperationOf(error)
    // One's own earlier operation is no colleague's: it may only have been reported or dismissed a moment ago.
    const blocker = found && isOwn(found.id) ? undefined : found
    const answer: OperationAnswer = {
      kind: failedAs(failure),
      at: Date.now(),
      failure,
      ...(blocker && { blockedBy: blockedBy(blocker) }),
    }
    return { answered: { answer }, ...(blocker && { blocker }) }
  }
}

const isOwn = (id: string): boolean => freshRecords().some((record) => record.id === id && !record.by)

function failedAs(failure: Failure): 'notSent' | 'unknown' | 'refused' {
  if (failure.isNotSent) return 'notSent'
  return leavesOutcomeUnknown(failure) ? 'unknown' : 'refused'
}

const blockedBy = ({ action, name, requestedAt }: OpenOperation): BlockedBy => ({
  action,
  since: requestedAt,
  ...(name !== undefined && { name }),
})

const accepted = ({ httpStatus, text, requestId, executionId, callFacts }: OperationReply): Answered => ({
  ...(executionId !== undefined && { executionId }),
  answer: {
    kind: 'accepted',
    at: Date.now(),
    httpStatus,
    body: text.slice(0, 1_000),
    ...(requestId && { requestId }),
    ...(callFacts?.isNotAudited && { isNotAudited: true }),
  },
})

function journaled(record: OperationRecord, { knownSeq }: FreshReads): Journaled {
  const { id, reason, workflowName, baseline } = record
  const { nodeName, skipKind } = subjectFacts(record)
  const names = { workflowName, ...(nodeName !== undefined && { nodeName }), ...(skipKind && { skipKind }) }
  return { id, knownSeq, reason, context: { ...names, baseline } }
}

type OperationAttempt = { readonly kind: 'idle' | 'reading' } | OperationOutcome

const idle: OperationAttempt = { kind: 'idle' }
const reading: OperationAttempt = { kind: 'reading' }

/**
 * One dialog's attempt to send an operation: what is shown of it until it leaves. What became of it stands in its record,
 * which outlives the dialog and the page. No mutation of React Query's, which would be drawn a timer after the press.
 */
export function useSendOperation() {
  const client = useQueryClient()
  const [attempt, setAttempt] = useState<OperationAttempt>(idle)
  const controller = useRef<AbortController>(undefined)
  // A dialog that is closed before the call leaves sends nothing.
  useEffect(() => () => controller.current?.abort(), [])
  const send = (input: OperationInput): void => {
    controller.current = new AbortController()
    const { signal } = controller.current
    setAttempt(reading)
    sendOnce(client, input, {
      signal,
      onLeaving: (recordId) => setAttempt({ kind: 'sent', recordId }),
    }).then(setAttempt, (error: unknown) => {
      // What is thrown before the call leaves is a fault of the browser's own, such as locks that it refuses.
      const failed: OperationAttempt = { kind: 'readFailed', failure: toFailure(error) }
      setAttempt((before) => (before.kind === 'sent' ? before : failed))
    })
  }
  return { attempt, send, reset: () => setAttempt(idle) }
}
