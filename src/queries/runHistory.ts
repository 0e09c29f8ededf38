import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { Reading } from '#domain/reading'
import { executionListQuery } from './executions'
import { readingOf } from './readingOf'

/** A workflow's runs, newest first: read once, when the page is drawn, as what is usual does not change by the minute. */
export function useRunHistory(workflowId: string): Reading<readonly ExecutionSummary[]> {
  const isDrawn = useDeferredValue(true, false)
  const query = executionListQuery(workflowId)
  const result = useQuery({
    ...query,
    enabled: isDrawn,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  })
  return { ...readingOf(result, query.queryKey, false), data: result.data?.executions }
}
