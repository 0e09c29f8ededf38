import type { QueryClient } from '@tanstack/react-query'
import { getSession } from '#api/session'
import { isSamePlace } from '#domain/session/place'
import { currentPlace } from '#queries/session'
import { placeOf, type Match } from '#routes'

/**
 * Asks AOM for what the opened page will show while the app is still being evaluated: the screen finds its read under way.
 * Never rejects.
 */
export async function startFirstRead(
  client: QueryClient,
  opened: Match | undefined,
  search: string,
): Promise<void> {
  // Of an address that was cut off or mistyped, the screen itself says what is wrong.
  if (!opened || opened.isMistyped || getSession().kind !== 'signedIn') return
  const [here, named] = [currentPlace(), placeOf(search)]
  // A link of another place is not followed before its reader has said so.
  if (here && named && !isSamePlace(here, named)) return
  await opened.route.firstRead?.(client, { params: opened.params, search: new URLSearchParams(search) })
}
