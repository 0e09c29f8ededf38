import { expect, test } from 'vitest'
import { query, start, wang } from './apiTesting'
import { change, eventually, startAom } from './journalTesting'
import type { ChangeRequest } from './operation'

test('a page lists the operations of its project', async () => {
  const { ask, send } = await start()
  for (const nodeId of ['n-1', 'n-2', 'n-3']) await send(nodeId)
  const first = await ask(`/api/operations?${query}&limit=2&action=restart&outcome=accepted`)
  expect(first).toMatchObject({
    status: 200,
    body: { operations: [{ nodeId: 'n-3' }, { nodeId: 'n-2' }], next: 3, seq: 6 },
  })
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(await ask(`/api/operations?${query}&limit=2&before=3`)).toMatchObject({
    body: { operations: [{ nodeId: 'n-1' }], next: null },
  })
  expect(await ask(`/api/operations?${query}&user=nobody`)).toMatchObject({ body: { operations: [] } })
})

test('of several executions the newest change of each node, and of each as a whole, in one answer', async () => {
  const { ask, journal, send } = await start()
  const odd = 'e,2 %'
  const operate = (what: Partial<ChangeRequest>) =>
    journal.sendOnce(change(what), { send: startAom().send('it') })
  await send('n-1')
  await send('n-1', 'and again')
  await operate({ ids: { workflowId: 'w-2', executionId: odd, nodeId: 'n-1', action: 'skip' } })
  await operate({ operation: 'StopExecution', ids: { workflowId: 'w-1', executionId: 'e-1' } })
  await operate({ ids: { workflowId: 'w-3', executionId: 'e-3', nodeId: 'n-1', action: 'skip' } })
  await send('n-2')
  const ids = ['e-1', odd, 'e-none'].map(encodeURIComponent).join(',')
  const latest = `/api/operations?${query}&latestIn=${encodeURIComponent(ids)}`
  const found = [
    { executionId: 'e-1', nodeId: 'n-2', action: 'restart' },
    { executionId: 'e-1', nodeId: null, action: 'terminate' },
    { executionId: odd, nodeId: 'n-1', action: 'skip' },
    { executionId: 'e-1', nodeId: 'n-1', action: 'restart', reason: 'and again' },
  ]
  expect(await ask(latest)).toMatchObject({ status: 200, body: { operations: found, next: null } })
  // Page by page too, and of what another project has nothing.
  const first = await ask(`${latest}&limit=3`)
  expect(first).toMatchObject({ body: { operations: found.slice(0, 3) } })
  const { next } = first.body as { next: number }
  expect(await ask(`${latest}&limit=3&before=${next}`)).toMatchObject({
    body: { operations: found.slice(3), next: null },
  })
  expect(await ask(latest.replace(query, `project=${'f'.repeat(32)}`))).toMatchObject({
    body: { operations: [] },
  })
})

test.each([
  '/api/operations',
  '/api/operations?project=short',
  `/api/operations?${query}&${query}`,
  `/api/operations?${query}&color=red`,
  `/api/operations?${query}&action=explode`,
  `/api/operations?${query}&outcome=`,
  `/api/operations?${query}&limit=0`,
  `/api/operations?${query}&limit=201`,
  `/api/operations?${query}&before=-1`,
  `/api/operations?${query}&since=yesterday`,
  `/api/events?${query}&after=1`,
  '/api/events',
  `/api/operations?${query}&fixLater=yes`,
  `/api/operations?${query}&latestIn=`,
  `/api/operations?${query}&latestIn=%25E0%25A4`,
  `/api/operations?${query}&latestIn=${Array.from({ length: 101 }, (_, index) => index).join(',')}`,
  '/api/marks',
  `/api/marks?${query}&color=red`,
  `/api/marks?${query}&kind=joke`,
  `/api/marks?${query}&limit=501`,
])('%s is 400', async (path) => {
  const { ask } = await start()
  const { status, headers, body } = await ask(path)
  expect([status, headers.get('x-gateway-error')]).toEqual([400, '1'])
  expect(body).toMatchObject({ error_code: 'GATEWAY.400', error_msg: expect.any(String) })
})

test('without a credential that is good for the project there is nothing to see or to change', async () => {
  const { ask, send, journal } = await start()
  const id = await send('n-1')
  const stranger = { headers: { 'x-auth-token': 'bad' } }
  const answers = [
    await ask(`/api/operations?${query}`, stranger),
    await ask(`/api/events?${query}`, stranger),
    await ask(`/api/operations/${id}/effect?${query}`, {
      ...stranger,
      method: 'PUT',
      body: '{"seenAt":1,"what":{}}',
    }),
    await ask(`/api/operations/${id}/dismissal?${query}`, { ...stranger, method: 'PUT', body: '{}' }),
    await ask(`/api/marks?${query}`, stranger),
  ]
  for (const { status, body } of answers) {
    expect(status).toBe(401)
    expect(body).toMatchObject({ error_code: 'GATEWAY.401' })
  }
  expect(await journal.store.find(id)).toMatchObject({ effect_seen_at: null, dismissed_by: null })
})

