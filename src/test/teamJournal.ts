import { http, HttpResponse, type HttpHandler } from 'msw'
import { server } from '#mocks/node'
import { night, PROJECT_ID } from '#mocks/scenarios'

/* A gateway's journal for tests, until the mocked world plays one: rows, the list with its filters, and the stream. */

export interface Row {
  id: string
  position: number
  seq: number
  [field: string]: unknown
}

/** A row as the gateway gives it: li.na's retry of the night's failed node, accepted. */
export function rowOf(position: number, requestedAt: number, fields: Record<string, unknown> = {}): Row {
  const failed = { state: 'failed', raw: 'fail' }
  return {
    id: `op-${position}`,
    position,
    seq: position,
    projectId: PROJECT_ID,
    region: 'cn-north-4',
    workflowId: night.rotate.workflowId,
    workflowName: night.rotate.workflow,
    executionId: night.rotate.executionId,
    nodeId: night.rotate.nodeId,
    nodeName: night.rotate.node,
    action: 'restart',
    reason: null,
    baseline: { execution: failed, node: failed },
    user: { kind: 'iam', account: 'ops', name: 'li.na', id: 'u1' },
    address: '10.0.0.8',
    gatewayRequestId: `gw-${position}`,
    requestedAt,
    sentAt: requestedAt,
    deadlineAt: requestedAt + 40_000,
    answeredAt: requestedAt + 1_000,
    outcome: 'accepted',
    httpStatus: 200,
    code: null,
    aomRequestId: `aom-${position}`,
    answer: '{"result":"success"}',
    effect: null,
    dismissedBy: null,
    ...fields,
  }
}

const columns: Record<string, (row: Row) => unknown> = {
  workflow: (row) => row['workflowId'],
  execution: (row) => row['executionId'],
  node: (row) => row['nodeId'],
  user: (row) => (row['user'] as { name?: string }).name,
  action: (row) => row['action'],
  outcome: (row) => row['outcome'],
}

function isLatestIn(rows: readonly Row[], row: Row, ids: string | null): boolean {
  if (ids === null) return true
  const isOfSame = (other: Row) =>
    other['executionId'] === row['executionId'] && other['nodeId'] === row['nodeId']
  return (
    ids.split(',').map(decodeURIComponent).includes(String(row['executionId'])) &&
    rows.every((other) => other.position <= row.position || !isOfSame(other))
  )
}

export interface TeamJournal {
  readonly rows: Row[]
  /** To be put again where the handlers were reset. */
  readonly handlers: readonly HttpHandler[]
  /** Method, path with query, and what was sent. */
  readonly requests: { call: string; body: unknown; headers: Record<string, string> }[]
  /** `buffers`: a proxy holds the stream back. `away`: the journal cannot be read. */
  mode: 'live' | 'buffers' | 'away'
  /** A new row, or a new state of one, as every page is told of it. */
  readonly change: (row: Row) => void
  /** The gateway has looked at the project's lists; by default the next look, at which nothing had changed. */
  readonly look: (fields?: Record<string, unknown>) => void
  /** An event of this name as it stands, also where it is none. */
  readonly say: (event: string, data: string) => void
  /** Every stream ends, as when a gateway is restarted. */
  readonly cut: () => void
  readonly calls: (pattern: RegExp) => string[]
  readonly openStreams: () => number
  /** Lists are made now and answered when this is called. */
  readonly holdLists: () => (() => void) & { waiting: () => number }
}

const encoder = new TextEncoder()
const eventText = (row: Row) => `event: operation\nid: ${row.seq}\ndata: ${JSON.stringify(row)}\n\n`

