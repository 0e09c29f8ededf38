import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { server } from '#mocks/node'
import { PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { toFailure } from '#domain/failure/failure'
import { rowOf, startJournal } from '#test/teamJournal'
import { listOperations, openEvents, reportEffect, type EventBatch } from './journal'
import { readOperation } from '#api/wire/journalOperation'
import { getSession, startSession } from './session'

const at = Date.UTC(2026, 10, 23, 19, 12)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID, region: 'cn-north-4' } })
})

const list = () => listOperations({ filter: {}, before: null })
const failureOf = async (promise: Promise<unknown>) =>
  toFailure(
    await promise.then(
      () => 'it did not fail',
      (error: unknown) => error,
    ),
  )

describe('a row', () => {
  it('is read as the operation it tells of, without the fields that say nothing', () => {
    expect(
      readOperation(
        rowOf(7, at, {
          effect: {
            seenAt: at + 4_000,
            seenBy: 'zhao.min',
            what: { node: { state: 'running', raw: 'running' } },
          },
        }),
      ),
    ).toMatchObject({
      id: 'op-7',
      action: 'retry',
      rawAction: 'restart',
      outcome: 'accepted',
      user: { kind: 'iam', name: 'li.na' },
      before: { node: { state: 'failed', raw: 'fail' } },
      effect: { seenAt: at + 4_000, seenBy: 'zhao.min', after: { node: { state: 'running' } } },
    })
    expect(readOperation(rowOf(7, at))).not.toHaveProperty('reason')
  })

  it('keeps words that this program does not know', () => {
    const row = readOperation(rowOf(7, at, { action: 'constructor', outcome: '__proto__' }))
    expect(row).toMatchObject({ rawAction: 'constructor', rawOutcome: '__proto__' })
    expect(row?.action).toBeUndefined()
    expect(row?.outcome).toBeUndefined()
  })

  it.each<[string, Record<string, unknown>]>([
    ['moments that no clock has', { requestedAt: 1e300 }],
    ['no id', { id: '' }],
    ['no place', { position: 'first' }],
  ])('with %s is none', (_, fields) => {
    expect(readOperation(rowOf(7, at, fields))).toBeUndefined()
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['another baseline', { baseline: [1, 2] }, 'before'],
    ['a text for a user', { user: 'li.na' }, 'user'],
    ['an effect of nothing', { effect: { seenAt: 'soon' } }, 'effect'],
    ['half a character in an id', { nodeId: 'a\uD800' }, 'nodeId'],
  ])('with %s loses no more than that', (_, fields, name) => {
    const row = readOperation(rowOf(7, at, fields))
    expect(row).toMatchObject({ id: 'op-7', outcome: 'accepted', requestedAt: at })
    expect(() => encodeURIComponent(JSON.stringify(row?.[name as 'nodeId'] ?? ''))).not.toThrow()
  })
})

describe('the list', () => {
  it('asks for the project, in the journal’s own words, with the token in its header', async () => {
    const journal = startJournal([rowOf(1, at), rowOf(2, at + 1_000, { action: 'skip' })])
    const page = await listOperations({
      filter: { by: 'li.na', action: 'retry', outcome: 'accepted', from: at - 1, to: at + 10 },
      before: 9,
    })
    expect(page.operations.map(({ id }) => id)).toEqual(['op-1'])
    expect(page).toMatchObject({ next: null, seq: 2, unreadable: 0 })
    const [asked] = journal.requests
    expect(asked?.call).toBe(
      `GET /api/operations?project=${PROJECT_ID}&limit=50&before=9&user=li.na&action=restart&outcome=accepted&since=${at - 1}&until=${at + 10}`,
    )
    expect(asked?.headers).toMatchObject({ 'x-auth-token': TOKEN, 'x-aom-region': 'cn-north-4' })
  })

  it('counts what it cannot read and shows the rest', async () => {
    startJournal([rowOf(1, at), rowOf(2, at, { id: '' })])
    expect(await list()).toMatchObject({ operations: [{ id: 'op-1' }], unreadable: 1 })
  })

  it('that is no list is a failure that names the field', async () => {
    server.use(http.get('*/api/operations', () => HttpResponse.json({ rows: [] })))
    expect(await failureOf(list())).toMatchObject({
      kind: 'contract',
      field: 'operations',
      operation: 'ListOperations',
      projectId: PROJECT_ID,
    })
  })

  it('is refused with the gateway’s own words, and 401 ends the session', async () => {
    const journal = startJournal()
    journal.mode = 'away'
    expect(await failureOf(list())).toMatchObject({ kind: 'broken', httpStatus: 503, code: 'GATEWAY.507' })
    server.use(
      http.get('*/api/operations', () => HttpResponse.json({ error_code: 'GATEWAY.401' }, { status: 401 })),
    )
    expect(await failureOf(list())).toMatchObject({ kind: 'signedOut' })
    expect(getSession().kind).toBe('expired')
  })
})

