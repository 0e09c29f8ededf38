import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import { FailureError } from '#domain/failure/failure'
import type { Action } from '#domain/operation/action'
import type { TeamOperation } from '#domain/operation/teamOperation'
import { isRecord, jsonOf } from '#api/wire/fields'
import { readOperation } from '#api/wire/journalOperation'

/** The open operation that holds a subject, as the gateway's 409 carries it. */
export interface OpenOperation extends Omit<TeamOperation, 'action' | 'user'> {
  readonly action: Action
  /** What the colleague's dialog showed; not read yet. */
  readonly baseline: unknown
  readonly name?: string
  readonly account?: string
}

/** It is followed under this id, which the browser's storage has for a key. */
const uuid = v.pipe(v.string(), v.uuid())

/** Undefined where the call failed for another reason, or nobody can tell whose operation is in the way. */
export function openOperationOf(error: unknown): OpenOperation | undefined {
  if (!(error instanceof FailureError) || error.failure.code !== 'GATEWAY.409') return undefined
  const body = jsonOf(error.body)
  const raw = isRecord(body) ? body['operation'] : undefined
  const operation = readOperation(raw)
  if (!operation || !v.is(uuid, operation.id) || operation.user.kind === '') return undefined
  const { user, action, ...facts } = operation
  if (!action) return undefined
  return {
    ...facts,
    action,
    ...omitUndefined({ name: user.name, account: user.account }),
    baseline: isRecord(raw) ? raw['baseline'] : undefined,
  }
}
