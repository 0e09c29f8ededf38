import type { QueryClient } from '@tanstack/react-query'
import { subscribeSession } from '#api/session'
import type { AttentionRow } from '#domain/execution/attention'
import {
  ended,
  nextStep,
  operationOf,
  planBulk,
  reconciled,
  resumed,
  resultOf,
  stopped,
  withProgress,
  type Bulk,
  type BulkSubject,
  type Progress,
  type RecordOfId,
  type StopReason,
} from '#domain/operation/bulk'
import { chooseFor, type BulkChoice } from '#domain/operation/bulkChoice'
import type { NodeAction } from '#domain/operation/kinds/node'
import type { OperationOutcome } from '#domain/operation/send/beforeSending'
import { recordsOf } from '#domain/operation/operation'
import { executionKey, executionQuery } from '#queries/executions'
import { projectId, rootKey } from '#queries/keys'
import { withNamedLock } from '#queries/operation/lock'
import { sendOnce } from '#queries/operation/send/sendOnce'
import { allRecords, freshRecords, subscribeRecords } from '#queries/operation/store'
import { pageStore } from '#store'
import { bulkKey, currentBulk, isBulkAtWork, keepBulk, saveBulk, setAtWork } from './store'

/* Sends what a bulk operation still has to send: each item by `sendOnce`, as if its own dialog had been confirmed. */

const lookEveryMs = 5_000

/** Tells when to look. A store, so that no timer outlives the page. */
const looks = pageStore(
  () => undefined,
  (tell) => {
    const timer = setInterval(tell, lookEveryMs)
    return () => clearInterval(timer)
  },
)

const stop = pageStore<AbortController | undefined>(() => undefined)

/** Nothing more is sent; a call that has left goes on to its answer. */
export const stopBulk = (): void => stop.get()?.abort('asked' satisfies StopReason)

export const recordOfId: RecordOfId = (id) =>
  recordsOf('node', allRecords()).find((record) => record.id === id)

/** Of which rows it can be asked now, and why not of the others. */
export const chooseNow = (action: NodeAction, rows: readonly AttentionRow[]): BulkChoice =>
  chooseFor(
    action,
    rows,
    allRecords().filter((record) => record.projectId === projectId()),
    Date.now(),
  )

interface Asked extends Pick<Bulk, 'action' | 'reason' | 'skipKind' | 'startsWithOne' | 'pace'> {
  readonly subjects: readonly BulkSubject[]
}

/** Begins one. False where the tab's storage cannot keep it: then nothing is sent. */
export function beginBulk(client: QueryClient, { subjects, ...asked }: Asked): boolean {
  const key = bulkKey()
  const now = Date.now()
  const id = `${now}-${Math.random().toString(36).slice(2)}`
  try {
    saveBulk(key, planBulk({ id, projectId: projectId(), ...asked }, subjects, now))
  } catch {
    return false
  }
  void work(client, key)
  return true
}

/** Goes on with what was not sent, where the operator asks for it. */
export function resumeBulk(client: QueryClient): void {
  const key = bulkKey()
  const bulk = currentBulk(key)
  if (!bulk || isBulkAtWork()) return
  const known = reconciled(bulk, recordsOf('node', freshRecords()))
  keepBulk(key, resumed(known, recordOfId, Date.now()))
  void work(client, key)
}

async function work(client: QueryClient, key: string): Promise<void> {
  const controller = new AbortController()
  stop.set(controller)
  // What one operator began in one project is nothing that another one sends, or that is sent to another.
  const leave = subscribeSession(() => {
    if (bulkKey() !== key) controller.abort('otherSession' satisfies StopReason)
  })
  setAtWork(key)
  const change = (next: (bulk: Bulk) => Bulk) => {
    const bulk = currentBulk(key)
    if (bulk) keepBulk(key, next(bulk))
  }
  const stopFor = (why: StopReason, index?: number) => change((bulk) => stopped(bulk, why, Date.now(), index))
  try {
    const id = currentBulk(key)?.id ?? ''
    const isOurs = await withNamedLock(`aom-operator:bulk:${id}`, async () => {
      for (;;) {
        const bulk = currentBulk(key)
        if (!bulk) return true
        if (controller.signal.aborted) stopFor(controller.signal.reason as StopReason)
        const step = nextStep(currentBulk(key) ?? bulk, recordOfId)
        if (step.kind === 'none') return true
        if (step.kind === 'end') change((now) => ended(now, Date.now()))
        else if (step.kind === 'stop') stopFor(step.why, step.index)
        else if (step.kind === 'wait') await somethingChanges(client, bulk, controller.signal)
        else await sendItem(client, step.index, { bulk, change, stopFor, signal: controller.signal })
      }
    })
    if (!isOurs) stopFor('otherTab')
  } finally {
    leave()
    setAtWork(undefined)
    void client.invalidateQueries({ queryKey: rootKey() })
  }
}

interface Sending {
  readonly bulk: Bulk
  readonly change: (next: (bulk: Bulk) => Bulk) => void
  readonly stopFor: (why: StopReason, index?: number) => void
  readonly signal: AbortSignal
}

async function sendItem(client: QueryClient, index: number, { bulk, change, stopFor, signal }: Sending) {
  const item = bulk.items[index]
  if (!item) return
  const put = (progress: Progress) => change((now) => withProgress(now, index, progress))
  put({ kind: 'sending', at: Date.now() })
  const outcome = await sendOnce(
    client,
    { operation: operationOf(bulk, item), workflowName: item.workflowName, reason: bulk.reason },
    {
      signal,
      onLeaving: (recordId) => put({ kind: 'sent', at: Date.now(), recordId }),
      // Not everything on the page, once for each of a hundred.
      readsAgain: executionKey(item),
    },
  )
  const passed = passedBy(outcome)
  if (passed) put(passed)
  else if (outcome.kind !== 'sent') put({ kind: 'waiting' })
  if (outcome.kind === 'readFailed')
    stopFor(outcome.failure.kind === 'throttled' ? 'throttled' : 'readFailed', index)
  if (outcome.kind === 'notKept') stopFor('notKept', index)
}

/** It is no longer as it was, or somebody is at it: not this one's turn, and never will be. */
function passedBy(outcome: OperationOutcome): Progress | undefined {
  const at = Date.now()
  if (outcome.kind === 'changed' || outcome.kind === 'notAllowed')
    return { kind: 'passed', at, why: outcome.kind }
  if (outcome.kind !== 'elsewhere') return undefined
  return { kind: 'passed', at, why: 'held', ...(outcome.blockedBy && { by: outcome.blockedBy }) }
}

/** A record moved, or the operator wants to stop. While nobody looks at the tab, what is under way is read here. */
function somethingChanges(client: QueryClient, bulk: Bulk, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      leaveRecords()
      leaveLooks()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const leaveRecords = subscribeRecords(end)
    const leaveLooks = looks.subscribe(() => {
      if (document.visibilityState === 'hidden') readUnderWay(client, bulk)
    })
    signal.addEventListener('abort', end)
  })
}

function readUnderWay(client: QueryClient, bulk: Bulk): void {
  const moving = new Set(['accepted', 'running', 'unknown'])
  for (const item of bulk.items)
    if (moving.has(resultOf(item, recordOfId)))
      void client.fetchQuery({ ...executionQuery(item), staleTime: 0 }).catch(() => undefined)
}
