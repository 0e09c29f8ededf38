import type { Execution } from '#domain/execution/execution'
import type { ExecutionNode } from '#domain/execution/node'
import type { NodeAction, NodeBaseline, NodeOperation, NodeRecord } from './kinds/node'
import { currentPhase, type BlockedBy, type Phase } from './record'
import type { SkipKind } from './action'

/*
 * One operation on many nodes: a list that is frozen when it is confirmed, of which each item is sent as an ordinary
 * operation, one after another. Everything here is a pure function of what is stored.
 */

/** More are not begun at once. */
export const mostItems = 100

/** How many may be at work at a time, once the first has ended well. */
export const paces = [1, 5, 10] as const
export type Pace = (typeof paces)[number]

/** One node, as the dialog showed it. */
export interface BulkSubject {
  readonly workflowId: string
  readonly workflowName: string
  readonly executionId: string
  readonly nodeId: string
  readonly nodeName: string
  readonly baseline: NodeBaseline
}

export type Progress =
  | { readonly kind: 'waiting' }
  /** From here on a record may exist, and with it the call. */
  | { readonly kind: 'sending'; readonly at: number }
  | { readonly kind: 'sent'; readonly at: number; readonly recordId: string }
  /** Nothing was sent, and nothing will be: it is no longer as it was, or somebody else is at it. */
  | {
      readonly kind: 'passed'
      readonly at: number
      readonly why: 'changed' | 'notAllowed' | 'held'
      readonly by?: BlockedBy
    }

export type BulkItem = BulkSubject & {
  readonly progress: Progress
  /** The bad end that the operator knew of when it was resumed: it does not stop it again. */
  readonly knownAs?: Trouble
}

/** Why it goes no further by itself. */
export type StopReason =
  | 'asked'
  | 'failedAgain'
  | 'refused'
  | 'throttled'
  | 'unknown'
  | 'noEffect'
  | 'notSent'
  | 'readFailed'
  | 'notKept'
  | 'otherSession'
  | 'otherTab'

export type Life =
  /** `since`: when it was begun, or resumed for the last time. */
  | { readonly kind: 'running'; readonly since: number }
  /** `index`: of the item at which it stopped. */
  | { readonly kind: 'stopped'; readonly at: number; readonly why: StopReason; readonly index?: number }
  | { readonly kind: 'done'; readonly at: number }

export interface Bulk {
  readonly id: string
  readonly projectId: string
  readonly action: NodeAction
  readonly reason: string
  /** Of a Skip, where the operator said. */
  readonly skipKind?: SkipKind
  /** The others wait until the first has ended well. */
  readonly startsWithOne: boolean
  readonly pace: Pace
  readonly begunAt: number
  readonly items: readonly BulkItem[]
  readonly life: Life
}

export const planBulk = (
  plan: Omit<Bulk, 'items' | 'life' | 'begunAt'>,
  subjects: readonly BulkSubject[],
  now: number,
): Bulk => ({
  ...plan,
  begunAt: now,
  items: subjects.slice(0, mostItems).map((subject) => ({ ...subject, progress: { kind: 'waiting' } })),
  life: { kind: 'running', since: now },
})

/** The operation on what the dialog showed, by which the fresh read is judged. */
export function operationOf(
  { action, skipKind }: Pick<Bulk, 'action' | 'skipKind'>,
  item: BulkSubject,
): NodeOperation {
  const { workflowId, executionId, nodeId, nodeName, baseline } = item
  const node: ExecutionNode = {
    id: nodeId,
    name: nodeName,
    // Of no matter: only what was read afresh is judged.
    isPause: false,
    ignoresErrors: false,
    isDefined: true,
    status: baseline.node,
    ...(baseline.nodeBeganAt !== undefined && { beganAt: baseline.nodeBeganAt }),
    ...(baseline.nodeEndedAt !== undefined && { endedAt: baseline.nodeEndedAt }),
    attempts: [],
    targets: [],
  }
  const execution: Execution = {
    workflowId,
    executionId,
    status: baseline.execution,
    approvers: [],
    nodes: [node],
    nodesFrom: 'results',
    unreadable: 0,
  }
  return { action, execution, nodeId, ...(skipKind && { skipKind }) }
}

/** What has become of one item. */
export type ItemResult =
  | 'waiting'
  | 'sending'
  | 'accepted'
  | 'running'
  | 'done'
  | 'changed'
  | 'notAllowed'
  | 'held'
  | 'colleague'
  | 'failedAgain'
  | 'refused'
  | 'throttled'
  | 'unknown'
  | 'noEffect'
  | 'notSent'

/** Each of these stops the rest. */
export const troubles = ['failedAgain', 'refused', 'throttled', 'unknown', 'noEffect', 'notSent'] as const
type Trouble = (typeof troubles)[number]
const isTrouble = (result: ItemResult): result is Trouble => troubles.some((trouble) => trouble === result)
/** They may still move, or fail. */
const underWay: ReadonlySet<ItemResult> = new Set(['sending', 'accepted', 'running'])
/** Nothing of these reached AOM, or AOM turned it away unread: they may be sent when it is resumed. */
const canGoAgain: ReadonlySet<ItemResult> = new Set(['notSent', 'throttled'])

export type RecordOfId = (id: string) => NodeRecord | undefined

const resultOfPhase: Record<Exclude<Phase, 'settled' | 'refused' | 'notSent'>, ItemResult> = {
  requested: 'sending',
  accepted: 'accepted',
  effectSeen: 'running',
  noEffect: 'noEffect',
  unknown: 'unknown',
  unknownNoEffect: 'unknown',
}

