import { expect, it } from 'vitest'
import { createHandlers } from '../handlers'
import { issue } from '../iamTokens'
import { PROJECT_ID } from '../scenarios'
import { START } from '../testing'
import { createWorld } from '../world'
import { getResponse } from 'msw'

/** A world whose clock stands still, behind a clock of requests that the test moves. */
function begin() {
  let now = START
  const world = createWorld({ scenario: 'failed-night', now: () => now, stopped: true })
  world.behaviour.rateLimit = { perSecond: 2, burst: 3 }
  const handlers = createHandlers(world)
  const ask = async (user: string) => {
    const request = new Request(`https://aom.example.test/v1/${PROJECT_ID}/cms/workflow-list`, {
      method: 'POST',
      headers: {
        'x-auth-token': issue(user, PROJECT_ID, Date.now()),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ sort_field: 'update_time', sort_type: 'DESC' }),
    })
    return (await getResponse(handlers, request)) ?? new Response(null, { status: 599 })
  }
  const statuses = async (user: string, count: number) => {
    const seen: number[] = []
    for (let index = 0; index < count; index++) seen.push((await ask(user)).status)
    return seen
  }
  return { world, ask, statuses, wait: (ms: number) => (now += ms) }
}

it('takes a burst, then so many a second, whatever the world’s clock does', async () => {
  const { ask, statuses, wait } = begin()
  expect(await statuses('li.na', 4)).toEqual([200, 200, 200, 429])
  const throttled = await ask('li.na')
  expect(await throttled.json()).toEqual({
    error_code: 'APIG.0308',
    error_msg: 'The throttling threshold has been reached: policy user over ratelimit,limit:2,time:1 second',
    request_id: throttled.headers.get('x-request-id'),
  })
  expect(throttled.headers.has('retry-after')).toBe(false)
  wait(1000)
  expect(await statuses('li.na', 3)).toEqual([200, 200, 429])
})

it('counts a user by name, and all users together', async () => {
  const { ask, statuses } = begin()
  expect(await statuses('li.na', 2)).toEqual([200, 200])
  expect(await statuses('zhao.min', 2)).toEqual([200, 429])
  expect(await (await ask('chen.wei')).json()).toMatchObject({
    error_msg: 'The throttling threshold has been reached: policy api over ratelimit,limit:2,time:1 second',
  })
})

it('does not count where nobody asked for it', async () => {
  const { world, statuses } = begin()
  world.behaviour.rateLimit = null
  expect(new Set(await statuses('li.na', 50))).toEqual(new Set([200]))
})
