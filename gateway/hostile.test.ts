import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { ask, cms, projectId, sendRaw, startGateway, startAom } from './testing'
import type { TestSettings } from './testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const operation = `${run}/operation?action=skip&node_id=n-1`
const list = `${cms}/workflow-list`

/** A request as raw text: HOST stands for the gateway's own host and port. */
const raw = (line: string, ...headers: string[]) =>
  [line, 'Host: HOST', 'Connection: close', ...headers, '', ''].join('\r\n')
const post = (path: string, ...headers: string[]) =>
  raw(`POST ${path} HTTP/1.1`, ...(headers.join().includes('ength') ? [] : ['Content-Length: 0']), ...headers)
const get = (path: string, ...headers: string[]) => raw(`GET ${path} HTTP/1.1`, ...headers)
const withHost = (request: string, ...hosts: string[]) =>
  request.replace('Host: HOST\r\n', hosts.map((host) => `Host: ${host}\r\n`).join(''))
const json = 'Content-Type: application/json'
const token = 'X-Auth-Token: some-token'

type Hostile = readonly [what: string, request: string, status: number, settings?: TestSettings]

const paths: readonly Hostile[] = [
  ['a path that climbs', get(`${cms}/workflow/../../../${cms}/workflow/w/executions`), 404],
  ['a path that climbs in code', post(`${cms}/workflow/w/%2e%2e/w/executions/e/terminate`), 404],
  ['a path that climbs in double code', post(`${cms}/workflow/%252e%252e/executions`), 404],
  ['a page’s path that climbs to a call', post(`/attention/../${operation.slice(1)}`), 404],
  ['an encoded slash in an id', post(`${cms}/workflow/w%2fexecutions/executions/e/terminate`), 404],
  ['an encoded backslash in an id', post(`${cms}/workflow/w%5cx/executions`), 404],
  ['a backslash', post(`\\v1\\x`), 400],
  ['two slashes at the start', post(`/${operation}`), 404],
  ['absolute form with another host', get(`http://evil.example${run}/status`), 404],
  ['absolute form with the gateway’s own host', post(`http://HOST${operation}`), 404],
  ['an encoded NUL', post(`${cms}/workflow/w%00/executions`), 404],
  ['a NUL', post(`${cms}/workflow/w\0/executions`), 400],
  ['an encoded line break in an id', post(`${cms}/workflow/w%0d%0aX-Auth-Token:%20x/executions`), 404],
  ['an encoded line break in a parameter', post(`${operation}%0d%0aHost:%20evil.example`), 400],
  ['a line break in the request line', post(`${run}\nX: y`), 400],
  ['a call written in code', post(operation.replace('/v1/', '/%76%31/')), 400],
  ['a fragment', post(`${run}/terminate#x`), 404],
  ['no version', post(operation).replace(' HTTP/1.1', ''), 400],
  ['a version of long ago', post(operation).replace('HTTP/1.1', 'HTTP/0.9'), 400],
  ['a version to come', post(operation).replace('HTTP/1.1', 'HTTP/3.0'), 400],
  ['a parameter given twice', post(`${operation}&action=restart`), 400],
  ['a call that is not on the list', post(`${cms}/workflow`, json), 404],
  ['another service of the same host', get(`/v1/${'0'.repeat(32)}/ams/metrics`), 404],
  ['another project', post(operation), 404, { projectId: 'f'.repeat(32) }],
  ['a region that is not served', post(operation, 'X-Aom-Region: evil.example'), 404],
]

