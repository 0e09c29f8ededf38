import { omitUndefined } from '#domain/omitUndefined'
import type { Status } from '#domain/execution/status'
import type { Trigger } from '#domain/execution/workflow'
import type { Action, SkipKind } from './action'
import { matchesFilter, type OperationFilter } from './filter'
import { ownStateName, subjectFacts, type OperationRecord } from './operation'
import type { Colleague } from './record'
import type { SubjectStates, TeamOperation, TeamOutcome, TeamUser } from './teamOperation'

/** One operation: what the journal has of it, what this browser knows of it, or both. */
export interface ActivityEntry {
  readonly id: string
  readonly operation?: TeamOperation
  readonly record?: OperationRecord
  /** The journal was read since it was sent, and does not have it. */
  readonly isOnlyHere: boolean
}

/** How much of the journal was read. */
export interface JournalKnowledge {
  /** What is to be shown, in the journal's order. */
  readonly operations: readonly TeamOperation[]
  /** Everything that the journal is known to have. */
  readonly all: readonly TeamOperation[]
  /** There are older ones than `all`. */
  readonly hasOlder: boolean
  /** Epoch ms; undefined where it never was. */
  readonly readAt: number | undefined
}

/** A row is in the journal before its call leaves the gateway. */
const onItsWayMs = 5_000
/** Browser and gateway go by clocks of their own. */
const clockSlackMs = 120_000

/**
 * One line for each operation: a record whose id the journal has is that row. A record that is older than what was read
 * of the journal is left out, as it may stand further down.
 */
export function reconcile(
  journal: JournalKnowledge,
  records: readonly OperationRecord[],
  filter: OperationFilter,
): readonly ActivityEntry[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const rows = journal.operations.map((operation): ActivityEntry => {
    const record = byId.get(operation.id)
    return { id: operation.id, operation, ...(record && { record }), isOnlyHere: false }
  })
  const known = new Set([...journal.all, ...journal.operations].map(({ id }) => id))
  const oldest = journal.all.at(-1)?.requestedAt
  const readFrom = journal.hasOlder && oldest !== undefined ? oldest + clockSlackMs : -Infinity
  const own = records
    .filter(({ id, requestedAt }) => !known.has(id) && requestedAt >= readFrom)
    .filter((record) => matchesFilter(asInJournal(record), filter))
    .map((record) => entryOf(record, (journal.readAt ?? 0) >= record.requestedAt + onItsWayMs))
  return merged(rows, own)
}

/** The journal's row of a run names no execution: there was none yet. */
function asInJournal(record: OperationRecord): ActivityFacts {
  const { executionId: _begun, ...facts } = recordFacts(record)
  return { ...facts, ...subjectFacts(record) }
}

/** Where there is no journal to compare with. */
export const entryOf = (record: OperationRecord, isOnlyHere = false): ActivityEntry => ({
  id: record.id,
  record,
  isOnlyHere,
})

/** The journal keeps its own order; what only this browser knows is put between by the time of its request. */
function merged(rows: readonly ActivityEntry[], own: readonly ActivityEntry[]): readonly ActivityEntry[] {
  if (own.length === 0) return rows
  const shown: ActivityEntry[] = []
  const waiting = own.toSorted((a, b) => requestedAt(b) - requestedAt(a))
  for (const row of rows) {
    while (waiting[0] && requestedAt(waiting[0]) > requestedAt(row)) shown.push(...waiting.splice(0, 1))
    shown.push(row)
  }
  return [...shown, ...waiting]
}

const requestedAt = ({ operation, record }: ActivityEntry): number =>
  operation?.requestedAt ?? record?.requestedAt ?? 0

