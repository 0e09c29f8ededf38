// `npm run test:nginx`: nginx-identity.conf within nginx.conf, before a stub of the gateway and one of oauth2-proxy.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { findNginx } from './findNginx.mjs'
import { createClient } from './nginxClient.mjs'
import { makeFolder, startNginx } from './nginxFixture.mjs'
import { startStub } from './stub.mjs'

const { nginx, skip } = findNginx()
const project = 'a'.repeat(32)
const operation = `/v1/${project}/cms/workflow/w-1/executions/e-1/operation?action=skip&node_id=n-1`
const signedIn = { cookie: 'session=good' }

describe('nginx that asks who is asking', { skip }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let chain
  before(async () => {
    chain = await start()
  })
  after(() => chain?.stop())
  beforeEach(() => {
    chain.gateway.behave()
    chain.proxy.behave()
  })
  const { ask, fromPage } = createClient(() => chain)

  test('the gateway is told who, by the proxy and by nobody else', async () => {
    const claims = {
      'x-auth-request-email': 'boss@example.com',
      'x-auth-request-groups': 'admins',
    }
    await ask(operation, { method: 'POST', headers: { ...fromPage(), ...signedIn, ...claims } })
    await ask('/attention', { headers: { ...signedIn, ...claims } })

    assert.deepEqual(
      chain.gateway.seen.map(({ headers }) => [
        headers['x-auth-request-email'],
        headers['x-auth-request-groups'],
        headers['x-forwarded-for'],
      ]),
      [
        ['night.shift@example.com', 'sre,night', '127.0.0.1'],
        ['night.shift@example.com', 'sre,night', '127.0.0.1'],
      ],
    )
  })

  test('the proxy that signs people in gets no token for AOM, and no body', async () => {
    const headers = { ...fromPage(), ...signedIn, 'x-subject-token': 'token' }
    await ask(operation, { method: 'POST', headers, body: '{"secret":1}' })
    await ask('/oauth2/callback?code=1', { headers })

    assert.deepEqual(
      chain.proxy.seen.map(({ url, headers, body }) => [
        url,
        headers['x-auth-token'],
        headers['x-subject-token'],
        body,
      ]),
      [
        ['/oauth2/auth', undefined, undefined, ''],
        ['/oauth2/callback?code=1', undefined, undefined, ''],
      ],
    )
    assert.equal(chain.gateway.seen[0]?.body, '{"secret":1}')
  })

  test('who is not signed in gets the sign-in page for a page, which knows where to go on', async () => {
    const page = await ask('/executions?search=a&state=failed', { headers: { accept: 'text/html,*/*' } })

    assert.equal(page.text, 'sign in, please')
    assert.deepEqual(chain.gateway.seen, [])
    const last = chain.proxy.seen.at(-1)
    assert.equal(last?.url, '/oauth2/sign_in')
    assert.equal(last?.headers['x-auth-request-redirect'], '/executions?search=a&state=failed')
  })

  test('an operation of somebody whose sign-in has ended is not sent, and says so', async () => {
    const answer = await ask(operation, { method: 'POST', headers: { ...fromPage(), accept: '*/*' } })

    assert.equal(answer.status, 401)
    assert.equal(answer.headers['x-not-sent'], 'true')
    assert.equal(answer.headers['x-gateway-error'], '1')
    assert.equal(JSON.parse(answer.text).error_code, 'GATEWAY.401')
    assert.deepEqual(chain.gateway.seen, [])
  })

  test('a 401 of AOM’s own passes as it is', async () => {
    chain.gateway.behave((_seen, answer) => answer.writeHead(401).end('{"error_code":"APIG.0301"}'))
    const answer = await ask(operation, { method: 'POST', headers: { ...fromPage(), ...signedIn } })

    assert.equal(answer.text, '{"error_code":"APIG.0301"}')
    assert.equal(answer.headers['x-not-sent'], undefined)
  })

  test('nobody from outside asks the proxy for its verdict', async () => {
    assert.equal((await ask('/oauth2/auth', { headers: signedIn })).status, 404)
  })

  async function start() {
    const { folder, remove } = makeFolder()
    const gateway = await startStub()
    const proxy = await startStub(({ url, headers }, answer) => {
      if (url === '/oauth2/sign_in')
        answer.writeHead(200, { 'content-type': 'text/html' }).end('sign in, please')
      else if (headers.cookie !== signedIn.cookie) answer.writeHead(401).end()
      else
        answer
          .writeHead(202, {
            'x-auth-request-email': 'night.shift@example.com',
            'x-auth-request-groups': 'sre,night',
          })
          .end()
    })
    const server = await startNginx(nginx, {
      folder,
      upstreams: 'nginx-upstream.conf',
      addresses: { '127.0.0.1:8080': `127.0.0.1:${gateway.port}` },
      identity: String(proxy.port),
    })
    return {
      ...server,
      gateway,
      proxy,
      stop: async () => {
        await server.stop()
        await gateway.stop()
        await proxy.stop()
        remove()
      },
    }
  }
})
