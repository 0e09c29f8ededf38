import { describe, expect, it } from 'vitest'
import { CALM_PROJECT_ID } from '../iamTokens'
import { night, PROJECT_ID } from '../scenarios'
import { aom, gateway, START } from '../testing'
import type { Operation } from './operation'

const { rotate } = night
const keyOf = (number: number) => `b6a1c0de-0000-4000-8000-${String(number).padStart(12, '0')}`
const project = `project=${PROJECT_ID}`

interface Page {
  operations: Operation[]
  next: number | null
  seq: number
}

const list = async ({ ask }: ReturnType<typeof gateway>, query = '') =>
  (await (await ask('GET', `/api/operations?${project}${query}`)).json()) as Page

describe('the list', () => {
  it('is newest first, by pages', async () => {
    const begun = gateway()
    const whole = await list(begun)
    expect(whole.next).toBeNull()
    expect(whole.seq).toBe(begun.world.journal.seq)
    const seen: Operation[] = []
    let page = await list(begun, '&limit=7')
    for (; page.next !== null; page = await list(begun, `&limit=7&before=${page.next}`))
      seen.push(...page.operations)
    expect([...seen, ...page.operations]).toEqual(whole.operations)
    const positions = whole.operations.map(({ position }) => position)
    expect(positions).toEqual(positions.toSorted((a, b) => b - a))
  })

  it.each([
    ['&user=zhao.min', ({ user }: Operation) => user.name === 'zhao.min'],
    ['&action=terminate', ({ action }: Operation) => action === 'terminate'],
    ['&outcome=refused', ({ outcome }: Operation) => outcome === 'refused'],
    ['&workflow=wf-sync-users', ({ workflowId }: Operation) => workflowId === 'wf-sync-users'],
    ['&node=step-1', ({ nodeId }: Operation) => nodeId === 'step-1'],
    [`&since=${START - 3_600_000}`, ({ requestedAt }: Operation) => requestedAt >= START - 3_600_000],
    [`&until=${START - 3_600_000}`, ({ requestedAt }: Operation) => requestedAt <= START - 3_600_000],
  ])('is filtered by %s', async (query, matches) => {
    const begun = gateway()
    const { operations } = await list(begun)
    const found = (await list(begun, query)).operations
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(operations.filter(matches))
  })

  it.each([
    '&since=yesterday',
    '&action=delete',
    '&outcome=great',
    '&limit=0',
    '&limit=201',
    '&sort=asc',
    '&user=a&user=b',
    '&node=',
  ])('refuses %s', async (query) => {
    const response = await gateway().ask('GET', `/api/operations?${project}${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error_code: 'GATEWAY.400' })
  })

  it('is for whose credential is good for the project', async () => {
    const { ask } = gateway()
    const status = async (query: string, headers = {}) =>
      (await ask('GET', `/api/operations?${query}`, undefined, headers)).status
    expect(await status(project, { 'x-auth-token': 'garbage' })).toBe(401)
    expect(await status(`project=${'f'.repeat(32)}`)).toBe(401)
    expect(await status('')).toBe(400)
    expect(await status(`project=${CALM_PROJECT_ID}`)).toBe(200)
  })

  it('is 503 while the journal is away', async () => {
    const { world, ask } = gateway()
    world.behaviour.journal = 'away'
    const response = await ask('GET', `/api/operations?${project}`)
    expect([response.status, await response.json()]).toEqual([
      503,
      expect.objectContaining({ error_code: 'GATEWAY.507' }),
    ])
  })
})

describe('what a page saw', () => {
  it('of an effect is kept once, with who saw it', async () => {
    const begun = gateway()
    await begun.retry(keyOf(1))
    const put = (body: object, id = keyOf(1)) =>
      begun.ask('PUT', `/api/operations/${id}/effect?${project}`, body)
    const first = await put({ seenAt: START + 2000, what: { node: { state: 'running', raw: 'running' } } })
    const effect = {
      seenAt: START + 2000,
      seenBy: 'night.shift',
      what: { node: { state: 'running', raw: 'running' } },
    }
    expect(await first.json()).toMatchObject({ operation: { id: keyOf(1), effect } })
    expect(await (await put({ seenAt: START + 9000, what: {} })).json()).toMatchObject({
      operation: { effect },
    })
    expect((await put({ seenAt: 'now', what: {} })).status).toBe(400)
    expect((await put({ seenAt: 1, what: { text: 'x'.repeat(2048) } })).status).toBe(400)
    expect((await put({ seenAt: 1, what: {} }, keyOf(9))).status).toBe(404)
  })

  it('and closed is kept too', async () => {
    const begun = gateway()
    await begun.retry(keyOf(1))
    const response = await begun.ask('PUT', `/api/operations/${keyOf(1)}/dismissal?${project}`, {})
    expect(await response.json()).toMatchObject({ operation: { dismissedBy: 'night.shift' } })
  })

  it('but not by those who may change nothing', async () => {
    const begun = gateway()
    await begun.retry(keyOf(1))
    begun.world.behaviour.changesRefused = 'notOperator'
    const response = await begun.ask('PUT', `/api/operations/${keyOf(1)}/dismissal?${project}`, {})
    expect(response.status).toBe(403)
    expect(begun.world.journal.find(keyOf(1))?.operation.dismissedBy).toBeNull()
  })
})

describe('the stream', () => {
  /** Reads events until as many have come as are wanted. */
  const open = async (begun: ReturnType<typeof gateway>, lastEventId?: number) => {
    const controller = new AbortController()
    const response = await begun.ask(
      'GET',
      `/api/events?${project}`,
      undefined,
      lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) },
      controller.signal,
    )
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const next = async (count: number) => {
      const whole = () => text.split('\n\n').slice(0, -1)
      while (whole().length < count) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        if (done) break
        text += value
      }
      return whole().map((event) => {
        const [, type, id] = /^event: (\w+)\nid: (\d+)\n/.exec(event) ?? []
        const data = JSON.parse(event.slice(event.indexOf('data: ') + 6)) as Operation
        return { type, id: Number(id), data }
      })
    }
    return { next, controller }
  }

  it('begins with where it stands, and tells each change of a row', async () => {
    const begun = gateway()
    const { seq } = begun.world.journal
    const { next, controller } = await open(begun)
    await begun.retry(keyOf(1))
    const [ready, asked, answered] = await next(3)
    expect(ready).toMatchObject({ type: 'ready', id: seq })
    expect(asked).toMatchObject({ type: 'operation', id: seq + 1, data: { id: keyOf(1), outcome: 'open' } })
    expect(answered).toMatchObject({ id: seq + 2, data: { outcome: 'accepted', seq: seq + 2 } })
    controller.abort()
  })

  it('resumes after a break where it was, with each row as it is now', async () => {
    const begun = gateway()
    const { seq } = begun.world.journal
    const first = await open(begun)
    begun.world.journal.endStreams()
    expect(await first.next(9)).toHaveLength(1)
    await begun.retry(keyOf(1))
    const { next, controller } = await open(begun, seq)
    expect(await next(2)).toMatchObject([
      { type: 'ready', id: seq },
      { type: 'operation', id: seq + 2, data: { id: keyOf(1), outcome: 'accepted' } },
    ])
    controller.abort()
  })

  it('shows a colleague: asked for, then answered, then the effect', async () => {
    const begun = gateway()
    const { next, controller } = await open(begun)
    begun.world.behaviour.colleaguesAct = true
    for (const advance of [90_000, 1000, 5000]) {
      begun.world.clock.advance(advance)
      begun.world.tick()
    }
    const [, asked, answered, seen] = await next(4)
    expect(asked?.data).toMatchObject({ outcome: 'open', user: { name: 'zhao.min' }, action: 'restart' })
    expect(answered?.data).toMatchObject({ outcome: 'accepted', effect: null })
    expect(seen?.data).toMatchObject({ effect: { seenBy: 'zhao.min' } })
    controller.abort()
  })

  it('can be held back by something in between', async () => {
    const begun = gateway()
    begun.world.behaviour.eventStream = 'buffered'
    const { next } = await open(begun)
    await begun.retry(keyOf(1))
    begun.world.journal.endStreams()
    expect(await next(1)).toEqual([])
  })
})

it('behind a real gateway there is no journal, and AOM does not look at the key', async () => {
  const { world, call, operate } = aom()
  expect((await operate(rotate, rotate.nodeId, 'restart')).status).toBe(200)
  expect(world.journal.find(keyOf(1))).toBeUndefined()
  expect((await call('GET', '../../../api/operations')).status).toBe(599)
})
