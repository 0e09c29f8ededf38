import type { Query } from '@tanstack/react-query'
import type { Execution } from '../domain/execution'
import { isTransient, toFailure } from '../domain/failure'
import { waitsForPerson } from '../domain/operation'
import { isFinished, isMoving } from '../domain/status'

/** All in milliseconds. */
export const followedInterval = 1_500
export const movingInterval = 3_000
export const waitingInterval = 15_000
const slowestInterval = 60_000
/** An answer that took long says that AOM is busy: then ask at most this part of the time. */
const busyShare = 4

/** How often an execution is worth asking for; false when nothing can change any more. */
export function executionInterval(execution: Execution | undefined, isFollowed: boolean): number | false {
  if (isFollowed) return followedInterval
  if (!execution) return movingInterval
  if (isMoving(execution.status.state)) {
    const waits = execution.nodes.some((node) => waitsForPerson(execution, node))
    const runs = execution.nodes.some((node) => isMoving(node.status.state) && !node.isPause)
    return waits && !runs ? waitingInterval : movingInterval
  }
  return isFinished(execution.status.state) ? false : waitingInterval
}

const durations = new Map<string, number>()

/** Runs a read and remembers how long it took, for `paced`. */
export async function timed<T>(hash: string, read: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await read()
  } finally {
    durations.set(hash, performance.now() - began)
  }
}

/** Slows `base` down for slow answers, failures and Retry-After. */
export function paced(base: number | false, query: Pick<Query, 'state' | 'queryHash'>): number | false {
  if (base === false) return false
  const { error, errorUpdateCount, dataUpdatedAt, errorUpdatedAt } = query.state
  const slow = Math.max(base, (durations.get(query.queryHash) ?? 0) * busyShare)
  if (!error || errorUpdatedAt < dataUpdatedAt) return Math.min(slow, Math.max(base, slowestInterval))
  const failure = toFailure(error)
  const backedOff = Math.min(Math.max(base, 2_000) * 2 ** Math.min(errorUpdateCount, 5), slowestInterval)
  return Math.max(backedOff, failure.retryAfterMs ?? 0)
}

/** Reads: once more after a passing fault, never after a refusal or with a bad credential. */
export const retryRead = (failureCount: number, error: unknown): boolean =>
  failureCount < 1 && isTransient(toFailure(error))

export function retryDelay(failureCount: number, error: unknown): number {
  return toFailure(error).retryAfterMs ?? 1_000 * 2 ** failureCount
}
