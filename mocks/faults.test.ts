import { describe, expect, it, vi } from 'vitest'
import { night } from './scenarios'
import { aom, good, list, type Where } from './testing'

const { rotate } = night

describe('what goes wrong', () => {
  it('outage: reads are 500 from second 10 to 40', async () => {
    const { world, list: ask } = aom('outage')
    const seen: number[] = []
    for (const advance of [0, 9900, 200, 29_800, 200]) {
      world.clock.advance(advance)
      seen.push((await ask(list)).status)
    }
    expect(seen).toEqual([200, 200, 500, 500, 200])
  })

  it('expired token: the demo token is refused, another is taken', async () => {
    const { call } = aom('expired-token')
    const refused = await call('POST', 'workflow-list', list)
    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ error_code: 'APIG.0307' })
    const fresh = { ...good, 'x-auth-token': 'another-token' }
    expect((await call('POST', 'workflow-list', list, fresh)).status).toBe(200)
  })

  it('throttled: one call in three is 429 with Retry-After, for 30 seconds', async () => {
    const { world, list: ask } = aom('throttled')
    const seen = []
    for (let call = 0; call < 6; call++) seen.push(await ask(list))
    expect(seen.map((response) => response.status)).toEqual([200, 429, 200, 200, 429, 200])
    expect(seen[1]?.headers.get('retry-after')).toBe('5')
    expect(await seen[1]?.json()).toMatchObject({ error_code: 'APIG.0308' })
    world.clock.advance(30_000)
    expect((await Promise.all([ask(list), ask(list), ask(list)])).every(({ ok }) => ok)).toBe(true)
  })

  it('lost answers: the effect stays, the answer is gone', async () => {
    vi.useFakeTimers()
    try {
      const { world, operate } = aom('lost-answers')
      const state = (where: Where) =>
        (world.details(where.workflowId, where.executionId) as { status: string }).status
      const first = operate(rotate, rotate.nodeId, 'restart')
      await vi.advanceTimersByTimeAsync(100)
      expect((await first).type).toBe('error')
      const second = operate(night.fanOut, night.fanOut.nodeId, 'restart')
      await vi.advanceTimersByTimeAsync(100)
      const html = await second
      expect([html.status, html.headers.get('content-type')]).toEqual([504, 'text/html'])
      let isAnswered = false
      const third = operate(night.secrets, night.secrets.nodeId, 'restart').finally(() => (isAnswered = true))
      await vi.advanceTimersByTimeAsync(39_000)
      expect(isAnswered).toBe(false)
      world.clock.advance(4000)
      expect([rotate, night.fanOut, night.secrets].map(state)).toEqual(['running', 'running', 'running'])
      await vi.advanceTimersByTimeAsync(2000)
      expect((await third).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
  })

  it('slow: an answer takes seconds', async () => {
    vi.useFakeTimers()
    try {
      let isAnswered = false
      const answer = aom('slow')
        .list(list)
        .finally(() => (isAnswered = true))
      await vi.advanceTimersByTimeAsync(2400)
      expect(isAnswered).toBe(false)
      await vi.advanceTimersByTimeAsync(4000)
      expect((await answer).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
  })

  it('a fault set by a test comes first, and only as often as it was told', async () => {
    const { world, operate, list: ask } = aom()
    world.setFault({
      on: 'writes',
      kind: 'answer',
      answer: { status: 502, body: '<h1>Bad Gateway</h1>' },
      times: 1,
    })
    expect((await ask(list)).status).toBe(200)
    expect((await operate(rotate, rotate.nodeId, 'restart')).status).toBe(502)
    world.clock.advance(5000)
    expect(world.details(rotate.workflowId, rotate.executionId)).toMatchObject({ status: 'fail' })
    expect((await operate(rotate, rotate.nodeId, 'restart')).status).toBe(200)
    world.setFault({ on: 'any', kind: 'network' })
    expect((await ask(list)).type).toBe('error')
    world.clearFaults()
    world.setFault({ on: 'any', kind: 'answer', answer: { status: 503 } })
    expect(await (await ask(list)).text()).toBe('')
  })

  it('odd data: an id told with a tab is known without it', async () => {
    const { call, list: ask } = aom('odd')
    const page = (await (await ask({ ...list, search: 'ids with a tab' })).json()) as {
      elements: { id: string }[]
    }
    const id = page.elements.find((element) => element?.id)?.id ?? ''
    expect(id).toBe('wf-tab\t')
    expect((await call('GET', `workflow/${id.trim()}/executions`)).status).toBe(200)
    expect((await call('GET', `workflow/${encodeURIComponent(id)}/executions`)).ok).toBe(false)
  })

  it('odd data: lists carry broken elements beside good ones', async () => {
    const { call, list: ask } = aom('odd')
    const page = (await (await ask({ ...list, size: 100 })).json()) as { elements: unknown[] }
    expect(page.elements).toContain(null)
    const executions = (await (await call('GET', 'workflow/wf-broken/executions')).json()) as unknown[]
    expect(executions.filter((item) => typeof item !== 'object' || item === null)).toHaveLength(2)
  })
})
