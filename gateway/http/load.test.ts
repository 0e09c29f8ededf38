import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { connect } from 'node:net'
import type { ServerResponse } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { ask, cms, projectId, startGateway, startAom } from '../testing'

let operations = 0
/** Of another node each time, so that none has to wait for another. */
const operation = () =>
  `${cms}/workflow/w-1/executions/e-1/operation?action=skip&node_id=n-${(operations += 1)}`
const status = `${cms}/workflow/w-1/executions/e-1/status`

/** Behind a trusted proxy, so that each client has an address of its own on any machine. */
const behindProxy = { trustedProxies: ['loopback'] }
const post = (token: string, address: string) =>
  [
    `POST ${operation()} HTTP/1.1`,
    'Host: localhost',
    `X-Auth-Token: ${token}`,
    `Idempotency-Key: ${randomUUID()}`,
    `X-Forwarded-For: ${address}`,
    'Content-Length: 0\r\n\r\n',
  ].join('\r\n')

/** AOM's stand-in: answers the operator at once, and everybody else only when told. */
async function startBusyAom() {
  const waiting: ServerResponse[] = []
  let underWay = 0
  let most = 0
  const aom = await startAom((incoming, answer) => {
    underWay += 1
    most = Math.max(most, underWay)
    answer.on('close', () => (underWay -= 1))
    if (incoming.headers['x-auth-token'] === 'operator') return answer.end('{"result":"success"}')
    waiting.push(answer)
  })
  return {
    ...aom,
    most: () => most,
    of: (token: RegExp) =>
      aom.received.filter(({ headers }) => token.test(String(headers['x-auth-token']))).length,
    answerAll: () => {
      for (const answer of waiting.splice(0)) answer.end('{"result":"success"}')
    },
  }
}

/** Of all raw connections of a test. */
const news = new EventEmitter().setMaxListeners(0)

/** A raw connection that keeps what it receives; `until` resolves when so many answers have begun. */
function open(port: number, localAddress?: string) {
  const socket = connect({ port, host: '127.0.0.1', ...(localAddress ? { localAddress } : {}) })
  let received = ''
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
    news.emit('received')
  })
  const statuses = () => [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code))
  return {
    socket,
    closed: new Promise((resolve) => socket.on('close', resolve)),
    statuses,
    text: () => received,
    until: async (count: number) => {
      while (statuses().length < count && !socket.destroyed) await once(news, 'received')
    },
  }
}

const operatorsHeaders = { 'X-Auth-Token': 'operator', 'X-Forwarded-For': '198.51.100.4' }

test('neither 3,000 pipelined operations nor 200 connections keep an operator from his answer', async () => {
  const aom = await startBusyAom()
  const gateway = await startGateway({ endpoint: aom.endpoint, ...behindProxy })

  const pipelining = open(gateway.port)
  pipelining.socket.write(Array.from({ length: 3_000 }, () => post('pipelined', '203.0.113.7')).join(''))
  const many = Array.from({ length: 200 }, (_, index) => {
    const connection = open(gateway.port)
    connection.socket.write(post(`many-${index}`, '203.0.113.8'))
    return connection
  })
  await pipelining.closed
  const refused = () => many.filter(({ statuses }) => statuses()[0] === 429)
  while (refused().length < 200 - 64) await once(news, 'received')
  while (aom.of(/^many-/) < 64) await aom.nextRequest()

  const headers = operatorsHeaders
  expect(await ask(gateway.port, status, { headers })).toMatchObject({ status: 200 })
  expect(await ask(gateway.port, operation(), { method: 'POST', headers })).toMatchObject({ status: 200 })
  expect(aom.of(/^operator$/)).toBe(2)
  expect(aom.of(/^many-/)).toBe(64)
  expect(aom.of(/^pipelined$/)).toBeLessThanOrEqual(8)
  expect(aom.most()).toBeLessThanOrEqual(64 + 8 + 1)

  // Who was refused was told so, and may go on with his connection.
  for (const { text } of refused()) {
    expect(text()).toMatch(/\r\nx-not-sent: true\r\n/i)
    expect(text()).toMatch(/\r\nretry-after: 1\r\n/i)
    expect(text()).toContain('"error_code":"GATEWAY.429"')
  }
  const [again] = refused()
  again?.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await again?.until(2)
  expect(again?.statuses()).toEqual([429, 200])

  aom.answerAll()
  await Promise.all(many.map(({ until }) => until(1)))
  expect(many.filter(({ statuses }) => statuses()[0] === 200)).toHaveLength(64)
  for (const { socket } of many) socket.destroy()
  await gateway.stop(1_000)
  expect(gateway.logged.filter(({ code }) => code === 'GATEWAY.429').length).toBeLessThanOrEqual(20)
  expect(gateway.logged).toContainEqual(
    expect.objectContaining({ event: 'connection refused', reason: 'flooded' }),
  )
})