/** Takes the place of the gateway's team API until the handlers are reset. */
export function startJournal(rows: Row[] = []): TeamJournal {
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  let looks = 0
  let hold: (() => Promise<void>) | undefined
  const newest = () => Math.max(0, ...journal.rows.map((row) => row.seq))
  const away = () =>
    HttpResponse.json(
      { error_code: 'GATEWAY.507', error_msg: 'The journal cannot be read.' },
      { status: 503, headers: { 'x-gateway-error': '1' } },
    )
  const note = async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    const text = await request.clone().text()
    journal.requests.push({
      call: `${request.method} ${pathname}${search}`,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value])),
    })
  }
  const journal: TeamJournal & { readonly handlers: HttpHandler[] } = {
    rows,
    handlers: [],
    requests: [],
    mode: 'live',
    change(row) {
      const at = journal.rows.findIndex(({ id }) => id === row.id)
      if (at < 0) journal.rows.push(row)
      else journal.rows[at] = row
      for (const stream of streams) stream.enqueue(encoder.encode(eventText(row)))
    },
    look(fields = {}) {
      looks += 1
      const look = {
        projectId: PROJECT_ID,
        region: 'cn-north-4',
        number: looks,
        ageMs: 200,
        nextMs: 15_000,
        isAlone: true,
        isWhole: true,
        hasChanged: false,
        workflows: [],
        ...fields,
      }
      journal.say('looked', JSON.stringify(look))
    },
    say(event, data) {
      for (const stream of streams) stream.enqueue(encoder.encode(`event: ${event}\ndata: ${data}\n\n`))
    },
    cut() {
      for (const stream of streams) stream.close()
      streams.clear()
    },
    calls: (pattern) => journal.requests.map(({ call }) => call).filter((call) => pattern.test(call)),
    openStreams: () => streams.size,
    holdLists() {
      let waiting = 0
      const gate = new EventTarget()
      hold = () => {
        waiting += 1
        return new Promise((resolve) => gate.addEventListener('release', () => resolve()))
      }
      const release = () => {
        hold = undefined
        gate.dispatchEvent(new Event('release'))
      }
      return Object.assign(release, { waiting: () => waiting })
    },
  }
  const report = (field: string) =>
    http.put(`*/api/operations/:id/${field}`, async ({ request, params }) => {
      await note(request)
      if (journal.mode === 'away') return away()
      const row = journal.rows.find(({ id }) => id === params['id'])
      return row
        ? HttpResponse.json({ operation: row })
        : HttpResponse.json({ error_code: 'GATEWAY.404', error_msg: 'No such operation.' }, { status: 404 })
    })
  journal.handlers.push(
    http.get('*/api/operations', async ({ request }) => {
      await note(request)
      if (journal.mode === 'away') return away()
      const query = new URL(request.url).searchParams
      const limit = Number(query.get('limit') ?? 50)
      const found = journal.rows
        .filter((row) => row.position < Number(query.get('before') ?? Infinity))
        .filter((row) => Number(row['requestedAt']) >= Number(query.get('since') ?? 0))
        .filter((row) => Number(row['requestedAt']) <= Number(query.get('until') ?? Infinity))
        .filter((row) => isLatestIn(journal.rows, row, query.get('latestIn')))
        .filter((row) =>
          Object.entries(columns).every(
            ([name, read]) => query.get(name) === null || query.get(name) === read(row),
          ),
        )
        .toSorted((a, b) => b.position - a.position)
      const operations = found.slice(0, limit)
      const next = found.length > limit ? (operations.at(-1)?.position ?? null) : null
      const body = { operations, next, seq: newest() }
      await hold?.()
      return HttpResponse.json(body)
    }),
    http.get('*/api/events', async ({ request }) => {
      await note(request)
      if (journal.mode === 'away') return away()
      const after = request.headers.get('last-event-id')
      const isBuffered = journal.mode === 'buffers'
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          if (isBuffered) return
          streams.add(controller)
          request.signal.addEventListener('abort', () => streams.delete(controller))
          controller.enqueue(encoder.encode(`event: ready\nid: ${newest()}\ndata: {}\n\n`))
          const missed = journal.rows.filter((row) => after !== null && row.seq > Number(after))
          for (const row of missed.toSorted((a, b) => a.seq - b.seq))
            controller.enqueue(encoder.encode(eventText(row)))
        },
      })
      return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } })
    }),
    report('effect'),
    report('dismissal'),
  )
  server.use(...journal.handlers)
  return journal
}
