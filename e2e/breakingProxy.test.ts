import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startBreakingProxy, type BreakingProxy } from './breakingProxy'

/** What the server got, whole. */
let received: string[]
const server = createServer((incoming, outgoing) => {
  void bodyOf(incoming).then((body) => {
    received.push(`${incoming.method} ${incoming.url} ${body}`)
    server.emit('received')
    outgoing.end('done')
  })
})
let proxy: BreakingProxy
let client: Socket

beforeEach(async () => {
  received = []
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  proxy = await startBreakingProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  client.on('error', () => undefined)
})

afterEach(async () => {
  client.destroy()
  await proxy.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const message = (method: string, target: string, body = '') =>
  `${method} ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`

/** The answer on a connection that stays open, or how it ended without one. */
function outcome(): Promise<string> {
  return new Promise((resolve) => {
    client.once('data', (chunk) => resolve(chunk.toString().slice(0, 12)))
    client.once('end', () => resolve('closed'))
    client.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
  })
}

it.each([
  ['reset', 'ECONNRESET'],
  ['close', 'closed'],
] as const)('%s under a POST: the server has it whole, the client gets nothing', async (how, end) => {
  client.write(message('GET', '/page'))
  expect(await outcome()).toBe('HTTP/1.1 200')
  proxy.breakPosts(how)
  const arrived = once(server, 'received')
  client.write(message('POST', '/operation', '{"a":'.padEnd(90_000)))
  expect(await outcome()).toBe(end)
  await arrived
  expect(received).toEqual(['GET /page ', `POST /operation ${'{"a":'.padEnd(90_000)}`])
  expect(proxy.broken).toEqual(['POST /operation'])
})

it('breaks as many as it was told, of the path it was told, and lets all others pass', async () => {
  proxy.breakPosts('reset', { times: 1, target: /\/operation\?/ })
  for (const [method, target] of [
    ['POST', '/workflow-list'],
    ['GET', '/operation?action=skip'],
  ] as const) {
    client.write(message(method, target, 'body'))
    expect(await outcome()).toBe('HTTP/1.1 200')
  }
  client.write(message('POST', '/operation?action=skip'))
  expect(await outcome()).toBe('ECONNRESET')
  client = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  client.write(message('POST', '/operation?action=skip'))
  expect(await outcome()).toBe('HTTP/1.1 200')
  expect(proxy.broken).toEqual(['POST /operation?action=skip'])
})

it('a POST in pieces is broken once it is whole', async () => {
  proxy.breakPosts('close')
  const whole = message('POST', '/operation', 'reason')
  client.setNoDelay(true)
  for (const piece of [whole.slice(0, 10), whole.slice(10, -3), whole.slice(-3)])
    await new Promise<void>((resolve) => client.write(piece, () => resolve()))
  expect(await outcome()).toBe('closed')
  expect(proxy.broken).toEqual(['POST /operation'])
})

it('breaks what is open at a moment that the test chooses', async () => {
  client.write(message('GET', '/page'))
  expect(await outcome()).toBe('HTTP/1.1 200')
  const end = outcome()
  expect(proxy.breakAll('reset')).toBe(1)
  expect(await end).toBe('ECONNRESET')
})

it('moves to another server, and what is open stays where it is', async () => {
  client.write(message('GET', '/page'))
  expect(await outcome()).toBe('HTTP/1.1 200')
  const other = createServer((_, outgoing) => outgoing.writeHead(204).end())
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  proxy.moveTo(`http://127.0.0.1:${(other.address() as AddressInfo).port}`)
  client.write(message('GET', '/page'))
  expect(await outcome()).toBe('HTTP/1.1 200')
  client.destroy()
  client = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  client.write(message('GET', '/page'))
  expect(await outcome()).toBe('HTTP/1.1 204')
  other.closeAllConnections()
  await new Promise((resolve) => other.close(resolve))
})