const methods: readonly Hostile[] = [
  ['TRACE', raw(`TRACE ${run}/status HTTP/1.1`, 'X-Auth-Token: x'), 405],
  ['CONNECT', withHost(raw('CONNECT aom.example:443 HTTP/1.1'), 'aom.example:443'), 405],
  ['OPTIONS *', raw('OPTIONS * HTTP/1.1'), 404],
  ['a preflight', raw(`OPTIONS ${operation} HTTP/1.1`, 'Origin: https://evil.example'), 403],
  ['DELETE', raw(`DELETE ${cms}/workflow/w-1/executions HTTP/1.1`), 404],
  ['a method that does not exist', raw(`FROB ${operation} HTTP/1.1`), 400],
  ['a method in lower case', raw(`post ${operation} HTTP/1.1`), 400],
  ['a method hidden in a header', get(operation, 'X-HTTP-Method-Override: POST'), 404],
  ['Upgrade: websocket', post(operation, 'Upgrade: websocket', 'Connection: Upgrade'), 400],
  ['Upgrade: h2c', get(`${run}/status`, 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'), 400],
  ['an expectation that nobody knows', post(operation, 'Expect: 200-ok'), 417],
  ['an expectation that begins like a known one', post(operation, 'Expect: 100-continued'), 417],
  ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['TLS to a port without', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['no HTTP at all', 'hello there\r\n\r\n', 400],
]

const hosts: readonly Hostile[] = [
  ['a foreign Host', withHost(get(`${run}/status`), 'evil.example'), 421],
  ['a foreign Host for the page', withHost(get('/attention'), 'evil.example:8080'), 421],
  ['a Host that begins like ours', withHost(post(operation), '127.0.0.1.evil.example'), 421],
  ['a Host with a user', withHost(post(operation), 'localhost@evil.example'), 421],
  ['a Host with a path', withHost(post(operation), 'localhost/evil.example'), 421],
  ['an empty Host', withHost(post(operation), ''), 421],
  ['a Host with a port that cannot be', withHost(post(operation), 'localhost:99999'), 421],
  ['a health check to no host at all', withHost(get('/healthz'), 'a b'), 421],
  ['two Hosts', withHost(post(operation), 'localhost', 'evil.example'), 400],
  ['no Host', withHost(post(operation)), 400],
  ['HTTP/1.0 without Host', withHost(post(operation)).replace('HTTP/1.1', 'HTTP/1.0'), 400],
  [
    'our name from a proxy that is not believed',
    withHost(post(operation, 'X-Forwarded-Host: localhost'), 'evil.example'),
    421,
  ],
  [
    'our name from a page that pretends to be a proxy',
    withHost(post(operation, 'X-Forwarded-Host: localhost'), 'evil.example'),
    421,
    { trustedProxies: ['loopback'] },
  ],
  [
    'a foreign name from a believed proxy',
    post(operation, 'X-Forwarded-Host: evil.example'),
    421,
    { trustedProxies: ['loopback'] },
  ],
]

const origins: readonly Hostile[] = [
  ['a foreign Origin', post(operation, 'Origin: https://evil.example'), 403],
  ['no Origin that can be named', post(operation, 'Origin: null'), 403],
  ['our host as Origin, another port', post(operation, 'Origin: http://127.0.0.1:1'), 403],
  ['our host as Origin, another scheme', post(operation, 'Origin: https://HOST'), 403],
  ['two Origins', post(operation, 'Origin: http://HOST', 'Origin: https://evil.example'), 400],
  ['Sec-Fetch-Site: cross-site', post(operation, 'Sec-Fetch-Site: cross-site'), 403],
  ['Sec-Fetch-Site: same-site', post(operation, 'Sec-Fetch-Site: same-site'), 403],
  ['Sec-Fetch-Site: none', post(operation, 'Sec-Fetch-Site: none'), 403],
  ['a Sec-Fetch-Site that does not exist', post(operation, 'Sec-Fetch-Site: friendly'), 403],
  ['our Origin, but cross-site', post(operation, 'Origin: http://HOST', 'Sec-Fetch-Site: cross-site'), 403],
  ['a read from another site', get(`${run}/status`, 'Sec-Fetch-Site: cross-site'), 403],
  ['a read with a foreign Origin', get(`${run}/status`, 'Origin: https://evil.example'), 403],
  ['a form of another site', `${post(list, 'Content-Type: text/plain', 'Content-Length: 2')}{}`, 415],
  [
    'a form that looks like JSON',
    `${post(list, 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 2')}{}`,
    415,
  ],
  ['a body of no type', `${post(list, 'Content-Length: 2')}{}`, 415],
  ['JSON of odd letters', `${post(list, `${json}; charset=utf-7`, 'Content-Length: 2')}{}`, 415],
]

const smuggled = `POST ${operation} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`
const framings: readonly Hostile[] = [
  [
    'a length and chunks',
    `${post(list, json, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
    400,
  ],
  ['two lengths', `${post(list, json, 'Content-Length: 0', 'Content-Length: 9')}${smuggled}`, 400],
  ['two equal lengths', post(operation, 'Content-Length: 0', 'Content-Length: 0'), 400],
  ['a negative length', post(list, json, 'Content-Length: -1'), 400],
  ['a length with a sign', `${post(list, json, 'Content-Length: +2')}{}`, 400],
  ['a length in hexadecimal', `${post(list, json, 'Content-Length: 0x2')}{}`, 400],
  ['a list as length', `${post(list, json, 'Content-Length: 2, 2')}{}`, 400],
  ['an encoding that only looks chunked', post(list, json, 'Transfer-Encoding: xchunked', 'X-Length: '), 400],
  ['a second encoding', post(list, json, 'Transfer-Encoding: gzip, chunked', 'X-Length: '), 400],
  ['chunked twice', post(list, json, 'Transfer-Encoding: chunked, chunked', 'X-Length: '), 400],
  ['a space before the colon', post(list, json, 'Transfer-Encoding : chunked', 'X-Length: '), 400],
  [
    'a chunk of no number',
    `${post(list, json, 'Transfer-Encoding: chunked', 'X-Length: ')}zz\r\n{}\r\n`,
    400,
  ],
  [
    'chunks over HTTP/1.0',
    post(list, json, 'Transfer-Encoding: chunked', 'X-Length: ').replace('1.1', '1.0'),
    400,
  ],
  [
    'a read that hides a second request',
    `${get(`${run}/status`, `Content-Length: ${smuggled.length}`)}${smuggled}`,
    400,
  ],
  ['a line feed alone in a header', post(operation, 'X-A: b\nX-Auth-Token: c'), 400],
  ['a carriage return alone in a header', post(operation, 'X-A: b\rX-Auth-Token: c'), 400],
  ['a NUL in a header', post(operation, 'X-Auth-Token: a\0b'), 400],
  ['a header that goes on in the next line', post(operation, 'X-Auth-Token: a', ' Host: evil.example'), 400],
  ['a header without a name', post(operation, ': x'), 400],
  ['two tokens', post(operation, 'X-Auth-Token: a', 'X-Auth-Token: b'), 400],
]

const sizes: readonly Hostile[] = [
  ['headers over 64 kB', post(operation, `X-Auth-Token: ${'t'.repeat(66_000)}`), 431],
  ['a target over 64 kB', get(`/${'a'.repeat(66_000)}`), 431],
  ['101 headers', post(operation, ...Array.from({ length: 101 }, (_, index) => `X-${index}: 1`)), 431],
  ['a body over 64 kB', post(list, json, 'Content-Length: 70000') + 'x'.repeat(70_000), 413],
  [
    'a body over 64 kB in chunks',
    `${post(list, json, 'Transfer-Encoding: chunked', 'X-Length: ')}11170\r\n${'x'.repeat(70_000)}\r\n0\r\n\r\n`,
    413,
  ],
  ['a body of an operation over 64 kB', post(operation, json, 'Content-Length: 999999999999'), 413],
]

const hostile = [...paths, ...methods, ...hosts, ...origins, ...framings, ...sizes].map(
  ([what, request, status, settings = {}]) => ({ what, request, status, settings }),
)

test.each(hostile)('$what is refused and reaches nobody', async ({ request, status, settings }) => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint, ...settings })

  const answer = await sendRaw(port, Buffer.from(request.replaceAll('HOST', `127.0.0.1:${port}`), 'latin1'))

  expect(answer.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain(`"error_code":"GATEWAY.${status}"`)
  expect(answer.toLowerCase()).toContain('\r\nx-content-type-options: nosniff\r\n')
  expect(answer.toLowerCase()).toContain('\r\nx-not-sent: true\r\n')
  expect(answer.toLowerCase()).not.toContain('access-control-allow')
  // One request, one answer: nothing that was hidden in it has been read as a second.
  expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1)
  expect(aom.received).toEqual([])

  // And the next one is served as ever.
  const next = await ask(port, operation, { method: 'POST', headers: { 'X-Auth-Token': 'good' } })
  expect(next.status).toBe(settings.projectId ? 404 : 200)
  expect(aom.received).toHaveLength(settings.projectId ? 0 : 1)
})

test.each([
  ['its head', `POST ${list} HTTP/1.1\r\nHost: HOST\r\nX-Slow: `],
  ['its body', `${post(list, json, 'Content-Length: 20')}{"page":`],
])('a request that never finishes %s is ended, and reaches nobody', async (_, request) => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const limits = { headMs: 100, requestMs: 200, checkMs: 50 }
  const gateway = await startGateway({ endpoint: aom.endpoint }, undefined, limits)
  const answer = await sendRaw(gateway.port, request.replaceAll('HOST', `127.0.0.1:${gateway.port}`))
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(await gateway.untilLogged('connection refused')).toMatchObject({ reason: 'slow' })
  expect(await ask(gateway.port, '/healthz')).toMatchObject({ status: 200 })
  expect(aom.received).toEqual([])
})

test('a client that waits to be told to go on with its body is told', async () => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const request = `${post(list, json, token, 'Content-Length: 2', 'Expect: 100-Continue')}{}`
  expect(await sendRaw(port, request.replaceAll('HOST', `127.0.0.1:${port}`))).toMatch(
    /^HTTP\/1\.1 100 .*HTTP\/1\.1 200 /s,
  )
  expect(aom.received).toHaveLength(1)
})

test('a client that leaves before its body is complete has asked for nothing', async () => {
  const aom = await startAom((_incoming, answer) => answer.end('{}'))
  const gateway = await startGateway({ endpoint: aom.endpoint })
  const head = `POST ${operation} HTTP/1.1\r\nHost: localhost\r\n${json}\r\nContent-Length: 20\r\n\r\n{"a"`
  const socket = connect(gateway.port, '127.0.0.1', () => socket.end(head, () => socket.destroy()))
  const line = await gateway.untilLogged('request')
  expect(line).toMatchObject({ status: null, operation: 'StartPausingWorkflowExecutions' })
  expect(aom.received).toEqual([])
})

test('bytes after an operation never answer for it', async () => {
  const aom = await startAom(async (_incoming, answer) => {
    await gateway.untilLogged('connection refused')
    answer.end('{"result":"success"}')
  })
  const gateway = await startGateway({ endpoint: aom.endpoint })
  const head = `POST ${operation} HTTP/1.1\r\nHost: localhost\r\n${token}\r\nIdempotency-Key: 00000000-0000-4000-8000-000000000001\r\nContent-Length: 0\r\n\r\n`
  const answer = await sendRaw(gateway.port, `${head}NOT HTTP\r\n\r\n`)
  expect(answer).not.toContain('GATEWAY.')
  await gateway.untilLogged('request')
  expect(await gateway.journal.list({ project: projectId })).toMatchObject({
    operations: [{ outcome: 'accepted' }],
  })
  expect(aom.received).toHaveLength(1)
})

test('more connections than the limit are turned away, and the others keep working', async () => {
  const gateway = await startGateway({}, undefined, { connections: 2 })
  const [first, second] = [connect(gateway.port, '127.0.0.1'), connect(gateway.port, '127.0.0.1')]
  await Promise.all([once(first, 'connect'), once(second, 'connect')])
  expect(await sendRaw(gateway.port, `GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toBe('')
  expect(await gateway.untilLogged('connection refused')).toMatchObject({ reason: 'too many' })
  first.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  expect(String((await once(first, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /)
  first.destroy()
  second.destroy()
})
