import type { IncomingMessage, ServerResponse } from 'node:http'
import { createParser } from 'eventsource-parser'
import type { EventSourceMessage } from 'eventsource-parser'
import { expect, test, vi } from 'vitest'
import { night, PROJECT_ID } from '../../mocks/scenarios'
import { openAom } from '../aom/aom'
import { eventually, later } from '../journal/journalTesting'
import { createReads } from '../reads/reads'
import { createLog } from '../telemetry/log'
import { ask, cms, openGateway, projectId, startAom, testSettings } from '../testing'
import { matchCall } from '../aom/calls'
import { createLooks } from './looks'
import type { Look } from './looks'
import { key, readerOf, settingsFor, startWatchOn, startWorld } from './watchTesting'
import type { Stops } from '../journal/journal'

const nobodysStops = {} as Stops
const place = { projectId: PROJECT_ID, region: 'cn-north-4' }

/** A watch, and so many pages that read the list again whenever it has changed. */
async function startPages(count: number) {
  const aom = await startWorld()
  const settings = settingsFor(aom)
  const upstream = openAom({
    settings,
    log: createLog(() => {}),
    metrics: { aomAnswered: () => {}, keyHeld: () => {} },
  })
  later(() => upstream.close())
  const reads = createReads({ ...upstream, ownKey: () => ({ kind: 'key', key }) })
  const looks = createLooks((changed) => reads.forget({ ...changed, workflowId: null }))
  const target = { segments: ['v1', PROJECT_ID, 'cms', 'workflow-list'], query: [] }
  const call = matchCall('POST', target, undefined, settings)
  if ('noCall' in call) throw new Error(call.noCall)
  const body = Buffer.from('{"page":1,"size":100,"sort_field":"update_time","sort_type":"DESC"}')
  const told: Look[] = []
  let reread = 0
  const open = () => {
    const isFirst = told.length === 0 && !looks.isAwaited(place)
    const close = looks.listen(place, (look) => {
      if (isFirst) told.push(look())
      if (!look().hasChanged) return
      const request = {
        call,
        body,
        readsGzip: true,
        subjectToken: null,
        credential: { kind: 'key', key },
      } as const
      const gone = new AbortController().signal
      void reads.read(request, { fresh: false, gone }).then(() => (reread += 1))
    })
    later(close)
  }
  for (let page = 0; page < count; page += 1) open()
  let turns = 0
  const isAwaited: typeof looks.isAwaited = (of) => {
    turns += 1
    return looks.isAwaited(of)
  }
  const watch = startWatchOn(nobodysStops, {
    notify: null,
    looks: { ...looks, isAwaited },
    read: readerOf(aom),
    everyMs: 20,
  })
  return { aom, told, watch, open, turns: () => turns, reread: () => reread }
}

test('while nobody has a page open AOM is not asked', async () => {
  const { aom, turns, open, told } = await startPages(0)
  await eventually(() => expect(turns()).toBeGreaterThan(3))
  expect(aom.world.requests).toEqual([])
  open()
  await eventually(() => expect(told.length).toBeGreaterThan(0))
  expect(told[0]).toMatchObject({ number: 1 })
})

test.each([[1], [50]])('%i pages cost AOM one read for each look, and one for each change', async (count) => {
  const { aom, told, watch, reread } = await startPages(count)
  await eventually(() => expect(told.length).toBeGreaterThan(2))
  // Nobody knows what the pages that come first have read.
  expect(told[0]).toMatchObject({ ...place, number: 1, isWhole: true, hasChanged: true, workflows: null })
  expect(told.slice(1).every(({ hasChanged }) => !hasChanged)).toBe(true)

  const { executionId, workflowId } = night.rotate
  aom.world.edit.setExecutionStatus(executionId, 'success', 'success')
  const changed = { hasChanged: true, workflows: [workflowId] }
  await eventually(() => expect(told).toContainEqual(expect.objectContaining(changed)))
  await watch.close()
  await eventually(() => expect(reread()).toBe(2 * count))
  const looks = told.length
  expect(told.map(({ number }) => number)).toEqual(Array.from({ length: looks }, (_, index) => index + 1))
  expect(aom.world.requests).toHaveLength(looks + 2)
})

