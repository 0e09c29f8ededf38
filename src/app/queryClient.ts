import { QueryClient } from '@tanstack/react-query'
import { getSession, subscribeSession } from '#api/session'
import { retryDelay, retryRead } from '#queries/polling'

/** Reads are retried by kind of failure; an operation is a mutation that says itself that it is sent once. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: retryRead,
        retryDelay,
        // "Offline" is a failure to show, not a reason to stop asking silently.
        networkMode: 'always',
        refetchIntervalInBackground: false,
        refetchOnWindowFocus: true,
        staleTime: 1_000,
      },
    },
  })
  let kind = getSession().kind
  subscribeSession(() => {
    const next = getSession().kind
    if (next === 'none') client.clear()
    else if (next === 'signedIn' && kind === 'expired') void client.invalidateQueries()
    kind = next
  })
  return client
}
