import * as v from 'valibot'
import { omitUndefined } from '#domain/omitUndefined'
import { FailureError } from '#domain/failure/failure'
import type { OperationFilter } from '#domain/operation/filter'
import type { OperationPage, TeamOperation } from '#domain/operation/teamOperation'
import type { Mark } from '#domain/team/mark'
import { jsonOf } from '#api/wire/fields'
import { encode, openStream, send } from './http'
import { positionSchema, readTeamList } from './teamList'
import { wireAction } from '#api/wire/action'
import { readOperation } from '#api/wire/journalOperation'
import { readMark } from '#api/wire/mark'

/* The gateway's journal: the operations of everybody in the project, and what becomes of them. */

export interface ListQuery {
  readonly filter: OperationFilter
  /** Only what stands below this position; null: from the newest. */
  readonly before: number | null
  readonly limit?: number
  readonly signal?: AbortSignal | undefined
}

export async function listOperations({
  filter,
  before,
  limit = 50,
  signal,
}: ListQuery): Promise<OperationPage> {
  const { by, workflow, execution, node, action, outcome, from, to } = filter
  const query = omitUndefined({
    limit: String(limit),
    before: before === null ? undefined : String(before),
    user: by,
    workflow,
    execution,
    node,
    action: action && wireAction(action),
    outcome,
    fixLater: filter.isLeftOpen ? 'open' : undefined,
    latestIn: filter.latestIn?.map(encode).join(','),
    since: from === undefined ? undefined : String(from),
    until: to === undefined ? undefined : String(to),
  })
  const call = { operation: 'ListOperations', path: '/operations', query, signal }
  const { items: operations, unreadable, page } = await readTeamList(call, 'operations', readOperation)
  return { operations, unreadable, ...v.parse(positionSchema, page) }
}

const reportTimeoutMs = 10_000

/** What this page saw become of an operation; the journal keeps the first that it is told. */
export async function reportEffect(id: string, seenAt: number, what: object): Promise<void> {
  await report('ReportEffect', `/operations/${encode(id)}/effect`, { seenAt, what })
}

/** Somebody has read the result and closed it. */
export async function reportDismissal(id: string): Promise<void> {
  await report('ReportDismissal', `/operations/${encode(id)}/dismissal`, {})
}

const report = (operation: string, path: string, body: object) =>
  send({ operation, method: 'PUT', api: 'team', path, body, timeoutMs: reportTimeoutMs })

/** What one piece of the stream brought; nothing where it was a heartbeat. */
export interface EventBatch {
  /** The stream stands: the journal's newest change at that moment. */
  readonly readySeq?: number
  readonly operations: readonly TeamOperation[]
  readonly marks: readonly Mark[]
  /** What the gateway tells of its newest look at the project's lists, as it came. */
  readonly look?: string
  /** The newest change that came: where to resume. */
  readonly seq?: number
  readonly unreadable: number
}

/** More than any row, or run of rows in one piece, can have. */
const maxBuffered = 1_000_000

/** The stream of changes, piece by piece, until the other side ends it or `signal` does. */
export async function* openEvents({
  lastEventId,
  signal,
}: {
  lastEventId?: number | undefined
  signal: AbortSignal
}): AsyncGenerator<EventBatch> {
  const { createParser } = await import('eventsource-parser').catch(() => {
    throw new FailureError({ kind: 'offline', at: Date.now() })
  })
  const stream = await openStream({
    operation: 'StreamEvents',
    method: 'GET',
    api: 'team',
    path: '/events',
    signal,
    ...(lastEventId !== undefined && { lastEventId: String(lastEventId) }),
  })
  const broken = (field: string) =>
    new FailureError({ kind: 'contract', field, ...stream.callFacts, at: Date.now() })
  if (!/^text\/event-stream\b/i.test(stream.contentType)) throw broken('(content-type)')
  const batches: EventBatch[] = []
  let isTooLong = false
  const parser = createParser({
    maxBufferSize: maxBuffered,
    onEvent: (event) => batches.push(readEvent(event)),
    onError: ({ type }) => {
      isTooLong ||= type === 'max-buffer-size-exceeded'
    },
  })
  for await (const chunk of stream.chunks) {
    parser.feed(chunk)
    if (isTooLong) throw broken('(event)')
    yield joined(batches.splice(0))
  }
}

interface RawEvent {
  readonly event?: string | undefined
  readonly id?: string | undefined
  readonly data: string
}

function readEvent({ event, id = '', data }: RawEvent): EventBatch {
  const seq = /^\d{1,15}$/.test(id) ? Number(id) : undefined
  const nothing = { operations: [], marks: [], unreadable: 0 }
  if (event === 'ready') return { ...nothing, readySeq: seq ?? 0 }
  const at = omitUndefined({ seq })
  if (event === 'looked') return { ...nothing, look: data }
  // Events of other kinds are of a newer gateway.
  if (event === 'mark') {
    const mark = readMark(jsonOf(data))
    return { ...nothing, ...at, ...(mark ? { marks: [mark] } : { unreadable: 1 }) }
  }
  if (event !== 'operation') return { ...nothing, ...at }
  const operation = readOperation(jsonOf(data))
  return { ...nothing, ...at, ...(operation ? { operations: [operation] } : { unreadable: 1 }) }
}

const joined = (batches: readonly EventBatch[]): EventBatch => ({
  ...omitUndefined({
    readySeq: batches.find(({ readySeq }) => readySeq !== undefined)?.readySeq,
    seq: batches.findLast(({ seq }) => seq !== undefined)?.seq,
    look: batches.findLast(({ look }) => look !== undefined)?.look,
  }),
  operations: batches.flatMap(({ operations }) => operations),
  marks: batches.flatMap(({ marks }) => marks),
  unreadable: batches.reduce((sum, { unreadable }) => sum + unreadable, 0),
})
