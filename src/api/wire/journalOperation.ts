import * as v from 'valibot'
import { readErrorBody } from '#api/wire/errorBody'
import { omitUndefined } from '#domain/omitUndefined'
import { skipKinds } from '#domain/operation/action'
import { states } from '#domain/execution/status'
import { teamOutcomes, type SubjectStates, type TeamOperation } from '#domain/operation/teamOperation'
import { wellFormed } from '#domain/wellFormed'
import { actionOf } from './action'
import { lastMoment, lenient } from './fields'

/*
 * One operation, as the gateway's journal and its 409 give it. What it holds was partly typed by people and partly sent by
 * other pages, so each field is read for itself and nothing in it is trusted.
 */

const longestText = 4_000

/** As it was written. */
export const string = v.pipe(
  v.string(),
  v.transform((value): string => wellFormed(value.slice(0, longestText))),
)
export const words = lenient(
  v.pipe(
    string,
    v.transform((value): string | undefined => value || undefined),
  ),
)
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const moment = v.pipe(v.number(), v.minValue(1), v.maxValue(lastMoment))

const status = v.object({ state: v.fallback(v.picklist(states), 'unknown'), raw: v.fallback(string, '') })
const trigger = v.variant('kind', [
  v.object({ kind: v.picklist(['enabled', 'disabled']) }),
  v.object({ kind: v.literal('unknown'), raw: v.fallback(string, '') }),
])
const zeroOr = v.fallback(count, 0)
const attempt = v.pipe(
  v.object({
    succeeded: zeroOr,
    failed: zeroOr,
    inProgress: zeroOr,
    notRun: zeroOr,
    failedTargets: v.fallback(v.array(string), []),
    cause: words,
  }),
  v.transform((facts) => omitUndefined(facts)),
)
export const subjectStates = lenient(
  v.object({
    execution: lenient(status),
    node: lenient(status),
    trigger: lenient(trigger),
    executionId: words,
    nodeBeganAt: lenient(moment),
    nodeEndedAt: lenient(moment),
    attempt: lenient(attempt),
  }),
)

export const user = lenient(
  v.object({ kind: v.fallback(string, ''), account: words, name: words, id: words }),
)

const operationSchema = v.object({
  id: v.pipe(string, v.nonEmpty()),
  position: count,
  seq: v.fallback(count, 0),
  projectId: v.fallback(string, ''),
  region: words,
  workflowId: v.fallback(string, ''),
  workflowName: words,
  executionId: words,
  nodeId: words,
  nodeName: words,
  action: v.fallback(string, ''),
  reason: words,
  skipKind: lenient(v.picklist(skipKinds)),
  baseline: subjectStates,
  user,
  address: words,
  gatewayRequestId: words,
  requestedAt: moment,
  sentAt: lenient(moment),
  deadlineAt: lenient(moment),
  answeredAt: lenient(moment),
  outcome: v.fallback(string, ''),
  httpStatus: lenient(count),
  code: words,
  aomRequestId: words,
  answer: words,
  effect: lenient(v.object({ seenAt: moment, seenBy: words, what: subjectStates })),
  dismissedBy: words,
})

export const statesIn = (value: v.InferOutput<typeof subjectStates>): SubjectStates =>
  value ? omitUndefined(value) : {}

/** Undefined where it is no operation: then it is counted, and the rest is shown. */
export function readOperation(value: unknown): TeamOperation | undefined {
  const { success, output } = v.safeParse(operationSchema, value)
  if (!success) return undefined
  const { action: rawAction, outcome: rawOutcome, baseline, effect, user: by, ...rest } = output
  return {
    ...omitUndefined(rest),
    ...omitUndefined({
      action: actionOf(rawAction),
      outcome: teamOutcomes.find((item) => item === rawOutcome),
      errorMessage: readErrorBody(rest.answer ?? '').message,
    }),
    rawAction,
    rawOutcome,
    user: by ? omitUndefined(by) : { kind: '' },
    before: statesIn(baseline),
    ...(effect && {
      effect: {
        seenAt: effect.seenAt,
        ...omitUndefined({ seenBy: effect.seenBy }),
        after: statesIn(effect.what),
      },
    }),
  }
}
