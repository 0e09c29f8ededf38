// `npm run test:nginx`: nginx.conf in a real nginx, before real gateways, before a small AOM.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { findNginx } from './findNginx.mjs'
import { createClient } from './nginxClient.mjs'
import { createGateway, makeFolder, startNginx } from './nginxFixture.mjs'
import { freePorts, until } from './processes.mjs'
import { startStub } from './stub.mjs'

const { nginx, skip } = findNginx()
const assets = new URL('../dist/app/assets/', import.meta.url)
const project = 'a'.repeat(32)
const execution = `/v1/${project}/cms/workflow/w-1/executions/e-1`
const operation = `${execution}/operation?action=skip&node_id=n-1`
const longToken = 'T'.repeat(40_000)

describe('nginx before a gateway', { skip }, () => {
  /** @type {Awaited<ReturnType<typeof startChain>>} */
  let chain
  before(async () => {
    chain = await startChain()
  })
  after(() => chain?.stop())
  beforeEach(async () => {
    chain.aom.behave()
    // A test before may have killed it.
    await chain.first.start()
  })
  const { ask, askPlain, fromPage, openHttp2 } = createClient(() => chain)

  test('the page comes over TLS from the gateway, with its policy, a nonce of its own, and HSTS once', async () => {
    const first = await ask('/')
    const second = await ask('/')

    assert.equal(first.status, 200)
    assert.equal(first.headers['strict-transport-security'], 'max-age=31536000')
    assert.equal(first.headers['cache-control'], 'no-store')
    const policy = first.headers['content-security-policy'] ?? ''
    assert.match(policy, /default-src 'none'/)
    const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? []
    assert.ok(nonce && first.text.includes(nonce), 'the page carries the nonce that its policy names')
    assert.ok(!second.text.includes(nonce), 'no page is served twice')
    assert.match(first.text, /id="runtime-config"[^>]*>\{/)
  })

  test('a pasted link opens: history fallback', async () => {
    const page = await ask('/workflows/w-1/executions/e-1?view=graph')
    assert.equal(page.status, 200)
    assert.match(page.headers['content-type'] ?? '', /text\/html/)
  })

  test('every asset comes compressed, immutable, typed, and unchanged', async () => {
    const names = readdirSync(assets).filter((name) => /\.(?:js|css)$/.test(name))
    assert.ok(names.length > 0)
    for (const name of names) {
      const original = readFileSync(new URL(name, assets))
      const answer = await ask(`/assets/${name}`, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
      assert.equal(answer.status, 200, name)
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable', name)
      assert.equal(answer.headers['x-content-type-options'], 'nosniff', name)
      assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000', name)
      assert.match(answer.headers['content-type'] ?? '', /^text\/(?:javascript|css); charset=utf-8$/, name)
      if (readdirSync(assets).includes(`${name}.gz`)) {
        assert.equal(answer.headers['content-encoding'], 'gzip', name)
        assert.match(answer.headers.vary ?? '', /accept-encoding/i, name)
        assert.deepEqual(gunzipSync(answer.bytes), original, name)
      }
      assert.deepEqual(
        (await ask(`/assets/${name}`)).bytes,
        original,
        `${name} to a client that reads no gzip`,
      )
    }
  })

  test('nginx serves the assets itself, and asks the gateway for one that it has not', async () => {
    assert.equal((await ask('/assets/only-on-disk.js')).status, 200)

    const missing = await ask('/assets/of-another-version.js')
    assert.equal(missing.status, 404)
    assert.match(missing.text, /GATEWAY\.404/)
    assert.doesNotMatch(missing.headers['cache-control'] ?? '', /immutable/)
  })

  test('a call with a token of 40,000 characters arrives, by HTTP/1.1 and by HTTP/2', async () => {
    const headers = { 'x-auth-token': longToken, 'content-type': 'application/json' }

    assert.equal((await ask(`${execution}/status`, { headers })).status, 200)
    const executions = await openHttp2(`/v1/${project}/cms/workflow/w-1/executions`, headers)
    executions.close()
    assert.equal(executions.status, 200)

    assert.deepEqual(
      chain.aom.seen.map((seen) => [seen.url, seen.headers['x-auth-token'] === longToken]),
      [
        [`${execution}/status`, true],
        [`/v1/${project}/cms/workflow/w-1/executions`, true],
      ],
    )
  })

  test("a sign-in's token of 40,000 characters comes back", async () => {
    chain.aom.behave((_seen, answer) => {
      answer.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': longToken }).end('{}')
    })
    const body = JSON.stringify({ auth: { identity: { methods: ['password'] } } })
    const answer = await ask('/v3/auth/tokens?nocatalog=true', { method: 'POST', headers: fromPage(), body })

    assert.equal(answer.status, 201)
    assert.equal(answer.headers['x-subject-token'], longToken)
    assert.equal(chain.aom.seen[0]?.body, body)
  })

  test('an operation arrives once, and the audit names the address that asked, not the one it claims', async () => {
    const answer = await ask(operation, {
      method: 'POST',
      headers: { ...fromPage(), 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' },
      localAddress: '127.0.0.2',
    })

    assert.equal(answer.status, 200)
    assert.equal(answer.text, '{"result":"success"}')
    assert.deepEqual(
      chain.aom.seen.map(({ method, url }) => [method, url]),
      [['POST', operation]],
    )
    const line = await until('a line in the audit', () => JSON.parse(lastLine(chain.auditLog)))
    assert.equal(line.address, '127.0.0.2')
  })

  test("an operation from another site's page is refused by the gateway", async () => {
    const headers = { ...fromPage(), origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    const answer = await ask(operation, { method: 'POST', headers })

    assert.equal(answer.status, 403)
    assert.deepEqual(chain.aom.seen, [])
  })

  test('a long body and a long answer pass, and nginx writes neither to its disk: they may hold credentials', async () => {
    const found = JSON.stringify({ elements: [{ name: 'w'.repeat(3_000_000) }], total_elements: 1 })
    chain.aom.behave((_seen, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' }).end(found)
    })
    const body = JSON.stringify({ name: 'n'.repeat(50_000) })
    const answer = await ask(`/v1/${project}/cms/workflow-list`, {
      method: 'POST',
      headers: fromPage(),
      body,
    })

    assert.equal(answer.text, found)
    assert.equal(chain.aom.seen[0]?.body, body)
    assert.doesNotMatch(readFileSync(chain.errorLog, 'utf8'), /temporary file/)
  })

  test('monitoring is not for the outside', async () => {
    for (const path of ['/metrics', '/healthz', '/readyz', '/%6detrics', '/metrics?x=1', '/x/../metrics'])
      assert.equal((await ask(path)).status, 404, path)
    // Other paths may be pages of the app, but never the numbers.
    for (const path of ['/metrics/', '/healthz/', '//metrics'])
      assert.doesNotMatch((await ask(path)).text, /# TYPE|"status"/, path)
    const spoofed = await ask('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })
    assert.equal(spoofed.status, 404)

    assert.equal((await fetch(`http://127.0.0.1:${chain.firstPort}/healthz`)).status, 200)
  })

  test('a foreign name is refused, as a Host header and already in the TLS handshake', async () => {
    assert.equal((await ask('/', { headers: { host: 'evil.example' } })).status, 421)
    await assert.rejects(
      ask('/', { servername: 'evil.example', headers: { host: 'evil.example' } }),
      /alert/i,
    )
    assert.equal((await askPlain('evil.example')).statusCode, 421)
  })

  test('plain HTTP leads to TLS', async () => {
    const answer = await askPlain('aom.example.com')
    assert.equal(answer.statusCode, 301)
    assert.equal(answer.headers.location, 'https://aom.example.com/attention')
  })

  for (const [method, path] of [
    // Another node: the one above is held until somebody has seen what became of it.
    ['POST', operation.replace('n-1', 'n-2')],
    // To nginx's default a PUT is harmless, and would be sent to the other gateway.
    ['PUT', `/v1/${project}/cms/workflow/w-1/trigger/action?action=disable`],
  ])
    test(`a gateway that dies during a ${method}: 502, and AOM was asked once although another gateway was there`, async () => {
      chain.aom.behave(() => void chain.first.kill())
      const answer = await ask(path, { method, headers: fromPage() })

      assert.equal(answer.status, 502)
      assert.deepEqual(
        chain.aom.seen.map((seen) => [seen.method, seen.url]),
        [[method, path]],
      )
    })
})

function lastLine(/** @type {string} */ path) {
  return readFileSync(path, 'utf8').trim().split('\n').at(-1) ?? ''
}

/**
 * The whole chain on loopback: nginx, two built gateways (the second is nginx's backup, so that a request sent twice
 * would be seen), and a small AOM that remembers what it was asked.
 */
async function startChain() {
  const { folder, remove } = makeFolder()
  /** @type {(() => unknown)[]} what to undo, last first */
  const undo = [remove]
  const stop = async () => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const aom = await startStub()
    undo.push(aom.stop)
    const [firstPort = 0, sparePort = 0] = await freePorts(2)
    const settings = (/** @type {string} */ name) => ({
      AOM_ENDPOINT: aom.origin,
      IAM_ENDPOINT: aom.origin,
      ALLOWED_HOSTS: 'aom.example.com',
      AUDIT_LOG: join(folder, `${name}.jsonl`),
      DATA_DIR: join(folder, name),
      TRUSTED_PROXIES: 'loopback',
    })
    const first = createGateway(firstPort, settings('first'))
    const spare = createGateway(sparePort, settings('spare'))
    undo.push(first.kill, spare.kill)
    await Promise.all([first.start(), spare.start()])
    // Without max_fails nginx would avoid a gateway for 10 s after its crash, and later tests would meet the spare one.
    const servers = `server 127.0.0.1:${firstPort} max_fails=0; server 127.0.0.1:${sparePort} backup;`
    const server = await startNginx(nginx, {
      folder,
      upstreams: 'nginx-upstream.conf',
      addresses: { 'server 127.0.0.1:8080;': servers },
    })
    undo.push(server.stop)
    return { ...server, aom, first, firstPort, auditLog: settings('first').AUDIT_LOG, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
