import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask, openGateway, projectId, script, startGateway, testSettings } from './testing'

test.each([
  '/',
  '/index.html',
  '/attention',
  '/workflows/w-1/executions/e-1?node=n',
  '/sign-in',
  '/executions?search=[prod]',
  '/executions?search=a|b',
  '/executions?search=100%',
  '/executions?search=%ff&x="<^>`{}',
  '/workflows/w-1/executions/run.42',
  '/workflows/w.1',
])('%s is the app’s page, told its configuration, with a nonce of its own', async (path) => {
  const { port } = await startGateway({ projectId })
  const first = await ask(port, path, { headers: { 'Accept-Encoding': 'br, gzip' } })
  const second = await ask(port, path)
  expect(first.status).toBe(200)
  expect(first.headers).toMatchObject({
    'content-type': expect.stringMatching(/^text\/html/),
    'cache-control': 'no-store',
  })
  const config = /id="runtime-config"[^>]*>([^<]*)</.exec(first.text)?.[1] ?? ''
  expect(JSON.parse(config)).toMatchObject({ signIn: 'token', projectId, regions: ['cn-north-4'] })

  const nonce = /'nonce-([^']+)'/.exec(String(first.headers['content-security-policy']))?.[1]
  expect(nonce).toMatch(/^[\w-]{20,}$/)
  expect(first.text.split(`nonce="${nonce}"`)).toHaveLength(4)
  expect(first.text).not.toContain('__CSP_NONCE__')
  expect(second.text).not.toContain(nonce)
  expect(first.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(first.headers['content-security-policy']).not.toContain('unsafe')
})

test('markup in the configuration cannot leave its script element', async () => {
  const label = '</script><b>$&\u2028'
  const { port } = await startGateway({ environment: { label, color: null } })
  const { text } = await ask(port, '/')
  expect(text).not.toContain('<b>')
  expect(text).not.toContain('\u2028')
  const config = /id="runtime-config"[^>]*>([^<]*)</.exec(text)?.[1] ?? ''
  expect(JSON.parse(config)).toMatchObject({ environment: { label }, projectId: null })
})

test.each([
  ['gzip, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['br;q=0, *', 'gzip', gunzipSync],
  ['identity', undefined, (bytes: Buffer) => bytes],
  ['', undefined, (bytes: Buffer) => bytes],
])(
  'an asset asked for with Accept-Encoding "%s" comes as %s, to be kept for good',
  async (accept, encoding, open) => {
    const { port } = await startGateway()
    const answer = await ask(port, '/assets/index-abc.js', { headers: { 'Accept-Encoding': accept } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-length': String(answer.body.length),
      vary: 'accept-encoding',
    })
    expect(open(answer.body).toString()).toBe(script)
  },
)

test('a file without a hash is asked for again each time, and not sent again', async () => {
  const { port } = await startGateway()
  const first = await ask(port, '/favicon.svg')
  expect(first.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
  const again = await ask(port, '/favicon.svg', { headers: { 'If-None-Match': first.headers.etag } })
  expect(again).toMatchObject({ status: 304, text: '' })
})

test.each([
  ['GET', '/assets/index-old.js'],
  ['GET', '/assets/index'],
  ['GET', '/missing.png'],
  ['GET', '/workflows.js'],
  ['GET', '/assets/index-old.js?x=[y]'],
  ['GET', '/readyz/x'],
  ['GET', '/api'],
  ['GET', '/api/nothing'],
  ['GET', '/assets/index-abc.js.br'],
  ['GET', '/healthz/x'],
  ['GET', '/v1'],
  ['GET', '/v3/projects'],
  ['GET', '/../package.json'],
  ['GET', '/%2e%2e/package.json'],
  ['GET', '/assets/..%2f..%2fetc/passwd'],
  ['POST', '/attention'],
])('%s %s is 404, not the app’s page', async (method, path) => {
  const { port } = await startGateway()
  const answer = await ask(port, path, { method })
  expect(answer.status).toBe(404)
  expect(answer.headers['content-type']).toBe('application/json')
})

test.each(['/', '/assets/index-abc.js'])('HEAD %s says what GET would, without the body', async (path) => {
  const { port } = await startGateway()
  const get = await ask(port, path)
  const head = await ask(port, path, { method: 'HEAD' })
  expect(head).toMatchObject({ status: 200, text: '' })
  expect(head.headers['content-length']).toBe(get.headers['content-length'])
})

test.each(['/', '/assets/index-abc.js', '/healthz', '/v1/x', '/nothing.png', 'http://evil.example/'])(
  'the answer to %s carries the safety headers',
  async (path) => {
    const { port } = await startGateway()
    const { headers } = await ask(port, path)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  },
)

test.each(['10.0.0.7:8080', '[fd00::7]:8080', 'some-pod.internal'])(
  'health checks answer the Host %s, nothing else does',
  async (host) => {
    const { port } = await startGateway()
    const headers = { Host: host }
    expect(await ask(port, '/healthz', { headers })).toMatchObject({ status: 200 })
    expect((await ask(port, '/readyz', { headers })).status).not.toBe(421)
    for (const path of ['/', '/metrics', '/healthz/x', '/v1/x'])
      expect(await ask(port, path, { headers })).toMatchObject({ status: 421 })
  },
)

test.each([
  ['behind the admission', 'metricsRemote', '/metrics'],
  ['at the admission', 'allowedHosts', '/attention'],
])(
  'an unexpected error %s is a 500 and a line in the log, and the gateway goes on',
  async (_, name, path) => {
    const settings = testSettings()
    const usual = settings[name as keyof typeof settings]
    let isBroken = true
    Object.defineProperty(settings, name, {
      get: () => {
        if (isBroken) throw new TypeError('x is not a function')
        return usual
      },
    })
    const { port, logged } = await openGateway(settings)
    const answer = await ask(port, path)
    expect(answer).toMatchObject({ status: 500, headers: { 'x-gateway-error': '1' } })
    expect(JSON.parse(answer.text)).toEqual({
      error_code: 'GATEWAY.500',
      error_msg: 'The gateway failed unexpectedly.',
    })
    const id = answer.headers['x-gateway-request-id']
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        event: 'unexpected error',
        id,
        error: 'x is not a function',
      }),
    )
    isBroken = false
    expect(await ask(port, path)).toMatchObject({ status: 200 })
  },
)
