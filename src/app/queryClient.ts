import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query'
import { getSession, subscribeSession } from '#api/session'
import { isTransient, toFailure } from '#domain/failure/failure'
import { retryDelay, retryRead } from '#queries/polling'

/** Reads are retried by kind of failure. An operation is none of it: it is sent once, whatever happens. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: cacheThatRecovers(),
    defaultOptions: {
      queries: {
        retry: retryRead,
        retryDelay,
        // "Offline" is a failure to show, not a reason to stop asking silently.
        networkMode: 'always',
        refetchIntervalInBackground: false,
        refetchOnWindowFocus: true,
        // By itself it is off where the mode is `always`.
        refetchOnReconnect: true,
        staleTime: 1_000,
      },
    },
  })
  // Where the browser knows that the network is gone, the page says so at once, not at the next poll.
  onlineManager.subscribe((isOnline) => {
    if (!isOnline) void client.refetchQueries({ type: 'active', stale: true }, { cancelRefetch: false })
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

/** An outage ends for all reads at once: the first that gets through again asks for those that still wait for their turn. */
function cacheThatRecovers(): QueryCache {
  // Holds none: the cache forgets a query whose screen was left, and this with it.
  const failing = new WeakSet<object>()
  const cache: QueryCache = new QueryCache({
    onError: (error, query) => {
      if (isTransient(toFailure(error))) failing.add(query)
      else failing.delete(query)
    },
    onSuccess: (_, query) => {
      if (!failing.delete(query)) return
      const others = cache.getAll().filter((other) => other.isActive() && failing.delete(other))
      for (const other of others) void other.fetch(undefined, { cancelRefetch: false }).catch(() => undefined)
    },
  })
  return cache
}