/** AOM, and an IAM for which every token is one of the project. AOM lets in the keys, and `li.na`. */
async function startPlace(watched = ['cn-north-4']) {
  const world = { ids: ['w-1', 'w-2'] }
  const lets = ({ headers }: IncomingMessage) =>
    headers['x-auth-token'] === undefined || headers['x-auth-token'] === 'li.na'
  const list = () =>
    JSON.stringify({
      elements: world.ids.map((id) => ({ workflow_id: id, workflow_name: id, status: 'success' })),
      total_elements: world.ids.length,
    })
  const user = { name: 'somebody', id: 'u-1', domain: { name: 'example-operations' } }
  const token = { user, expires_at: '2999-01-01T00:00:00Z', project: { id: projectId } }
  const { endpoint, received } = await startAom((incoming: IncomingMessage, answer: ServerResponse) => {
    if (incoming.url?.startsWith('/v3')) answer.end(JSON.stringify({ token }))
    else if (!lets(incoming)) answer.writeHead(403).end('{"error_code":"AOM.403"}')
    else answer.end(list())
  })
  const region = (id: string) => ({ id, endpoint, iamEndpoint: endpoint })
  const settings = testSettings({
    regions: [region('cn-north-4'), region('cn-east-3')],
    projectId,
    readerKey: key,
    watched: watched.map((region) => ({ projectId, region })),
  })
  return { world, received, start: () => openGateway(settings, { watchEveryMs: 20 }) }
}

const listRequest = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'li.na' },
  body: '{}',
}

/** The events of a stream that a page opens. */
async function listen(port: number, token: string, region = 'cn-north-4') {
  const leaving = new AbortController()
  later(() => leaving.abort())
  const answer = await fetch(`http://127.0.0.1:${port}/api/events?project=${projectId}`, {
    headers: { 'x-auth-token': token, 'x-aom-region': region },
    signal: leaving.signal,
  })
  const events: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (event) => events.push(event) })
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }))
  }
  void read().catch(() => {})
  const looks = () =>
    events.filter(({ event }) => event === 'looked').map(({ data }) => JSON.parse(data) as Look)
  return { status: answer.status, events, looks }
}

test('pages are told of looks at their own project and region, and only those whom AOM itself lets read it', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  later(() => vi.useRealTimers())
  const { received, start, world } = await startPlace()
  const { port } = await start()
  const read = async (token: string) =>
    (
      await ask(port, `${cms}/workflow-list`, {
        ...listRequest,
        headers: { ...listRequest.headers, 'X-Auth-Token': token },
      })
    ).status
  // IAM says that the stranger's token is for the project, and AOM does not let it in.
  expect([await read('li.na'), await read('stranger')]).toEqual([200, 403])
  const page = await listen(port, 'li.na')
  const stranger = await listen(port, 'stranger')
  const elsewhere = await listen(port, 'li.na', 'cn-east-3')
  expect([page.status, stranger.status, elsewhere.status]).toEqual([200, 200, 200])
  await eventually(() => expect(page.looks().length).toBeGreaterThan(3))
  world.ids = ['w-1', 'w-2', 'w-3']
  await eventually(() => expect(page.looks().flatMap(({ workflows }) => workflows ?? [])).toContain('w-3'))
  // Who was let in five minutes ago shows that it still is, and goes on hearing.
  vi.advanceTimersByTime(5 * 60_000 + 1)
  const heard = page.looks().length
  await eventually(() => expect(page.looks().length).toBeGreaterThan(heard + 3))
  expect(stranger.events.map(({ event }) => event)).toEqual(['ready'])
  expect(elsewhere.events.map(({ event }) => event)).toEqual(['ready'])
  const readsOf = (token: string) =>
    received.filter(({ url, headers }) => url.startsWith('/v1') && headers['x-auth-token'] === token)
  expect([readsOf('li.na').length, readsOf('stranger').length]).toEqual([2, 1])
  // Nobody resumes after a look.
  expect(page.events.filter(({ event }) => event === 'looked').every(({ id }) => id === undefined)).toBe(true)
})

test('several places are looked at, each for its own pages', async () => {
  const { start } = await startPlace(['cn-north-4', 'cn-east-3'])
  const { port } = await start()
  await ask(port, `${cms}/workflow-list`, listRequest)
  for (const region of ['cn-north-4', 'cn-east-3']) {
    const page = await listen(port, 'li.na', region)
    await eventually(() => expect(page.looks().length).toBeGreaterThan(1))
    expect(new Set(page.looks().map((look) => look.region))).toEqual(new Set([region]))
  }
})

test('a watching gateway that is restarted begins anew: its first look says nothing of what did not change', async () => {
  const { start } = await startPlace()
  const first = await start()
  await ask(first.port, `${cms}/workflow-list`, listRequest)
  const page = await listen(first.port, 'li.na')
  await eventually(() => expect(page.looks().at(-1)).toMatchObject({ hasChanged: false, workflows: [] }))
  await first.stop(0)
  const second = await start()
  await ask(second.port, `${cms}/workflow-list`, listRequest)
  const again = await listen(second.port, 'li.na')
  await eventually(() => expect(again.looks().length).toBeGreaterThan(1))
  expect(again.looks()[0]).toMatchObject({ number: 1, hasChanged: true, workflows: null })
  expect(again.looks()[1]).toMatchObject({ number: 2, hasChanged: false, workflows: [] })
})
