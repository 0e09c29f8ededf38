import type { Insertable, Updateable } from 'kysely'
import { cleanContext, cleanText, storable } from './cleanText'
import { rowDeadlineMs } from './hold'
import { subjectOf } from './operation'
import type { ChangeRequest, JsonObject, OperationAction } from './operation'
import type { OperationRow, OperationTable } from './schema'

/** What became of a change, for its row. */
export type Ending = {
  readonly outcome: 'accepted' | 'refused' | 'unknown' | 'notSent'
  readonly sentAt: number | null
  readonly answeredAt: number | null
  readonly httpStatus: number | null
  readonly code: string | null
  readonly aomRequestId: string | null
  readonly answer: string | null
  readonly answerHeaders: JsonObject | null
  readonly problem: string | null
}

/** Why a row without an answer is closed. */
export const expired = 'It is not known whether AOM received this: nobody recorded its answer in time.'

/** What its insertion gives it is missing. */
export type NewRow = Omit<Insertable<OperationTable>, 'position' | 'seq'>

export function newRow(
  request: ChangeRequest,
  action: OperationAction,
  attempt: string,
  requestedAt: number,
): NewRow {
  const { ids, user } = request
  const { workflowName, nodeName, skipKind, baseline } = cleanContext(request.context)
  const maybe = (text: string | null | undefined) =>
    text === null || text === undefined ? null : storable(text)
  return {
    id: storable(request.id),
    subject: storable(subjectOf(request, action)),
    digest: storable(JSON.stringify([request.region, request.projectId, request.digest])),
    attempt,
    project_id: storable(request.projectId),
    region: storable(request.region),
    workflow_id: storable(ids.workflowId ?? ''),
    workflow_name: workflowName,
    execution_id: maybe(ids.executionId),
    node_id: maybe(ids.nodeId),
    node_name: nodeName,
    action,
    reason: cleanText(request.reason),
    skip_kind: action === 'skip' ? (skipKind ?? null) : null,
    baseline: baseline === null ? null : JSON.stringify(baseline),
    user_kind: user.kind,
    user_account: maybe(user.account),
    user_name: maybe(user.name),
    user_id: maybe(user.id),
    address: storable(request.address),
    gateway_request_id: storable(request.gatewayRequestId),
    requested_at: requestedAt,
    sent_at: null,
    deadline_at: requestedAt + rowDeadlineMs,
    answered_at: null,
    outcome: 'open',
    http_status: null,
    code: null,
    aom_request_id: null,
    answer: null,
    answer_headers: null,
    problem: null,
    effect_seen_at: null,
    effect_seen_by: null,
    effect_what: null,
    dismissed_by: null,
  }
}

/** Of two requests with one id: are they the same one? */
export const isSameRequest = (row: OperationRow, request: ChangeRequest): boolean =>
  row.digest === storable(JSON.stringify([request.region, request.projectId, request.digest]))

/** How an ending stands in the operation's row. */
export function columnsOf(ending: Ending) {
  return {
    outcome: ending.outcome,
    sent_at: ending.sentAt,
    answered_at: ending.answeredAt,
    http_status: ending.httpStatus,
    code: ending.code,
    aom_request_id: ending.aomRequestId,
    answer: ending.answer,
    answer_headers: ending.answerHeaders === null ? null : JSON.stringify(ending.answerHeaders),
    problem: ending.problem,
  } satisfies Updateable<OperationTable>
}