/** An operation as it is told, whoever knows it. */
export interface ActivityFacts {
  readonly id: string
  readonly requestedAt: number
  /** Undefined where only this browser knows it and sent it: its record names nobody. */
  readonly user?: TeamUser
  readonly action?: Action
  readonly rawAction: string
  readonly projectId: string
  readonly region?: string
  readonly workflowId: string
  readonly workflowName?: string
  /** Of a run: the one that it began. */
  readonly executionId?: string
  readonly nodeId?: string
  readonly nodeName?: string
  readonly reason?: string
  readonly skipKind?: SkipKind
  readonly outcome?: TeamOutcome
  readonly rawOutcome: string
  readonly answeredAt?: number
  readonly httpStatus?: number
  readonly code?: string
  /** What was answered, in the other side's words. */
  readonly message?: string
  readonly requestId?: string
  /** The journal does not have the answer that this browser got. */
  readonly isAnswerOnlyHere: boolean
  readonly before: SubjectStates
  readonly effect?: { readonly seenAt: number; readonly seenBy?: string; readonly after?: SubjectStates }
}

/** The journal's facts; of the effect, what this browser saw itself. */
export function factsOf({ operation, record }: ActivityEntry): ActivityFacts {
  const own = record && recordFacts(record)
  if (!operation) return own ?? nothing
  const journal = operationFacts(operation)
  const isAnswerOnlyHere =
    own !== undefined && isOutcome(own, 'accepted', 'refused') && isOutcome(journal, 'open', 'unknown')
  return {
    ...journal,
    ...(isAnswerOnlyHere && answerOf(own)),
    // An open row will have the answer in a moment.
    isAnswerOnlyHere: isAnswerOnlyHere && journal.outcome === 'unknown',
    ...(own?.effect && { effect: own.effect }),
    ...(journal.executionId === undefined &&
      own?.executionId !== undefined && { executionId: own.executionId }),
  }
}

const isOutcome = ({ outcome }: ActivityFacts, ...wanted: readonly TeamOutcome[]): boolean =>
  outcome !== undefined && wanted.includes(outcome)

const nothing: ActivityFacts = {
  id: '',
  requestedAt: 0,
  rawAction: '',
  projectId: '',
  workflowId: '',
  rawOutcome: '',
  isAnswerOnlyHere: false,
  before: {},
}

function operationFacts(operation: TeamOperation): ActivityFacts {
  const { answer, errorMessage, aomRequestId, effect, ...others } = operation
  const { executionId = effect?.after.executionId, ...rest } = others
  return {
    ...rest,
    ...omitUndefined({ executionId, message: errorMessage ?? answer, requestId: aomRequestId, effect }),
    isAnswerOnlyHere: false,
  }
}

const answerOf = ({
  outcome,
  rawOutcome,
  answeredAt,
  httpStatus,
  code,
  message,
  requestId,
}: ActivityFacts) => ({
  rawOutcome,
  ...omitUndefined({ outcome, answeredAt, httpStatus, code, message, requestId }),
})

function recordFacts(record: OperationRecord): ActivityFacts {
  const { id, requestedAt, action, projectId, workflowId, workflowName, executionId, reason, answer, by } =
    record
  const { before, ...subject } = subjectFacts(record)
  const outcome = answer?.kind ?? 'open'
  const { effectSeenAt, effectSeen } = record
  return {
    id,
    requestedAt,
    action,
    rawAction: action,
    projectId,
    ...(by && { user: { kind: '', ...namesOf(by) } }),
    workflowId,
    workflowName,
    ...subject,
    ...omitUndefined({ executionId, reason }),
    outcome,
    rawOutcome: outcome,
    ...answerFacts(answer),
    isAnswerOnlyHere: false,
    before,
    ...(effectSeenAt !== undefined && {
      effect: { seenAt: effectSeenAt, ...(effectSeen && { after: effectSeen }) },
    }),
  }
}

const namesOf = ({ name, account }: Colleague) => omitUndefined({ name, account })

function answerFacts(answer: OperationRecord['answer']) {
  if (!answer) return {}
  const { httpStatus, requestId } = answer.kind === 'accepted' ? answer : answer.failure
  const message = answer.kind === 'accepted' ? answer.body : answer.failure.message
  const code = answer.kind === 'accepted' ? undefined : answer.failure.code
  return omitUndefined({ answeredAt: answer.at, httpStatus, code, message, requestId })
}

/** The state of an operation's own subject among those that were noted; of an unknown action, the node's. */
export const ownState = (action: Action | undefined, states: SubjectStates): Status | Trigger | undefined =>
  states[action ? ownStateName(action) : 'node']
