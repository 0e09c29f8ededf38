import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import { states } from '#domain/execution/status'
import { hideLogSecrets } from '#domain/failure/writtenSecrets'
import type { SeenStop, StopPage } from '#domain/team/stop'
import { lenient } from '#api/wire/fields'
import { moment, string, words } from '#api/wire/journalOperation'
import { readTeamList } from './teamList'

/* What the gateway that watches has seen stop. */

/** The most that the gateway gives at once. */
const limit = 500

const pageSchema = v.object({
  isCut: v.fallback(v.boolean(), false),
  watched: v.fallback(v.picklist(['all', 'some', 'not']), 'not'),
})

const stopSchema = v.object({
  workflowId: v.pipe(string, v.nonEmpty()),
  workflowName: words,
  executionId: v.pipe(string, v.nonEmpty()),
  nodeId: words,
  nodeName: words,
  state: v.fallback(v.picklist(states), 'unknown'),
  cause: words,
  since: lenient(moment),
  seenAt: moment,
  overAt: lenient(moment),
  became: lenient(v.picklist([...states, 'superseded', 'stoppedAgain'])),
  // Not to be taken for one that went by itself where nobody says so.
  isOperated: v.fallback(v.boolean(), true),
})

function readStop(value: unknown): SeenStop | undefined {
  const { success, output } = v.safeParse(stopSchema, value)
  if (!success) return undefined
  const { seenAt, since = seenAt, cause, ...rest } = output
  return omitUndefined({ ...rest, since, cause: cause && hideLogSecrets(cause) })
}

/** What waits, and what was over since, newest first. */
export async function listStops(since: number, signal?: AbortSignal): Promise<StopPage> {
  const query = { since: String(Math.floor(since)), limit: String(limit) }
  const call = { operation: 'ListStops', path: '/stops', query, signal }
  const { items: stops, unreadable, page } = await readTeamList(call, 'stops', readStop)
  const { isCut, watched } = v.parse(pageSchema, page)
  return { stops, isCut: isCut || unreadable > 0, watched }
}
