import { expect, test } from 'vitest'
import type { Answer } from './answer'
import { createIdentities } from './identity'
import type { AomRequest } from './send'

const region = {
  id: 'cn-north-4',
  endpoint: 'https://aom.example.com',
  iamEndpoint: 'https://iam.example.com',
}
const start = Date.UTC(2026, 10, 25, 3)
const minute = 60_000

const nothing: Answer = { head: null, body: Buffer.alloc(0), rest: null, problem: null, neverSent: false }
const reply = (status: number, json: unknown = {}, headers = {}): Answer => ({
  ...nothing,
  head: { status, headers },
  body: Buffer.from(JSON.stringify(json)),
})
const token = (name: string, more = {}) => ({
  token: {
    expires_at: new Date(start + 60 * minute).toISOString(),
    user: { name, id: 'u-1', domain: { name: 'example-operations' } },
    project: { id: 'p-1' },
    ...more,
  },
})

/** An IAM that answers as told; `asked` are the tokens that it was asked about. */
function setUp(answer: () => Answer) {
  let time = start
  const calls: (string | null)[] = []
  const send = (request: AomRequest) => {
    calls.push(request.subjectToken)
    expect(request.call).toMatchObject({ operation: 'KeystoneValidateToken', service: 'iam', region })
    expect(request.credential).toEqual({ kind: 'token', token: request.subjectToken })
    return Promise.resolve(answer())
  }
  return { calls, identities: createIdentities(send, () => time), pass: (ms: number) => (time += ms) }
}

const user = { account: 'example-operations', name: 'night.shift', id: 'u-1' }

test('IAM is asked once for everybody who asks meanwhile, and again after five minutes', async () => {
  const { calls, identities, pass } = setUp(() => reply(200, token('night.shift')))
  const both = await Promise.all([identities.of('t-1', region), identities.of('t-1', region)])
  expect(both).toEqual([
    { kind: 'user', user, projectId: 'p-1' },
    { kind: 'user', user, projectId: 'p-1' },
  ])
  expect(identities.known('t-1', region)).toEqual(user)
  expect(identities.known('t-2', region)).toBeNull()
  pass(5 * minute - 1)
  await identities.of('t-1', region)
  expect(calls).toEqual(['t-1'])
  pass(1)
  await identities.of('t-1', region)
  expect(calls).toEqual(['t-1', 't-1'])
})

test('a token that ends sooner is believed until then only', async () => {
  const soon = { expires_at: new Date(start + minute).toISOString() }
  const { calls, identities, pass } = setUp(() => reply(200, token('night.shift', soon)))
  await identities.of('t-1', region)
  pass(minute)
  expect(identities.known('t-1', region)).toBeNull()
  await identities.of('t-1', region)
  expect(calls).toHaveLength(2)
})

test.each([[401], [404]])('a token that IAM does not know (%i) is refused', async (status) => {
  const { identities } = setUp(() => reply(status, { error: { code: status } }))
  expect(await identities.of('t-1', region)).toEqual({ kind: 'refused' })
})

test.each([
  ['a permission that is missing', reply(403)],
  ['an IAM that fails', reply(500)],
  ['no answer', { ...nothing, problem: { code: 'GATEWAY.504', message: 'late' } } as const],
  ['a page of HTML', { ...reply(200), body: Buffer.from('<html>') }],
  ['an end that is no time', reply(200, token('night.shift', { expires_at: { toString: 1 } }))],
  ['a token without a user', reply(200, { token: { expires_at: 'x' } })],
])('%s says nothing about the token, and is asked again soon', async (_, answer) => {
  const { calls, identities, pass } = setUp(() => answer)
  expect(await identities.of('t-1', region)).toEqual({ kind: 'unknown' })
  pass(10_000)
  await identities.of('t-1', region)
  expect(calls).toHaveLength(2)
})

test('without an IAM nobody is asked', async () => {
  const { calls, identities } = setUp(() => reply(200))
  expect(await identities.of('t-1', { ...region, iamEndpoint: null })).toEqual({ kind: 'unknown' })
  expect(calls).toEqual([])
})

test('a sign-in that went through here makes the new token known without asking', async () => {
  const { calls, identities } = setUp(() => reply(500))
  const request = {
    call: { operation: 'KeystoneCreateUserTokenByPassword', region },
    subjectToken: null,
  } as AomRequest
  const answer = reply(201, token('night.shift'), { 'x-subject-token': 't-new' })
  expect(identities.learn(request, answer)).toEqual(user)
  expect(await identities.of('t-new', region)).toMatchObject({ kind: 'user', user })
  expect(identities.learn(request, reply(401))).toBeNull()
  expect(calls).toEqual([])
})

test('what is remembered is bounded: the oldest goes first', async () => {
  const { calls, identities } = setUp(() => reply(200, token('night.shift')))
  for (let index = 0; index <= 10_000; index += 1) await identities.of(`t-${index}`, region)
  expect(identities.known('t-0', region)).toBeNull()
  expect(identities.known('t-10000', region)).toEqual(user)
  expect(calls).toHaveLength(10_001)
})
