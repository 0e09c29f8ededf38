import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, startAom } from '../testing'

const tokens = '/v3/auth/tokens?nocatalog=true'
const skip = `${cms}/workflow/w-1/executions/e-1/operation?action=skip&node_id=n-1`
const user = (name: string) => ({
  token: {
    expires_at: '2999-01-01T00:00:00.000000Z',
    user: { id: 'u-1', name, domain: { id: 'd-1', name: 'ops-account' } },
  },
})
// Built here, so that nothing that looks like a token stands in the source.
const longToken = (letter: string) => `MII${letter.repeat(40_000)}`

const json = { 'Content-Type': 'application/json' }

/** Reads headers as long as a browser does. */
async function signIn(port: number, body: string) {
  const maxHeaderSize = 64 * 1024
  const sent = request({
    host: '127.0.0.1',
    port,
    path: tokens,
    method: 'POST',
    headers: json,
    agent: false,
    maxHeaderSize,
  })
  sent.end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, headers: answer.headers, text: await text(answer) }
}

test('signing in passes the token on, and from then on the journal knows the name', async () => {
  const token = longToken('a')
  const iam = await startAom((incoming, answer) => {
    if (!incoming.url?.startsWith('/v3')) return answer.end('{"result":"success"}')
    answer.writeHead(201, {
      'Content-Type': 'application/json',
      'X-Subject-Token': token,
      'Set-Cookie': 'a=b',
    })
    answer.end(JSON.stringify(user('wang.lei')))
  })
  const { port, operations, logged } = await startForwarder(iam.endpoint, { hasIam: true })
  const body = '{"auth":{"identity":{"methods":["password"]}}}'
  const signedIn = await signIn(port, body)
  expect(signedIn).toMatchObject({ status: 201, text: JSON.stringify(user('wang.lei')) })
  expect(signedIn.headers['x-subject-token']).toBe(token)
  expect(signedIn.headers).not.toHaveProperty('set-cookie')
  expect(iam.received[0]).toMatchObject({ method: 'POST', url: tokens, body })
  await ask(port, skip, { method: 'POST', headers: { 'X-Auth-Token': token } })
  const recorded = await operations()
  expect(recorded.map(({ user }) => user)).toEqual([
    { kind: 'iam', account: 'ops-account', name: 'wang.lei', id: 'u-1' },
  ])
  // Who has just signed in needs no second look by IAM.
  expect(iam.received.filter(({ url }) => url.startsWith('/v3'))).toHaveLength(1)
  expect(JSON.stringify([recorded, logged])).not.toContain(token)
})

test('a pasted token that IAM is asked about has a name from then on', async () => {
  const token = longToken('b')
  const iam = await startAom((incoming, answer) => {
    if (!incoming.url?.startsWith('/v3')) return answer.end('{}')
    const isAsking = incoming.headers['x-subject-token'] === 'asking'
    answer.end(isAsking ? '{}' : JSON.stringify(user('li.na')))
  })
  const { port, operations } = await startForwarder(iam.endpoint, { hasIam: true })
  const headers = { 'X-Auth-Token': 'asking', 'X-Subject-Token': token }
  // A token of 40,000 characters twice in one request would not fit.
  expect((await ask(port, tokens, { headers })).status).toBe(200)
  expect(iam.received[0]?.headers).toMatchObject({ 'x-auth-token': 'asking', 'x-subject-token': token })
  await ask(port, skip, { method: 'POST', headers: { 'X-Auth-Token': token } })
  await ask(port, `${skip}2`, { method: 'POST', headers: { 'X-Auth-Token': 'asking' } })
  const users = (await operations()).map(({ user: { kind, name } }) => `${kind} ${name}`)
  expect(users).toEqual(['iam li.na', expect.stringMatching(/^token token [0-9a-f]{16}$/)])
})

