import type { QueryClient } from '@tanstack/react-query'
import { getSession } from '#api/session'
import type { ExecutionRef } from '#domain/execution/execution'
import { parseFilter } from '#domain/execution/filter'
import { attentionQuery } from '#queries/attention'
import { executionQuery } from '#queries/executions'
import { workflowsQuery } from '#queries/workflows'

/** Asks AOM for what the opened page will show while the app is still being evaluated: the screen finds its read under way. */
export function startFirstRead(client: QueryClient, { pathname, search }: Location): void {
  if (getSession().kind !== 'signedIn') return
  if (pathname === '/executions')
    void client.prefetchInfiniteQuery(workflowsQuery(parseFilter(new URLSearchParams(search))))
  if (pathname === '/' || pathname === '/attention') void client.prefetchQuery(attentionQuery())
  const ref = executionOf(pathname)
  if (ref) void client.prefetchQuery(executionQuery(ref))
}

/** The execution that an address names. Undefined also for one that cannot be decoded: the screen says what is wrong. */
function executionOf(pathname: string): ExecutionRef | undefined {
  const [, workflowId, executionId] = /^\/workflows\/([^/]+)\/executions\/([^/]+)$/.exec(pathname) ?? []
  if (workflowId === undefined || executionId === undefined) return undefined
  try {
    return { workflowId: decodeURIComponent(workflowId), executionId: decodeURIComponent(executionId) }
  } catch {
    return undefined
  }
}
