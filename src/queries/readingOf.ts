import type { UseQueryResult } from '@tanstack/react-query'
import { toFailure } from '#domain/failure/failure'
import type { Reading } from '#domain/reading'

/** A query's result as screens see it: a failed read keeps the last known data, and says so. */
export function readingOf<T>(result: UseQueryResult<T>, isPolling: boolean): Reading<T> {
  const error = result.error ?? (result.isFetching ? result.failureReason : null)
  return {
    data: result.data,
    readAt: result.dataUpdatedAt > 0 ? result.dataUpdatedAt : undefined,
    failure: error === null || error === undefined ? undefined : toFailure(error),
    isReading: result.isFetching,
    isPolling,
    refresh: () => void result.refetch(),
  }
}