test('a refused sign-in, or an odd answer, teaches nothing and passes', async () => {
  const answers = [
    [401, JSON.stringify({ error: { code: 401, message: 'wrong password', title: 'Unauthorized' } })],
    [201, 'not json'],
    [201, '{"token":{"user":{"name":7}}}'],
  ] as const
  let count = 0
  const token = longToken('c')
  const iam = await startAom((incoming, answer) => {
    if (!incoming.url?.startsWith('/v3')) return answer.end('{}')
    const [status, text] = answers[count++] ?? [500, '']
    answer.writeHead(status, { 'X-Subject-Token': token }).end(text)
  })
  const { port, operations, settled } = await startForwarder(iam.endpoint, { hasIam: true })
  for (const [status, text] of answers) expect(await signIn(port, '{}')).toMatchObject({ status, text })
  await ask(port, skip, { method: 'POST', headers: { 'X-Auth-Token': token } })
  const recorded = await operations()
  expect(recorded).toEqual([expect.objectContaining({ user: expect.objectContaining({ kind: 'token' }) })])
  const outcomes = await settled(4)
  expect(outcomes[0]).toMatchObject({ status: 401, code: '401', source: 'upstream' })
})

test('two who sign in alike at the same moment are two calls; so is what IAM is asked twice', async () => {
  const iam = await startAom((_, answer) => setImmediate(() => answer.end('{}')))
  const { port } = await startForwarder(iam.endpoint, { hasIam: true })
  await Promise.all([signIn(port, '{}'), signIn(port, '{}')])
  const projects = () => ask(port, '/v3/auth/projects', { headers: { 'X-Auth-Token': 't' } })
  await Promise.all([projects(), projects()])
  expect(iam.received).toHaveLength(4)
})

test('other answers of AOM carry no token to the browser', async () => {
  const iam = await startAom((_, answer) => answer.writeHead(200, { 'X-Subject-Token': 'secret' }).end('{}'))
  const { port } = await startForwarder(iam.endpoint, { hasIam: true })
  for (const path of ['/v3/auth/projects', `${cms}/workflow/w-1/executions`])
    expect((await ask(port, path)).headers).not.toHaveProperty('x-subject-token')
})

test('a silent IAM is 504 and named', async () => {
  const iam = await startAom(() => {})
  const { port } = await startForwarder(iam.endpoint, { hasIam: true, patience: { read: 50, change: 50 } })
  const answer = await ask(port, tokens, { method: 'POST', headers: json, body: '{}' })
  expect(JSON.parse(answer.text)).toEqual({
    error_code: 'GATEWAY.504',
    error_msg: 'IAM did not answer within 0.05 s.',
  })
  expect(iam.received).toHaveLength(1)
})

test('a token that IAM does not know changes nothing: AOM is not asked', async () => {
  const iam = await startAom((incoming, answer) => {
    answer.writeHead(incoming.url?.startsWith('/v3') ? 404 : 200).end('{}')
  })
  const { port, logged } = await startForwarder(iam.endpoint, { hasIam: true })
  const answer = await ask(port, skip, { method: 'POST', headers: { 'X-Auth-Token': 'made-up' } })
  expect(answer).toMatchObject({ status: 401, headers: { 'x-not-sent': 'true', 'x-gateway-error': '1' } })
  expect(iam.received.filter(({ url }) => url.startsWith('/v1'))).toEqual([])
  expect(JSON.stringify(logged)).not.toContain('made-up')
})

test('an IAM that is away stops nobody: AOM judges, and the journal says what is known', async () => {
  const iam = await startAom((incoming, answer) => {
    if (incoming.url?.startsWith('/v3')) return incoming.socket.destroy()
    answer.end('{"result":"success"}')
  })
  const { port, operations } = await startForwarder(iam.endpoint, { hasIam: true })
  expect((await ask(port, skip, { method: 'POST' })).status).toBe(200)
  expect(await operations()).toEqual([
    expect.objectContaining({ outcome: 'accepted', user: expect.objectContaining({ kind: 'token' }) }),
  ])
})
