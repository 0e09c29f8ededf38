import * as v from 'valibot'
import { isRecord, readEach } from '#api/wire/fields'
import { count } from '#api/wire/journalOperation'
import { parseJson, send, unusable, type Call } from './http'

/** Where a page of the journal stands: what to ask for next, and the newest change that it knows. */
export const positionSchema = v.object({
  next: v.fallback(v.nullable(count), null),
  seq: v.fallback(count, 0),
})

/** A list of the gateway's own API, each row of which is read for itself, and the page that it stands in. Throws FailureError. */
export async function readTeamList<Row>(
  call: Pick<Call, 'operation' | 'path' | 'query' | 'signal'>,
  name: string,
  read: (row: unknown) => Row | undefined,
) {
  const answer = await send({ ...call, method: 'GET', api: 'team' })
  const page = parseJson(answer)
  const rows = isRecord(page) ? page[name] : undefined
  if (!Array.isArray(rows)) throw unusable(answer, { kind: 'contract', field: name })
  return { ...readEach(rows, read), page }
}