test('an effect and a dismissal are kept in the name of whoever asked', async () => {
  const { put, send } = await start()
  const id = await send('n-1')
  expect(
    await put(`/api/operations/${id}/effect?${query}`, { seenAt: 7, what: { status: 'running' } }),
  ).toMatchObject({
    status: 200,
    body: { operation: { id, effect: { seenAt: 7, seenBy: 'wang.lei', what: { status: 'running' } } } },
  })
  expect(await put(`/api/operations/${id}/dismissal?${query}`, {})).toMatchObject({
    body: { operation: { id, dismissedBy: 'wang.lei' } },
  })
  const other = `project=${'f'.repeat(32)}`
  expect(await put(`/api/operations/${id}/dismissal?${other}`, {})).toMatchObject({ status: 404 })
  for (const wrong of [
    '',
    '{',
    [],
    { seenAt: 7 },
    { seenAt: -1, what: {} },
    { seenAt: 7, what: {}, by: 'me' },
  ])
    expect(await put(`/api/operations/${id}/effect?${query}`, wrong)).toMatchObject({ status: 400 })
  const large = { seenAt: 7, what: { story: 'x'.repeat(3_000) } }
  expect(await put(`/api/operations/${id}/effect?${query}`, large)).toMatchObject({ status: 400 })
  expect(await put(`/api/operations/${id}/dismissal?${query}`, ' '.repeat(10_000))).toMatchObject({
    status: 413,
    body: { error_code: 'GATEWAY.413' },
  })
})

test('a body that comes in chunks, without its length, is a body like any other', async () => {
  const { ask, send } = await start()
  const id = await send('n-1')
  const inChunks = (text: string) => ({ body: new Blob([text]).stream(), duplex: 'half' }) as const
  const path = `/api/operations/${id}/effect?${query}`
  expect(await ask(path, { method: 'PUT', ...inChunks('{"seenAt":7,"what":{}}') })).toMatchObject({
    status: 200,
    body: { operation: { effect: { seenAt: 7 } } },
  })
  expect(await ask(path, { method: 'PUT', ...inChunks(' '.repeat(10_000)) })).toMatchObject({ status: 413 })
  expect(await ask(path, { method: 'PUT' })).toMatchObject({ status: 400 })
})

test('a stream begins with where it stands, then has each change; one that broke off goes on', async () => {
  const { send, listen } = await start()
  await send('n-1')
  const first = await listen()
  expect(first.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(first.answer.headers.get('cache-control')).toBe('no-store, no-transform')
  await eventually(() => expect(first.events).toMatchObject([{ event: 'ready', id: '2' }]))
  await send('n-2')
  await eventually(() =>
    expect(first.operations().at(-1)).toMatchObject({ nodeId: 'n-2', outcome: 'accepted' }),
  )
  expect(first.events.at(-1)).toMatchObject({ event: 'operation', id: '4' })
  first.leave()
  expect(await first.ended).toBe('broken')

  await send('n-3')
  const resumed = await listen({ 'last-event-id': '4' })
  await eventually(() => expect(resumed.operations()).toMatchObject([{ nodeId: 'n-3', seq: 6 }]))
  // From a journal that was there before this one.
  const future = await listen({ 'last-event-id': '999' })
  await eventually(() => expect(future.events).toMatchObject([{ event: 'ready', id: '6' }]))
  expect((await listen({ 'last-event-id': 'now' })).answer.status).toBe(400)
})

test('who asks only for the head of a stream gets that, and leaves nothing behind', async () => {
  const { api, streams } = await start()
  const answer = await api.router.request(`/api/events?${query}`, {
    method: 'HEAD',
    headers: { 'x-auth-token': 'good' },
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ])
  expect(streams).toEqual([])
})

test('a stream that is silent says that it lives', async () => {
  const { listen } = await start({ limits: { heartbeatMs: 10 } })
  const { comments, events } = await listen()
  await eventually(() => expect(comments.length).toBeGreaterThan(2))
  expect(events).toHaveLength(1)
})

test('a stop ends streams cleanly, and no new one begins', async () => {
  const { api, listen, streams } = await start()
  const stream = await listen()
  expect(streams).toEqual([1])
  api.endStreams()
  expect(await stream.ended).toBe('ended')
  expect(streams).toEqual([1, 0])
  const refused = await listen()
  expect(refused.answer.status).toBe(503)
})

test('a stream ends when its credential is no longer good', async () => {
  let isGood = true
  const refusal = { status: 401, code: 'GATEWAY.401', message: 'no' }
  const isLetIn = () => Promise.resolve(true)
  const { listen, streams } = await start({
    admit: () => Promise.resolve(isGood ? { user: wang, region: 'cn-north-4', isLetIn } : { refusal }),
    limits: { readmitMs: 20 },
  })
  const stream = await listen()
  await eventually(() => expect(stream.events).toHaveLength(1))
  isGood = false
  expect(await stream.ended).toBe('ended')
  expect(streams).toEqual([1, 0])
})

test('a reader that goes is let go of, and one that does not read is cut', async () => {
  const { api, listen, streams, send } = await start({ limits: { stalledMs: 50 } })
  const stream = await listen()
  stream.leave()
  await eventually(() => expect(streams).toEqual([1, 0]))

  const reason = 'because of the long story that follows '.repeat(25)
  for (let count = 0; count < 20; count += 1) await send(`n-${count}`, reason)
  const cuts: number[] = []
  const answer = await api.router.request(
    `/api/events?${query}`,
    { headers: { 'x-auth-token': 'good', 'last-event-id': '0' } },
    { outgoing: { destroy: () => cuts.push(1) } },
  )
  expect(answer.status).toBe(200)
  await eventually(() => expect(streams).toEqual([1, 0, 1, 0]))
  expect(cuts).toEqual([1])
})

test('while the journal is away it says so', async () => {
  const { ask, journal, put } = await start()
  await journal.close()
  for (const path of [`/api/operations?${query}`, `/api/events?${query}`, `/api/marks?${query}`])
    expect(await ask(path)).toMatchObject({ status: 503, body: { error_code: 'GATEWAY.507' } })
  expect(await put(`/api/operations/x/dismissal?${query}`, {})).toMatchObject({
    status: 503,
    body: { error_code: 'GATEWAY.507' },
  })
})
