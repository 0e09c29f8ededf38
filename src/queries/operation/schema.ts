import * as v from 'valibot'
import { lastMoment } from '#api/wire/fields'
import { actions, allActions, skipKinds, type OperationKind } from '#domain/operation/action'
import type { OperationRecord, RecordOf } from '#domain/operation/operation'
import { states } from '#domain/execution/status'

/*
 * What a stored record must be to be believed. It may have been written by another version of this program, or by
 * anybody with a hand on the browser's storage. What later versions add is dropped; what they say otherwise is not read.
 */

/** Epoch milliseconds that a Date can hold. */
export const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMoment))
/** Stands in addresses; half a character cannot be written there. */
const id = v.pipe(v.string(), v.regex(/^\P{Surrogate}+$/u))
const maybe = <const TSchema extends v.GenericSchema>(schema: TSchema) => v.exactOptional(schema)

const status = v.object({ state: v.picklist(states), raw: v.string() })

const trigger = v.variant('kind', [
  v.object({ kind: v.picklist(['enabled', 'disabled']) }),
  v.object({ kind: v.literal('unknown'), raw: v.string() }),
])

const kinds = ['offline', 'timeout', 'signedOut', 'refused', 'throttled', 'broken', 'contract'] as const
const text = maybe(v.string())

const failure = v.object({
  kind: v.picklist(kinds),
  code: text,
  message: text,
  httpStatus: maybe(v.number()),
  requestId: text,
  gatewayRequestId: text,
  operation: text,
  call: text,
  at: maybe(moment),
  projectId: text,
  region: text,
  retryAfterMs: maybe(moment),
  field: text,
  excerpt: text,
  isNotAudited: maybe(v.literal(true)),
  isNotSent: maybe(v.literal(true)),
})

const action = v.picklist(allActions)
export const blockedBy = v.object({ name: text, action, since: moment })

const answer = v.variant('kind', [
  v.object({
    kind: v.literal('accepted'),
    at: moment,
    httpStatus: v.number(),
    body: v.string(),
    requestId: text,
    isNotAudited: maybe(v.literal(true)),
  }),
  v.object({ kind: v.picklist(['refused', 'unknown']), at: moment, failure }),
  v.object({
    kind: v.literal('notSent'),
    at: moment,
    failure,
    blockedBy: maybe(blockedBy),
  }),
])

const sent = {
  id,
  by: maybe(v.object({ name: text, account: text, heardAt: moment })),
  projectId: id,
  workflowId: id,
  workflowName: v.string(),
  reason: text,
  requestedAt: moment,
  answer: maybe(answer),
  effectSeenAt: maybe(moment),
  settledAt: maybe(moment),
  checkedAt: maybe(moment),
  dismissed: maybe(v.boolean()),
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const attempt = v.object({
  succeeded: count,
  failed: count,
  inProgress: count,
  notRun: count,
  failedTargets: v.array(v.string()),
  cause: text,
})

const nodeStates = v.object({ execution: status, node: status })
export const nodeBaseline = v.object({
  execution: status,
  node: status,
  nodeBeganAt: maybe(moment),
  nodeEndedAt: maybe(moment),
  attempt: maybe(attempt),
})

/** The one table of how the kinds are stored. */
const variants = {
  node: v.object({
    ...sent,
    action: v.picklist(actions.node),
    executionId: id,
    nodeId: id,
    nodeName: v.string(),
    skipKind: maybe(v.picklist(skipKinds)),
    baseline: nodeBaseline,
    effectSeen: maybe(nodeStates),
    settledAs: maybe(nodeStates),
  }),
  termination: v.object({
    ...sent,
    action: v.picklist(actions.termination),
    executionId: id,
    baseline: v.object({
      execution: status,
      executionEndedAt: maybe(moment),
      busyNodes: v.array(v.string()),
    }),
    effectSeen: maybe(v.object({ execution: status })),
  }),
  run: v.object({
    ...sent,
    action: v.picklist(actions.run),
    executionId: maybe(id),
    baseline: v.object({
      newest: maybe(v.object({ executionId: v.string(), beganAt: maybe(moment), status })),
      known: v.array(v.string()),
      editedAt: maybe(moment),
    }),
    effectSeen: maybe(v.object({ executionId: id, execution: status, isNamed: v.boolean() })),
  }),
  schedule: v.object({
    ...sent,
    action: v.picklist(actions.schedule),
    baseline: v.object({ trigger: maybe(trigger) }),
    effectSeen: maybe(v.object({ trigger: maybe(trigger) })),
  }),
} satisfies { readonly [K in OperationKind]: v.GenericSchema<unknown, RecordOf<K>> }

const record = v.variant('action', Object.values(variants))

/** Undefined for what cannot be read. */
export function readRecord(value: unknown): OperationRecord | undefined {
  const read = v.safeParse(record, value)
  return read.success ? read.output : undefined
}
