import { connect } from 'node:net'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { startAom } from '../testing'
import { createLog } from '../telemetry/log'
import { createSender } from './send'
import type { AomRequest } from './send'

const lines: string[] = []
const log = createLog((line) => lines.push(line))
const sender = (patience = { read: 200, change: 200 }, connections = 8) =>
  createSender({ patience, connections, log, now: () => new Date(0) })

const request = (endpoint: string, kind: 'read' | 'change' = 'read'): AomRequest => ({
  call: {
    operation: kind === 'read' ? 'SearchWorkflowExecutionDetail' : 'StopExecution',
    kind,
    service: 'aom',
    method: kind === 'read' ? 'GET' : 'POST',
    path: '/v1',
    hasBody: false,
    projectId: null,
    region: { id: 'r', endpoint, iamEndpoint: null },
    ids: {},
  },
  body: Buffer.alloc(0),
  credential: { kind: 'none' },
  readsGzip: false,
  subjectToken: null,
})

test('a request that cannot even be made is the gateway’s failure, not AOM’s, and is logged', async () => {
  expect(await sender().send(request('no address'))).toMatchObject({
    head: null,
    problem: { code: 'GATEWAY.500' },
    neverSent: true,
  })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    event: 'request not sent',
    operation: 'SearchWorkflowExecutionDetail',
  })
})

test.each([
  ['nobody listens', 'http://127.0.0.1:9'],
  ['the name is not known', 'http://aom.invalid'],
])('where %s, it is certain that nothing was sent', async (_, endpoint) => {
  const { send } = sender({ read: 5_000, change: 5_000 })
  expect(await send(request(endpoint, 'change'))).toMatchObject({
    head: null,
    problem: { code: 'GATEWAY.502' },
    neverSent: true,
  })
})

test('what breaks while TLS is being agreed was never sent; what breaks after the request is not known', async () => {
  const aom = await startAom((incoming) => incoming.socket.destroy())
  const { send } = sender()
  // A server without TLS answers the hello of TLS with bytes that are none of it.
  const secure = await send(request(aom.endpoint.replace('http:', 'https:'), 'change'))
  expect(secure).toMatchObject({ problem: { code: 'GATEWAY.502' }, neverSent: true })
  const plain = await send(request(aom.endpoint, 'change'))
  expect(plain).toMatchObject({ problem: { code: 'GATEWAY.502' }, neverSent: false })
  expect(aom.received).toHaveLength(1)
})

test('a change that waits for a free connection until its time is over was never sent', async () => {
  const aom = await startAom(() => {})
  const { send } = sender(undefined, 1)
  const over = new AbortController()
  const first = send(request(aom.endpoint, 'change'), over.signal)
  await aom.nextRequest()
  const second = send(request(aom.endpoint, 'change'), over.signal)
  over.abort()
  expect([await first, await second].map(({ problem, neverSent }) => [problem?.code, neverSent])).toEqual([
    ['GATEWAY.504', false],
    ['GATEWAY.504', true],
  ])
  expect(aom.received).toHaveLength(1)
})

test('HTTPS_PROXY and NO_PROXY are honoured', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const tunnels: string[] = []
  const proxy = createServer().on('connect', (incoming, socket) => {
    tunnels.push(incoming.url ?? '')
    const [host, port] = (incoming.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`)
  vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${port}`)
  vi.stubEnv('NO_PROXY', '')
  vi.stubEnv('no_proxy', '')
  const proxied = sender({ read: 5_000, change: 5_000 })
  const { send } = proxied
  expect(await send(request(aom.endpoint))).toMatchObject({ head: { status: 200 } })
  expect(tunnels).toEqual([new URL(aom.endpoint).host])
  vi.stubEnv('NO_PROXY', '127.0.0.1')
  vi.stubEnv('no_proxy', '127.0.0.1')
  expect(await send(request(aom.endpoint))).toMatchObject({ head: { status: 200 } })
  expect(tunnels).toHaveLength(1)
  proxied.close()
  proxy.closeAllConnections()
  proxy.close()
})

test.each([
  [401, '{"error_code":"PROXY.1"}'],
  [404, ''],
  [407, '<h1>Who are you?</h1>'],
])('a proxy’s own %i is no answer of AOM’s, and nothing was sent', async (status, body) => {
  const proxy = createServer().on('connect', (_, socket) => {
    socket.on('error', () => {})
    socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  for (const name of ['http_proxy', 'HTTP_PROXY']) vi.stubEnv(name, `http://127.0.0.1:${port}`)
  for (const name of ['no_proxy', 'NO_PROXY']) vi.stubEnv(name, '')
  const proxied = sender({ read: 5_000, change: 5_000 })
  for (const kind of ['read', 'change'] as const)
    expect(await proxied.send(request('http://aom.example.com', kind))).toMatchObject({
      head: null,
      neverSent: true,
      problem: { code: 'GATEWAY.502', message: `The proxy lets nothing through to AOM (${status}).` },
    })
  proxied.close()
  proxy.close()
})