it('an effect is reported as it was seen', async () => {
  const journal = startJournal([rowOf(1, at)])
  await reportEffect('op-1', at + 4_000, { node: { state: 'running', raw: 'running' } })
  expect(journal.requests[0]).toMatchObject({
    call: `PUT /api/operations/op-1/effect?project=${PROJECT_ID}`,
    body: { seenAt: at + 4_000, what: { node: { state: 'running', raw: 'running' } } },
  })
})

describe('the stream', () => {
  const abort = () => new AbortController()
  const next = async (stream: AsyncGenerator<EventBatch>) =>
    (await stream.next()).value as EventBatch | undefined

  it('says where it begins, then each change, and resumes after the one that was seen', async () => {
    const journal = startJournal([rowOf(1, at)])
    const stream = openEvents({ signal: abort().signal })
    expect(await next(stream)).toMatchObject({ readySeq: 1, operations: [] })
    journal.change(rowOf(2, at + 1_000))
    expect(await next(stream)).toMatchObject({ seq: 2, operations: [{ id: 'op-2' }] })
    journal.cut()
    expect(await stream.next()).toMatchObject({ done: true })

    journal.change(rowOf(3, at + 2_000))
    const resumed = openEvents({ lastEventId: 2, signal: abort().signal })
    expect(await next(resumed)).toMatchObject({ readySeq: 3 })
    expect(await next(resumed)).toMatchObject({ seq: 3, operations: [{ id: 'op-3' }] })
    expect(journal.requests.at(-1)?.headers).toMatchObject({ 'last-event-id': '2', 'x-auth-token': TOKEN })
    expect(journal.requests.at(-1)?.call).not.toContain(TOKEN)
  })

  it('is put together however it was cut, and what cannot be read is counted', async () => {
    const text = `: a heartbeat\n\nevent: ready\nid: 4\ndata: {}\n\nevent: operation\nid: 5\ndata: ${JSON.stringify(rowOf(5, at))}\n\nevent: operation\nid: 6\ndata: {oops\n\nevent: claim\nid: 7\ndata: {}\n\n`
    const bytes = new TextEncoder().encode(text)
    server.use(
      http.get('*/api/events', () => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let from = 0; from < bytes.length; from += 7) controller.enqueue(bytes.slice(from, from + 7))
            controller.close()
          },
        })
        return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } })
      }),
    )
    const batches: EventBatch[] = []
    for await (const batch of openEvents({ signal: abort().signal })) batches.push(batch)
    expect(batches.filter(({ readySeq }) => readySeq === 4)).toHaveLength(1)
    expect(batches.flatMap(({ operations }) => operations.map(({ id }) => id))).toEqual(['op-5'])
    expect(batches.reduce((sum, { unreadable }) => sum + unreadable, 0)).toBe(1)
    expect(batches.findLast(({ seq }) => seq !== undefined)?.seq).toBe(7)
  })

  it.each<[string, () => Response | Promise<Response>, object]>([
    [
      'a proxy’s page',
      () => new HttpResponse('<html>', { headers: { 'content-type': 'text/html' } }),
      { kind: 'contract' },
    ],
    ['no network', () => HttpResponse.error(), { kind: 'offline' }],
    [
      'a journal that is away',
      () => HttpResponse.json({ error_code: 'GATEWAY.507' }, { status: 503 }),
      { kind: 'broken', code: 'GATEWAY.507' },
    ],
    [
      'a row without end',
      () =>
        new HttpResponse(`event: operation\ndata: ${'x'.repeat(1_100_000)}`, {
          headers: { 'content-type': 'text/event-stream' },
        }),
      { kind: 'contract', field: '(event)' },
    ],
  ])('that is %s is a failure', async (_, answer, failure) => {
    server.use(http.get('*/api/events', answer))
    const read = async () => {
      for await (const _batch of openEvents({ signal: abort().signal }));
    }
    expect(await failureOf(read())).toMatchObject({ ...failure, operation: 'StreamEvents' })
  })

  it('that breaks under way is a failure, and one that is given up is none', async () => {
    server.use(
      http.get('*/api/events', () => {
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('event: ready\nid: 1\ndata: {}\n\n'))
          },
          pull: () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('reset')))),
        })
        return new HttpResponse(body, { headers: { 'content-type': 'text/event-stream' } })
      }),
    )
    const broken = openEvents({ signal: abort().signal })
    expect(await next(broken)).toMatchObject({ readySeq: 1 })
    expect(await failureOf(broken.next())).toMatchObject({ kind: 'offline' })

    startJournal()
    const giving = abort()
    const given = openEvents({ signal: giving.signal })
    await given.next()
    giving.abort()
    await expect(given.next()).rejects.toHaveProperty('name', 'AbortError')
  })
})
