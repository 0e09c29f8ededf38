import { expect, test } from 'vitest'
import { ask, startGateway, startAom } from '../testing'

const secret = 'correct horse battery'
const bodyOf = (user: Record<string, unknown>) =>
  JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } })

async function signIn(status: number, body: string) {
  const iam = await startAom((_, answer) => answer.writeHead(status).end('{}'))
  const { endpoint } = iam
  const gateway = await startGateway({
    regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }],
    trustedProxies: ['loopback'],
  })
  const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.7' }
  const answer = await ask(gateway.port, '/v3/auth/tokens', { method: 'POST', headers, body })
  expect(answer.status).toBe(status)
  const [line] = [await gateway.untilLogged(status === 201 ? 'sign-in' : 'sign-in refused')]
  expect(JSON.stringify(gateway.logged)).not.toContain(secret)
  expect(line).toMatchObject({
    id: answer.headers['x-gateway-request-id'],
    from: '203.0.113.7',
    region: 'cn-north-4',
  })
  return line
}

test('who has signed in is in the log, with account and address', async () => {
  const body = bodyOf({ name: 'ann', password: secret, domain: { name: 'acme' } })
  expect(await signIn(201, body)).toMatchObject({ level: 'info', user: 'ann', account: 'acme' })
})

test('so is who was refused', async () => {
  const body = bodyOf({ name: 'ann', password: secret, domain: { name: 'acme' } })
  expect(await signIn(401, body)).toMatchObject({ level: 'warn', user: 'ann', account: 'acme', status: 401 })
})

test('a password in the field of the name is not', async () => {
  const body = bodyOf({ name: secret, password: secret, domain: { name: 'acme' } })
  expect(await signIn(401, body)).toMatchObject({ user: '[redacted]', account: 'acme' })
})

test.each([
  ['{}', null, null],
  ['not json', null, null],
  ['{"auth":null}', null, null],
  [bodyOf({ id: 'u-1', password: secret }), 'u-1', null],
  [bodyOf({ name: { toString: 1 }, password: secret, domain: 'acme' }), null, null],
])('a body that says it otherwise is no error: %s', async (body, user, account) => {
  expect(await signIn(400, body)).toMatchObject({ user, account })
})
