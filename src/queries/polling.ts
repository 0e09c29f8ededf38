import { hashKey, type Query, type QueryKey } from '@tanstack/react-query'
import { pageStore } from '#store'
import type { Execution } from '#domain/execution/execution'
import { FailureError, isTransient, toFailure } from '#domain/failure/failure'
import { waitsForPerson } from '#domain/operation/kinds/node'
import { isFinished, isMoving } from '#domain/execution/status'
import { rootKey } from './keys'
import { runtimeConfig } from './runtimeConfig'

/** All in milliseconds. */
export const followedInterval = 1_500
export const movingInterval = 3_000
export const waitingInterval = 15_000
const slowestInterval = 60_000
/** An effect that is awaited must still be found within the time after which it is called missing. */
const slowestFactor = 8
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

/** How the newest reads of a query went: what `pollInterval` slows down by. */
interface Pace {
  readonly durationMs: number
  /** Failures since the last success. */
  readonly failures: number
}

const paces = pageStore(() => new Map<string, Pace>())
const paceOf = (hash: string): Pace => paces.get().get(hash) ?? { durationMs: 0, failures: 0 }

/** Runs a query's read and remembers for `pollInterval` how long it took and whether it failed. */
export async function measureRead<T>(queryKey: QueryKey, read: () => Promise<T>): Promise<T> {
  const hash = hashKey(queryKey)
  const began = performance.now()
  const remember = (failures: number) =>
    paces.get().set(hash, { durationMs: performance.now() - began, failures })
  try {
    const data = await read()
    remember(0)
    return data
  } catch (error) {
    // A read that was given up says nothing of AOM.
    if (error instanceof FailureError) remember(paceOf(hash).failures + 1)
    throw error
  }
}

/** Where in an interval this page's own beats lie, from 0 to 1; drawn once, when the page is opened. */
const ownPhase = Math.random()

/** On the clock's beat where that saves AOM reads; else pages that nobody reads for together do not ask all at once. */
const pagePhase = (): number => (runtimeConfig.readsAreShared ? 0 : ownPhase)

/**
 * Milliseconds to the next multiple of `interval` on the clock, at least half an interval after `readAt`. So browsers that
 * watch the same thing ask at the same moment, and the gateway asks AOM once for all of them. With a `phase` the beats lie
 * that part of an interval later.
 */
export function msUntilNextTick(interval: number, readAt: number, now: number, phase = 0): number {
  const offset = phase * interval
  const beatFrom = (time: number) => Math.ceil((time - offset) / interval) * interval + offset
  return Math.max(beatFrom(readAt + interval / 2), beatFrom(now + 1)) - now
}

/** Of a list that the gateway's looks may answer for, instead of polls. */
interface ListFollowed {
  /** Whether one does; `isWhole`: it saw all workflows of the project. */
  readonly isCovered: (data: never, isWhole: boolean) => boolean
  /** Whose it is; without one it is of all workflows. */
  readonly workflowId?: string
}

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { readonly list?: ListFollowed }
  }
}

/** Until when the gateway's newest look answers for lists (`looks.ts`), epoch milliseconds. */
export const looked = pageStore(() => ({ root: '', until: 0, isWhole: false }))

/** Does the gateway look at lists for this page at the moment, so that it is told what changes in them? */
export const isWatched = (): boolean => {
  const { root, until } = looked.get()
  return until > Date.now() && root === hashKey(rootKey())
}

/** For how long the gateway's looks answer for a list, so that nobody needs to ask for it. */
function watchedMs({ meta, state }: Parameters<typeof pollInterval>[1]): number {
  const { until, isWhole } = looked.get()
  return meta?.list?.isCovered(state.data as never, isWhole) && isWatched() ? until - Date.now() : 0
}

/** Slows `base` down for slow answers, failures in a row and Retry-After; in good times, on the beat. */
export function pollInterval(
  base: number | false,
  query: {
    readonly queryHash: string
    readonly state: Pick<Query['state'], 'error' | 'dataUpdatedAt'> & Partial<Pick<Query['state'], 'data'>>
    readonly meta?: Query['meta']
  },
  phase = pagePhase(),
): number | false {
  if (base === false) return false
  const { durationMs, failures } = paceOf(query.queryHash)
  if (failures === 0) {
    // Doubled, as every beat of the slower is then one of the faster: who waits longer for AOM still asks with the others.
    let interval = base
    while (interval < durationMs * busyShare && interval * 2 <= slowestInterval) interval *= 2
    const wait = msUntilNextTick(interval, query.state.dataUpdatedAt, Date.now(), phase)
    return base === followedInterval ? wait : Math.max(wait, watchedMs(query))
  }
  const first = Math.max(base, 2_000)
  const backedOff = first * 2 ** Math.ceil(failures / triesPerRead)
  const longest = Math.min(first * slowestFactor, slowestInterval)
  const { error } = query.state
  return Math.max(Math.min(backedOff, longest), (error && toFailure(error).retryAfterMs) ?? 0)
}

/** When a query that failed is asked again, epoch ms: its timer begins with the failure. */
export function nextReadAt(
  base: number | false,
  queryKey: QueryKey,
  state: Pick<Query['state'], 'error' | 'dataUpdatedAt' | 'errorUpdatedAt'>,
): number | undefined {
  const wait = pollInterval(base, { queryHash: hashKey(queryKey), state })
  return wait === false ? undefined : state.errorUpdatedAt + wait
}

const triesPerRead = 2

/** Reads: once more after a passing fault, never after a refusal or with a bad credential. */
export const retryRead = (failureCount: number, error: unknown): boolean =>
  failureCount < triesPerRead - 1 && isTransient(toFailure(error))

export function retryDelay(failureCount: number, error: unknown): number {
  return toFailure(error).retryAfterMs ?? 1_000 * 2 ** failureCount
}