test('of pipelined requests the first eight are worked on, the others refused in their turn, and the connection goes on', async () => {
  const aom = await startBusyAom()
  const { port } = await startGateway({ endpoint: aom.endpoint, ...behindProxy })
  const { socket, statuses, until } = open(port)
  socket.write(Array.from({ length: 20 }, () => post('pipelined', '203.0.113.7')).join(''))
  while (aom.received.length < 8) await aom.nextRequest()
  aom.answerAll()
  await until(20)
  expect(statuses()).toEqual([...Array(8).fill(200), ...Array(12).fill(429)])
  socket.write(post('operator', '203.0.113.7'))
  await until(21)
  expect(statuses().at(-1)).toBe(200)
  expect(aom.received).toHaveLength(9)
  const metrics = await ask(port, '/metrics', { headers: { 'X-Forwarded-For': '127.0.0.1' } })
  expect(metrics.text).toContain('aom_operator_requests_limited_total{limit="pipelined"} 12')
  socket.destroy()
})

test('a credential that is over its limit is refused with its body read, and others are not', async () => {
  const aom = await startBusyAom()
  const { port } = await startGateway({ endpoint: aom.endpoint, ...behindProxy })
  const busy = Array.from({ length: 32 }, (_, index) => {
    const connection = open(port)
    connection.socket.write(post('busy', `203.0.113.${index}`))
    return connection
  })
  while (aom.received.length < 32) await aom.nextRequest()

  const list = [
    `POST ${cms}/workflow-list HTTP/1.1`,
    'Host: localhost',
    'X-Auth-Token: busy',
    'X-Forwarded-For: 203.0.113.99',
    'Content-Type: application/json',
    'Content-Length: 2\r\n\r\n{}',
  ].join('\r\n')
  const over = open(port)
  over.socket.write(list)
  await over.until(1)
  over.socket.write(list.replace('busy', 'operator'))
  await over.until(2)
  expect(over.statuses()).toEqual([429, 200])
  expect(aom.received).toHaveLength(33)

  aom.answerAll()
  await Promise.all(busy.map(({ until }) => until(1)))
  expect(busy.every(({ statuses }) => statuses()[0] === 200)).toBe(true)
  for (const { socket } of [over, ...busy]) socket.destroy()
})

test('work that has outlived its client still counts', async () => {
  const aom = await startBusyAom()
  const gateway = await startGateway({ endpoint: aom.endpoint, ...behindProxy })
  for (let index = 0; index < 32; index += 1) {
    const { socket } = open(gateway.port)
    socket.write(post('gone', '203.0.113.7'))
    await aom.nextRequest()
    socket.destroy()
  }
  const headers = { 'X-Auth-Token': 'gone', 'X-Forwarded-For': '203.0.113.7' }
  expect(await ask(gateway.port, operation(), { method: 'POST', headers })).toMatchObject({ status: 429 })
  expect(aom.received).toHaveLength(32)
})

