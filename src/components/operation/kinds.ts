import { kindOf, type Action, type OperationKind } from '#domain/operation/action'
import type { SubjectIds } from '#domain/operation/kind'
import { shownBy, type OperationRecord, type RecordOf } from '#domain/operation/operation'
import type { SubjectStates } from '#domain/operation/teamOperation'
import type { Messages } from '#i18n/en'
import type { I18n } from '#i18n/I18n'
import type { ResultWords } from '#i18n/operationResults'
import { href } from '#routes'
import type { KindWords } from './kind'
import { node } from './kinds/node'
import { run } from './kinds/run'
import { schedule } from './kinds/schedule'
import { termination } from './kinds/termination'

/** The one table of what is said of the kinds after they were sent. */
const kinds: { readonly [K in OperationKind]: KindWords<RecordOf<K>> } = { node, termination, run, schedule }

/** An action that this program does not know is told of by the ids alone, as one of a node is. */
const kindFor = (action: Action | undefined) => kinds[action ? kindOf(action) : 'node']

type Subject = SubjectIds & { readonly action?: Action | undefined }

/** Where the subject of an operation is shown: in an execution, or the workflow. */
export const operationPath = ({ action, workflowId, executionId, nodeId }: Subject): string =>
  executionId !== undefined && (!action || shownBy(action) === 'execution')
    ? href('execution', { workflowId, executionId }, { node: nodeId })
    : href('workflow', { workflowId })

/** Where the execution that a run began is shown, as far as one is known. */
export const begunPath = ({ action, workflowId, executionId }: Subject): string | undefined =>
  executionId !== undefined && action && shownBy(action) === 'executions'
    ? href('execution', { workflowId, executionId })
    : undefined

export const doneLabel = (action: Action, t: Messages): string =>
  kindFor(action).doneLabel?.(t) ?? t.operation.phase.settled

export function effectLines<K extends OperationKind>(
  record: RecordOf<K>,
  { t, format }: I18n,
  words: ResultWords,
): string[] {
  const { action, requestedAt, effectSeenAt = requestedAt }: OperationRecord = record
  const after = format.duration(effectSeenAt - requestedAt)
  return kinds[kindOf(action) as K].effectLines(record, after, t, words.result)
}

/** That its subject rests says less than when its effect was seen: that, in one line. */
export const settledLine = (record: OperationRecord, i18n: I18n, words: ResultWords): string | undefined =>
  record.settledAt === undefined ? undefined : effectLines(record, i18n, words)[0]

/** From → to, of whatever the operation was asked of; undefined where that was not noted. */
export const movement = (
  action: Action | undefined,
  before: SubjectStates,
  after: SubjectStates,
  t: Messages,
): string | undefined => kindFor(action).movement(before, after, t)
