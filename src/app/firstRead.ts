import type { QueryClient } from '@tanstack/react-query'
import { getSession } from '#api/session'
import type { Match } from '#routes'

/** Asks AOM for what the opened page will show while the app is still being evaluated: the screen finds its read under way. */
export function startFirstRead(client: QueryClient, opened: Match | undefined, search: string): void {
  // Of an address that was cut off or mistyped, the screen itself says what is wrong.
  if (!opened || opened.isMistyped || getSession().kind !== 'signedIn') return
  void opened.route.firstRead?.(client, { params: opened.params, search: new URLSearchParams(search) })
}
