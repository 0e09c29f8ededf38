import { kindOf, type Action, type OperationKind } from './action'
import type { KindRules, Observation, SubjectFacts, SubjectIds, Verdict } from './kind'
import { node, type NodeOperation, type NodeRecord } from './kinds/node'
import { run, type Run, type RunRecord } from './kinds/run'
import { schedule, type ScheduleChange, type ScheduleRecord } from './kinds/schedule'
import { termination, type Termination, type TerminationRecord } from './kinds/termination'
import { watchedSince } from './record'

interface Kinds {
  readonly node: { readonly operation: NodeOperation; readonly record: NodeRecord }
  readonly termination: { readonly operation: Termination; readonly record: TerminationRecord }
  readonly run: { readonly operation: Run; readonly record: RunRecord }
  readonly schedule: { readonly operation: ScheduleChange; readonly record: ScheduleRecord }
}

/** One operation together with what is known of its subject: as a dialog showed it, or as AOM reports it now. */
export type OperationOf<K extends OperationKind> = Kinds[K]['operation']
export type Operation = OperationOf<OperationKind>

/**
 * One operation, sent from this browser or (`by`) a colleague's that is followed here; what was stored before there were
 * others than a node's is a NodeRecord.
 */
export type RecordOf<K extends OperationKind> = Kinds[K]['record']
export type OperationRecord = RecordOf<OperationKind>

/** The one table of kinds. Nothing outside of a kind's own modules asks which kind an operation is. */
const rules: { readonly [K in OperationKind]: KindRules<OperationOf<K>, RecordOf<K>, Operation> } = {
  node,
  termination,
  run,
  schedule,
}

export const rulesOf = <K extends OperationKind>({
  action,
}: OperationOf<K> | RecordOf<K>): KindRules<OperationOf<K>, RecordOf<K>, Operation> =>
  rules[kindOf(action) as K]

/** What AOM reported → whether this may be asked of it. */
export const judge = <K extends OperationKind>(operation: OperationOf<K>): Verdict =>
  rulesOf<K>(operation).judge(operation)

/** The subject is over for good: it is not read any more, and its age says nothing. */
export const isOver = <K extends OperationKind>(operation: OperationOf<K>): boolean =>
  rulesOf<K>(operation).isOver?.(operation) ?? false

/** Cannot be undone. */
export const isDestructive = (action: Action): boolean => rules[kindOf(action)].isDestructive ?? false

/** The ids that an operation's calls and records carry. */
export const idsOf = <K extends OperationKind>(operation: OperationOf<K>): SubjectIds =>
  rulesOf<K>(operation).idsOf(operation)

/** Equal for operations that must not be open at once; also for a record, which carries the same ids. */
export const subjectKey = (of: { readonly action: Action } & SubjectIds): string =>
  rules[kindOf(of.action)].subjectKey(of)

/** The same by the kind alone. */
export const subjectKeyFor = (kind: OperationKind, ids: SubjectIds): string => rules[kind].subjectKey(ids)

/** Folds one read, begun at `readAt`, into a record. Returns the same record when the read says nothing of it. */
export function applyRead<K extends OperationKind>(
  record: RecordOf<K>,
  seen: Observation,
  readAt: number,
): RecordOf<K> {
  const since = watchedSince(record)
  const kind = record.answer?.kind
  if (since === undefined || record.settledAt !== undefined) return record
  // A read that began before the answer may show the world from before the operation, and one that began before the last
  // one that is known, and came after it, from before its effect.
  if (isEarlier(readAt, since) || isEarlier(readAt, record.checkedAt ?? since)) return record
  if (kind === 'refused' || kind === 'notSent') return record
  return rulesOf<K>(record).applyRead(record, seen, readAt)
}

/** No read takes longer: what seems to be earlier than that is so by a clock that was set back. */
const longestReadMs = 60_000

const isEarlier = (readAt: number, moment: number): boolean =>
  readAt < moment && moment - readAt < longestReadMs

/** The read that shows the effect of an operation. */
export const shownBy = (action: Action): Observation['kind'] => rules[kindOf(action)].shownBy

/** Which of the states that the journal notes is the subject's own. */
export const ownStateName = (action: Action) => rules[kindOf(action)].ownState

/** The subject of a record, as the journal tells it. */
export const subjectFacts = <K extends OperationKind>(record: RecordOf<K>): SubjectFacts =>
  rulesOf<K>(record).factsOf(record)

/** What an operator calls the subject of a record. */
export const recordName = (record: OperationRecord): string =>
  subjectFacts(record).nodeName ?? record.workflowName

/** Those of one kind, in their order. */
export const recordsOf = <K extends OperationKind>(
  kind: K,
  records: readonly OperationRecord[],
): readonly RecordOf<K>[] => records.filter((record): record is RecordOf<K> => kindOf(record.action) === kind)