/** The record tells what became of what was sent, also across a reload; without it nobody knows. */
export function resultOf({ progress }: BulkItem, recordOf: RecordOfId): ItemResult {
  if (progress.kind === 'passed') return progress.why
  if (progress.kind !== 'sent') return progress.kind
  const record = recordOf(progress.recordId)
  if (!record) return 'unknown'
  const phase = currentPhase(record)
  const { answer } = record
  if (phase === 'settled') return isFailedNow(record) ? 'failedAgain' : 'done'
  if (phase !== 'refused' && phase !== 'notSent') return resultOfPhase[phase]
  if (answer?.kind === 'notSent' && answer.blockedBy) return 'colleague'
  if (answer && 'failure' in answer && answer.failure.kind === 'throttled') return 'throttled'
  return phase
}

const isFailedNow = ({ settledAs, effectSeen }: NodeRecord): boolean => {
  const state = (settledAs ?? effectSeen)?.node.state
  return state === 'failed' || state === 'timedOut'
}

export type Step =
  | { readonly kind: 'send'; readonly index: number }
  /** For a record to change. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'stop'; readonly why: Trouble; readonly index: number }
  | { readonly kind: 'end' }
  /** It does not run. */
  | { readonly kind: 'none' }

/** What comes next, as far as is known now. */
export function nextStep(bulk: Bulk, recordOf: RecordOfId): Step {
  const { life, items, startsWithOne, pace } = bulk
  if (life.kind !== 'running') return { kind: 'none' }
  const results = items.map((item) => resultOf(item, recordOf))
  for (const [index, result] of results.entries())
    if (isTrouble(result) && items[index]?.knownAs !== result) return { kind: 'stop', why: result, index }
  const index = results.indexOf('waiting')
  const busy = results.filter((result) => underWay.has(result)).length
  if (index < 0) return busy > 0 ? { kind: 'wait' } : { kind: 'end' }
  // One call at a time: the answer to one decides whether there is another.
  if (results.includes('sending')) return { kind: 'wait' }
  const hasGoneWell = items.some(
    ({ progress }, at) => results[at] === 'done' && progress.kind === 'sent' && progress.at >= life.since,
  )
  const room = startsWithOne && !hasGoneWell ? 1 : pace
  return busy < room ? { kind: 'send', index } : { kind: 'wait' }
}

export const withProgress = (bulk: Bulk, index: number, progress: Progress): Bulk => ({
  ...bulk,
  items: bulk.items.map((item, at) => (at === index ? { ...item, progress } : item)),
})

export const stopped = (bulk: Bulk, why: StopReason, now: number, index?: number): Bulk =>
  bulk.life.kind === 'running'
    ? { ...bulk, life: { kind: 'stopped', at: now, why, ...(index !== undefined && { index }) } }
    : bulk

export const ended = (bulk: Bulk, now: number): Bulk => ({ ...bulk, life: { kind: 'done', at: now } })

/** Goes on with what was not sent. What ended badly is known by now; what reached nobody may go again. */
export const resumed = (bulk: Bulk, recordOf: RecordOfId, now: number): Bulk => ({
  ...bulk,
  life: { kind: 'running', since: now },
  items: bulk.items.map((item) => {
    const result = resultOf(item, recordOf)
    if (canGoAgain.has(result)) return { ...item, progress: { kind: 'waiting' } }
    return isTrouble(result) ? { ...item, knownAs: result } : item
  }),
})

/**
 * After a reload, or in a copy of the tab: whatever this browser has on record of an item since the bulk began was sent, and
 * is not sent again. What was about to be sent and left no record never left.
 */
export function reconciled(bulk: Bulk, records: readonly NodeRecord[]): Bulk {
  const since = bulk.life.kind === 'running' ? bulk.life.since : bulk.begunAt
  const items = bulk.items.map((item): BulkItem => {
    if (item.progress.kind === 'sent' || item.progress.kind === 'passed') return item
    const record = records.find(
      (candidate) =>
        candidate.by === undefined &&
        candidate.action === bulk.action &&
        candidate.workflowId === item.workflowId &&
        candidate.executionId === item.executionId &&
        candidate.nodeId === item.nodeId &&
        candidate.requestedAt >= since &&
        candidate.answer?.kind !== 'notSent',
    )
    if (record) return { ...item, progress: { kind: 'sent', at: record.requestedAt, recordId: record.id } }
    return item.progress.kind === 'sending' ? { ...item, progress: { kind: 'waiting' } } : item
  })
  return items.every((item, index) => item === bulk.items[index]) ? bulk : { ...bulk, items }
}

export interface BulkCounts {
  /** Left this browser: accepted or not, told or not. */
  readonly sent: number
  readonly waiting: number
  readonly done: number
  readonly underWay: number
  /** Somebody else was first, or it is no longer as it was. */
  readonly passed: number
  readonly trouble: number
}

export function countItems(bulk: Bulk, recordOf: RecordOfId): BulkCounts {
  const counts = { sent: 0, waiting: 0, done: 0, underWay: 0, passed: 0, trouble: 0 }
  for (const item of bulk.items) {
    const result = resultOf(item, recordOf)
    const isUnsent = result === 'notSent' || result === 'colleague'
    if (item.progress.kind === 'sent' && !isUnsent) counts.sent += 1
    if (result === 'waiting') counts.waiting += 1
    else if (result === 'done') counts.done += 1
    else if (underWay.has(result)) counts.underWay += 1
    else if (isTrouble(result)) counts.trouble += 1
    else counts.passed += 1
  }
  return counts
}