test('pipelined requests whose client goes give back what they held, although their turn never came', async () => {
  const aom = await startAom((incoming, answer) => {
    // The first one is never answered.
    if (incoming.url?.endsWith('/workflow-list')) answer.end('{"elements":[]}')
  })
  const gateway = await startGateway({ endpoint: aom.endpoint, ...behindProxy })
  const get = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: gone\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n`
  const firsts = () => aom.received.filter(({ url }) => url === status).length
  const waiting = [`/api/events?project=${projectId}`, `/api/operations?project=${projectId}`]
  for (let round = 0; round < 6; round += 1) {
    const { socket, closed } = open(gateway.port)
    socket.write(
      [status, ...Array.from({ length: 7 }, (_, index) => waiting[index % 2] ?? '')].map(get).join(''),
    )
    while (firsts() <= round) await aom.nextRequest()
    socket.destroy()
    await closed
  }
  const metrics = () => ask(gateway.port, '/metrics', { headers: { 'X-Forwarded-For': '127.0.0.1' } })
  await vi.waitFor(async () => expect((await metrics()).text).toContain('aom_operator_event_streams 0'))
  const headers = { 'X-Auth-Token': 'gone', 'X-Forwarded-For': '203.0.113.7' }
  const list = () => ask(gateway.port, waiting[1] ?? '', { headers })
  const answers = await Promise.all(Array.from({ length: 32 }, list))
  expect(answers.map(({ status }) => status)).toEqual(Array(32).fill(200))
})

// Elsewhere the machine has but one loopback address.
describe.runIf(process.platform === 'linux')('clients of several addresses', () => {
  test('a client has its number of connections, and others can still come', async () => {
    const gateway = await startGateway({}, undefined, { connections: 20, connectionsPerAddress: 5 })
    const firstClosed = new Promise((resolve) => {
      gateway.server.once('connection', (socket) => socket.once('close', resolve))
    })
    const own = Array.from({ length: 8 }, () => open(gateway.port, '127.0.0.2'))
    await Promise.all(own.slice(5).map(({ closed }) => closed))
    for (const { socket } of own.slice(0, 5)) socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await Promise.all(own.slice(0, 5).map(({ until }) => until(1)))
    expect(own.map(({ statuses }) => statuses())).toEqual([[200], [200], [200], [200], [200], [], [], []])

    const metrics = await ask(gateway.port, '/metrics')
    expect(metrics.text).toContain(
      'aom_operator_connections_refused_total{reason="too many of one address"} 3',
    )
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ event: 'connection refused', from: '127.0.0.2' }),
    )
    // Whose place becomes free may come again.
    own[0]?.socket.destroy()
    await firstClosed
    const next = open(gateway.port, '127.0.0.2')
    next.socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await next.until(1)
    expect(next.statuses()).toEqual([200])
    for (const { socket } of [next, ...own]) socket.destroy()
  })

  test('idle connections of one client lock nobody out: they make room, those at work stay', async () => {
    const aom = await startBusyAom()
    const limits = { connections: 20, connectionsPerAddress: 20 }
    const gateway = await startGateway({ endpoint: aom.endpoint }, undefined, limits)
    const busy = open(gateway.port, '127.0.0.2')
    busy.socket.write(post('busy', '-'))
    await aom.nextRequest()
    const idle = Array.from({ length: 40 }, () => open(gateway.port, '127.0.0.2'))
    await Promise.all(idle.map(({ socket }) => once(socket, 'connect')))

    for (let count = 0; count < 5; count += 1) {
      const { socket, until, statuses } = open(gateway.port)
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
      await until(1)
      expect(statuses()).toEqual([200])
    }
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ event: 'connection refused', reason: 'idle', from: '127.0.0.2' }),
    )
    aom.answerAll()
    await busy.until(1)
    expect(busy.statuses()).toEqual([200])
    for (const { socket } of [busy, ...idle]) socket.destroy()
  })
})

test('a trusted proxy may have as many connections as there are', async () => {
  const gateway = await startGateway(behindProxy, undefined, { connectionsPerAddress: 1 })
  const own = Array.from({ length: 5 }, () => open(gateway.port))
  for (const { socket } of own) socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await Promise.all(own.map(({ until }) => until(1)))
  expect(own.every(({ statuses }) => statuses()[0] === 200)).toBe(true)
  for (const { socket } of own) socket.destroy()
})
