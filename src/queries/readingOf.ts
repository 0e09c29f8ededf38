import type { QueryKey, UseQueryResult } from '@tanstack/react-query'
import { toFailure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'
import { nextReadAt } from './polling'

type Result<T> = Pick<
  UseQueryResult<T>,
  'data' | 'error' | 'failureReason' | 'isFetching' | 'dataUpdatedAt' | 'errorUpdatedAt' | 'refetch'
>

/**
 * A query's result as screens see it: a failed read keeps the last known data, and says so. `base` is how often it is
 * worth asking for, as `pollInterval` is given it; false where nothing polls it.
 */
export function readingOf<T>(result: Result<T>, queryKey: QueryKey, base: number | false): Reading<T> {
  const error = result.error ?? (result.isFetching ? result.failureReason : null)
  return {
    data: result.data,
    readAt: result.dataUpdatedAt > 0 ? result.dataUpdatedAt : undefined,
    failure: error === null || error === undefined ? undefined : toFailure(error),
    isReading: result.isFetching,
    isPolling: base !== false,
    nextReadAt: result.error ? nextReadAt(base, queryKey, result) : undefined,
    refresh: () => void result.refetch(),
  }
}
