import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startAom } from '../testing'

// Whoever can reach the gateway may have a good token of Huawei Cloud, and know an id. That is no reason to be told anything.

const retry = `${cms}/workflow/w-1/executions/e-1/operation?action=restart&node_id=n-1`
const key = '00000000-0000-4000-8000-000000000001'
const success = '{"result":"success"}'

/** Tokens are named after their users; IAM knows `li.na` and `wang.lei` of this project, and `eve` of another. */
const tokenOf = (user: string, project: string) => ({
  token: {
    user: { name: user, id: `id-of-${user}`, domain: { name: 'acme' } },
    expires_at: '2999-01-01T00:00:00Z',
    project: { id: project },
  },
})

async function start({ isIamAway = false, aomStatus = 200 } = {}) {
  const isStranger = ({ headers }: IncomingMessage) => headers['x-auth-token'] === 'eve'
  const upstream = await startAom((incoming, answer) => {
    if (incoming.url?.startsWith('/v3')) {
      if (isIamAway) return incoming.socket.destroy()
      const user = String(incoming.headers['x-subject-token'])
      return answer.end(JSON.stringify(tokenOf(user, user === 'eve' ? 'f'.repeat(32) : projectId)))
    }
    if (!isStranger(incoming)) return answer.end(success)
    answer.writeHead(aomStatus === 200 ? 401 : aomStatus).end('{"error_code":"AOM.31009004"}')
  })
  const gateway = await startForwarder(upstream.endpoint, { hasIam: true })
  const operate = (token: string, id?: string) =>
    ask(gateway.port, retry, {
      method: 'POST',
      headers: {
        'X-Auth-Token': token,
        'X-Operation-Reason': 'heap',
        ...(id ? { 'Idempotency-Key': id } : {}),
      },
    })
  const operated = () => upstream.received.filter(({ url }) => url === retry)
  return { ...gateway, operate, operated }
}

test('a token for another project changes nothing here, is told nothing, and leaves no row', async () => {
  const { operate, operated, operations } = await start()
  await operate('li.na', key)
  for (const id of [key, undefined]) {
    const answer = await operate('eve', id)
    expect(answer).toMatchObject({ status: 401, headers: { 'x-not-sent': 'true', 'x-gateway-error': '1' } })
    expect(answer.text).not.toMatch(/success|li\.na|heap/)
  }
  expect(operated()).toHaveLength(1)
  expect(await operations()).toHaveLength(1)
})

test('a colleague is told who holds the node, and gets the recorded answer', async () => {
  const { operate } = await start()
  await operate('li.na', key)
  expect(JSON.parse((await operate('wang.lei')).text)).toMatchObject({
    error_code: 'GATEWAY.409',
    operation: { id: key, reason: 'heap', user: { name: 'li.na' } },
  })
  expect(await operate('wang.lei', key)).toMatchObject({ status: 200, text: success })
})

test.each([
  ['refuses', 401, 401, 'GATEWAY.401'],
  ['says nothing of', 500, 503, 'GATEWAY.503'],
])(
  'while IAM is away, a token that AOM %s learns neither whose operation it is nor its answer',
  async (_, aomStatus, status, code) => {
    const { operate, operated } = await start({ isIamAway: true, aomStatus })
    await operate('li.na', key)
    expect(JSON.parse((await operate('eve')).text)).toEqual({
      error_code: 'GATEWAY.409',
      error_msg: expect.any(String),
    })
    const replay = await operate('eve', key)
    expect(replay.status).toBe(status)
    expect(JSON.parse(replay.text)).toMatchObject({ error_code: code })
    // The first one did reach AOM.
    expect(replay.headers).not.toHaveProperty('x-not-sent')
    // Who sent it gets the answer all the same.
    expect(await operate('li.na', key)).toMatchObject({ status: 200, text: success })
    expect(operated()).toHaveLength(1)
  },
)
