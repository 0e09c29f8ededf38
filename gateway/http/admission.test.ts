import { expect, test } from 'vitest'
import { ask, cms, startGateway, startAom } from '../testing'
import type { TestSettings } from '../testing'

const operation = `${cms}/workflow/w-1/executions/e-1/operation?action=skip&node_id=n-1`
const behindProxy: TestSettings = {
  trustedProxies: ['loopback'],
  allowedHosts: ['127.0.0.1', 'aom.example.com'],
}
const tls = {
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'aom.example.com',
  'X-Forwarded-For': '203.0.113.7, 198.51.100.4',
}

type Friendly = readonly [what: string, headers: Record<string, string>, settings: TestSettings]

const friendly: readonly Friendly[] = [
  ['a program that is no browser', {}, {}],
  ['the app itself', { Origin: 'http://HOST', 'Sec-Fetch-Site': 'same-origin' }, {}],
  ['a browser that sends no Sec-Fetch-Site', { Origin: 'http://HOST' }, {}],
  ['the app by another name of the gateway', { Host: 'LocalHost:80', Origin: 'http://localhost' }, {}],
  ['the app by IPv6', { Host: '[::1]:8080', Origin: 'http://[::1]:8080' }, {}],
  ['the app behind a proxy with TLS', { ...tls, Origin: 'https://aom.example.com' }, behindProxy],
  [
    'the app behind a proxy that keeps Host and names the usual port',
    { Host: 'aom.example.com:443', 'X-Forwarded-Proto': 'https', Origin: 'https://aom.example.com' },
    behindProxy,
  ],
  [
    'the app behind a proxy on a port of its own',
    { ...tls, 'X-Forwarded-Host': 'aom.example.com:8443', Origin: 'https://aom.example.com:8443' },
    behindProxy,
  ],
]

test.each(friendly)('%s may operate', async (_, headers, settings) => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint, ...settings })
  const sent = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('HOST', `127.0.0.1:${port}`)]),
  )
  expect(await ask(port, operation, { method: 'POST', headers: sent })).toMatchObject({ status: 200 })
  expect(aom.received).toHaveLength(1)
})

test.each(['cross-site', 'same-site', 'none'])('a link opens the app though it is %s', async (site) => {
  const { port } = await startGateway()
  const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' }
  expect(await ask(port, '/attention', { headers })).toMatchObject({ status: 200 })
})

test.each(['application/json', 'application/json;charset=UTF-8', 'Application/JSON; charset=utf-8'])(
  'a body of type %s passes',
  async (type) => {
    const aom = await startAom((_incoming, answer) => answer.end('{}'))
    const { port } = await startGateway({ endpoint: aom.endpoint })
    const call = { method: 'POST', headers: { 'Content-Type': type }, body: '{"page":1}' }
    expect(await ask(port, `${cms}/workflow-list`, call)).toMatchObject({ status: 200 })
    expect(aom.received).toMatchObject([{ body: '{"page":1}' }])
  },
)

test('a proxy with TLS that is not believed is told about the setting', async () => {
  const { port } = await startGateway({ allowedHosts: ['aom.example.com'] })
  const headers = { Host: 'aom.example.com', Origin: 'https://aom.example.com', 'X-Forwarded-Proto': 'https' }
  const answer = await ask(port, operation, { method: 'POST', headers })
  expect(answer.status).toBe(403)
  expect(answer.text).toContain('TRUSTED_PROXIES')
})

test('HSTS is said only where the browser came by TLS', async () => {
  const believed = await startGateway(behindProxy)
  const hsts = 'strict-transport-security'
  expect((await ask(believed.port, '/', { headers: tls })).headers[hsts]).toBe('max-age=31536000')
  const plain = { ...tls, 'X-Forwarded-Proto': 'http' }
  expect((await ask(believed.port, '/', { headers: plain })).headers).not.toHaveProperty(hsts)
  const { port } = await startGateway()
  expect((await ask(port, '/', { headers: { 'X-Forwarded-Proto': 'https' } })).headers).not.toHaveProperty(
    hsts,
  )
})

test.each([
  ['believed: what the proxy next to the gateway wrote', behindProxy, tls['X-Forwarded-For'], '198.51.100.4'],
  ['believed, but not an address', behindProxy, 'unknown', '127.0.0.1'],
  ['believed, but not there', behindProxy, undefined, '127.0.0.1'],
  ['not believed', {}, tls['X-Forwarded-For'], '127.0.0.1'],
])('the client’s address from a proxy, %s', async (_, settings, chain, from) => {
  const { port, untilLogged } = await startGateway(settings)
  await ask(port, '/', { headers: chain === undefined ? {} : { 'X-Forwarded-For': chain } })
  expect(await untilLogged('request')).toMatchObject({ from })
})

test('neither cookies nor hop-by-hop headers pass the gateway, in either direction', async () => {
  const aom = await startAom((_, answer) => {
    answer.writeHead(200, {
      'Set-Cookie': 'a=b',
      'Keep-Alive': 'timeout=99',
      Trailer: 'X-T',
      Upgrade: 'h2c',
      'Proxy-Authenticate': 'Basic',
      'X-Hop': '1',
      Connection: 'X-Hop',
      Server: 'nginx/1.2.3',
      'Strict-Transport-Security': 'max-age=1',
      'Content-Security-Policy': 'default-src *',
    })
    answer.end('{}')
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${cms}/workflow/w-1/executions`, {
    headers: {
      Connection: 'close, X-Auth-Token, X-Hop',
      Cookie: 'a=b',
      'X-Hop': '1',
      'Keep-Alive': 'timeout=9',
      TE: 'trailers',
      'Proxy-Authorization': 'Basic x',
      'Proxy-Connection': 'keep-alive',
      Authorization: 'Basic x',
      'X-Forwarded-For': '203.0.113.7',
      'X-Auth-Token': 'good',
    },
  })
  expect(answer.status).toBe(200)
  for (const name of ['set-cookie', 'trailer', 'upgrade', 'proxy-authenticate', 'x-hop', 'server'])
    expect(answer.headers).not.toHaveProperty(name)
  expect(answer.headers['keep-alive']).not.toBe('timeout=99')
  expect(answer.headers).not.toHaveProperty('strict-transport-security')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  const headers = aom.received[0]?.headers ?? {}
  expect(headers['x-auth-token']).toBe('good')
  for (const name of [
    'cookie',
    'x-hop',
    'te',
    'proxy-authorization',
    'proxy-connection',
    'authorization',
    'x-forwarded-for',
  ])
    expect(headers).not.toHaveProperty(name)
})

test('a token of 40,960 characters passes', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const token = 't'.repeat(40_960)
  await ask(port, operation, {
    method: 'POST',
    headers: { 'X-Auth-Token': token, Cookie: 'c'.repeat(8_000) },
  })
  expect(aom.received.map(({ headers }) => headers['x-auth-token'])).toEqual([token])
})

test('ids as browsers encode them pass', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const node = new URLSearchParams({ node_id: "检查 ~!'()*-._/\\%2F" }).toString()
  const path = `${cms}/workflow/${encodeURIComponent('任务 1~')}/executions/e/operation?action=skip&${node}`
  expect(await ask(port, path, { method: 'POST' })).toMatchObject({ status: 200 })
  const url = new URL(aom.received[0]?.url ?? '', aom.endpoint)
  expect(url.searchParams.get('node_id')).toBe("检查 ~!'()*-._/\\%2F")
  expect(decodeURIComponent(url.pathname)).toContain('/任务 1~/')
})
