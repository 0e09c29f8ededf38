import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask, cms, openGateway, projectId, script, startGateway, startAom, testSettings } from './testing'

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

const run = `${cms}/workflow/w-1/executions/e-1`
const operation = `${run}/operation?action=skip&node_id=n-1`
const post = () =>
  [
    `POST ${operation} HTTP/1.1`,
    'Host: localhost',
    'X-Auth-Token: some-token',
    `Idempotency-Key: ${randomUUID()}`,
    'Content-Length: 0\r\n\r\n',
  ].join('\r\n')

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

test('/healthz and /readyz answer, and the latter says while the gateway stops', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{}')
  })
  const { port, stop } = await startGateway({ endpoint: aom.endpoint })
  expect(await ask(port, '/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  expect(await ask(port, '/readyz')).toMatchObject({ status: 200, text: '{"status":"ready","journal":"up"}' })

  // On a connection that an operation keeps open; no new one is taken any more.
  const socket = connect(port, '127.0.0.1')
  const received: string[] = []
  socket.on('data', (chunk: Buffer) => received.push(chunk.toString()))
  socket.write(post())
  await aom.nextRequest()
  const stopped = stop(5_000)
  socket.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  answerNow()
  await Promise.all([once(socket, 'close'), stopped])
  expect(received.join('')).toMatch(
    /^HTTP\/1\.1 200 .*HTTP\/1\.1 503 .*\{"status":"stopping","journal":"up"\}$/s,
  )
})

test('a stopping gateway sends no further operation', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{}')
  })
  const { port, stop } = await startGateway({ endpoint: aom.endpoint })
  const socket = connect(port, '127.0.0.1')
  socket.write(post())
  await aom.nextRequest()
  const stopped = stop(5_000)
  let received = ''
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString()
  })
  socket.write(post())
  answerNow()
  await Promise.all([once(socket, 'close'), stopped])
  expect(received).toContain('GATEWAY.503')
  expect(aom.received).toHaveLength(1)
})

test('a stop between an operation’s head and its body sends nothing', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port, server, stop } = await startGateway({ endpoint: aom.endpoint })
  const begun = once(server, 'request')
  const socket = connect(port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  const [head = ''] = post().replace('Length: 0', 'Length: 2').split('\r\n\r\n')
  socket.write(`${head}\r\nContent-Type: application/json\r\n\r\n{`)
  await begun
  const stopped = stop(5_000)
  socket.write('}')
  await Promise.all([once(socket, 'close'), stopped])
  expect(received).toContain('GATEWAY.503')
  expect(received.toLowerCase()).toContain('x-not-sent: true')
  expect(aom.received).toEqual([])
})

test('while it drains, a gateway still listens and answers, but sends nothing new', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port, stop } = await startGateway({ endpoint: aom.endpoint, drainMs: 500 })
  const stopped = stop(5_000)
  expect(await ask(port, '/readyz')).toMatchObject({
    status: 503,
    text: '{"status":"stopping","journal":"up"}',
  })
  expect(await ask(port, operation, { method: 'POST' })).toMatchObject({
    status: 503,
    headers: { 'x-not-sent': 'true' },
  })
  expect(await stopped).toBe(true)
  await expect(ask(port, '/readyz')).rejects.toThrow(/ECONNREFUSED/)
  expect(aom.received).toEqual([])
})

test('what a stop had to cut off is logged, and the stop says so', async () => {
  const aom = await startAom(() => {})
  const { port, stop, logged } = await startGateway({ endpoint: aom.endpoint })
  const cut = ask(port, operation, { method: 'POST' }).then(
    () => 'answered',
    () => 'cut',
  )
  await aom.nextRequest()
  expect(await stop(50)).toBe(false)
  expect(await cut).toBe('cut')
  expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'cut off' }))
})

test('a stop while an operation is in flight loses neither its answer nor its line in the audit', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{"result":"success"}')
  })
  const auditLog = join(mkdtempSync(join(tmpdir(), 'gateway-audit-')), 'audit.log')
  const { port, stop } = await startGateway({ endpoint: aom.endpoint, auditLog })
  const sent = ask(port, operation, { method: 'POST', headers: { 'X-Operation-Reason': 'because' } })
  await aom.nextRequest()
  const stopped = stop(5_000)
  answerNow()
  expect(await sent).toMatchObject({ status: 200, text: '{"result":"success"}' })
  await stopped
  const lines = readFileSync(auditLog, 'utf8').trimEnd().split('\n')
  // Its beginning has a line of its own where there was time for one.
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    event: 'operation',
    nodeId: 'n-1',
    action: 'skip',
    reason: 'because',
    outcome: 'accepted',
    httpStatus: 200,
  })
})

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
