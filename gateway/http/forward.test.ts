import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ask, cms, someToken, startGateway, startAom } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const headers = { 'X-Auth-Token': someToken, 'Idempotency-Key': '00000000-0000-4000-8000-000000000001' }

test.each([
  [200, 'text/html', Buffer.from('<h1>Maintenance</h1>\n')],
  [
    500,
    'application/json',
    Buffer.from('{"error_code":"AOM.31001405","error_message":"","http_code":"500"}'),
  ],
  [401, 'application/json;charset=UTF-8', Buffer.from('')],
  [200, 'application/json', Buffer.from('{"success"}')],
  [429, 'application/octet-stream', Buffer.from([0, 255, 254, 128])],
])('AOM’s answer %i %s passes untouched', async (status, type, body) => {
  const aom = await startAom((_, answer) => {
    answer.writeHead(status, {
      'Content-Type': type,
      'X-Request-Id': 'r-1',
      'Retry-After': '7',
      'Set-Cookie': 'a=b',
      'X-Subject-Token': 'secret',
      'X-Gateway-Error': '1',
      'Access-Control-Allow-Origin': '*',
    })
    answer.end(body)
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${run}/status`)
  expect(answer).toMatchObject({ status, body })
  expect(answer.headers).toMatchObject({ 'content-type': type, 'x-request-id': 'r-1', 'retry-after': '7' })
  for (const name of ['set-cookie', 'x-subject-token', 'x-gateway-error', 'access-control-allow-origin'])
    expect(answer.headers).not.toHaveProperty(name)
})

test('a compressed answer keeps its bytes and its encoding, and is asked for only if the browser reads it', async () => {
  const body = gzipSync('[]')
  const aom = await startAom((_, answer) =>
    answer.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' }).end(body),
  )
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${run}/status`, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
  expect(answer.body).toEqual(body)
  expect(answer.headers['content-encoding']).toBe('gzip')
  await ask(port, `${run}/status`, { headers: { 'Accept-Encoding': 'br, gzip;q=0' } })
  expect(aom.received.map(({ headers }) => headers['accept-encoding'])).toEqual(['gzip', 'identity'])
})

test('a redirect is not followed', async () => {
  const aom = await startAom((_, answer) => answer.writeHead(302, { Location: '/elsewhere' }).end())
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const answer = await ask(port, `${run}/terminate`, { method: 'POST' })
  expect(answer.status).toBe(502)
  expect(answer.headers).not.toHaveProperty('location')
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'GATEWAY.502' })
  expect(aom.received).toHaveLength(1)
})

test('no AOM at all is 502', async () => {
  const { port } = await startGateway({ endpoint: 'http://127.0.0.1:9' })
  const answer = await ask(port, `${run}/operation?action=skip&node_id=n`, { method: 'POST' })
  expect(answer.status).toBe(502)
  expect(answer.headers['x-gateway-error']).toBe('1')
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'GATEWAY.502' })
})

test.each([['read'], ['change']])('a %s whose connection dies is 502 and not sent again', async (kind) => {
  let count = 0
  const aom = await startAom((incoming, answer) => {
    count += 1
    // The first is answered, so that a kept-alive connection is there to be reused and to die.
    if (count === 1) answer.end('{}')
    else incoming.socket.destroy()
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  await ask(port, `${run}/status`)
  const answer =
    kind === 'read'
      ? await ask(port, `${run}/status`, { headers: { 'Cache-Control': 'no-cache' } })
      : await ask(port, `${run}/operation?action=restart&node_id=n`, { method: 'POST' })
  expect(answer.status).toBe(502)
  expect(aom.received).toHaveLength(2)
})

test('a silent AOM is 504, sooner for a read than for a change', async () => {
  const aom = await startAom(() => {})
  const { port } = await startGateway({ endpoint: aom.endpoint }, { read: 50, change: 300 })
  const order: string[] = []
  const [change, read] = await Promise.all([
    ask(port, `${run}/terminate`, { method: 'POST' }).finally(() => order.push('change')),
    ask(port, `${run}/status`).finally(() => order.push('read')),
  ])
  expect(order).toEqual(['read', 'change'])
  expect([read.status, change.status]).toEqual([504, 504])
  expect(JSON.parse(change.text)).toEqual({
    error_code: 'GATEWAY.504',
    error_msg: 'AOM did not answer within 0.3 s.',
  })
  expect(aom.received).toHaveLength(2)
})

test('an answer that breaks off or falls silent does not look complete', async () => {
  const aom = await startAom((incoming, answer) => {
    answer.write('[{"half"')
    if (incoming.url?.endsWith('status')) setImmediate(() => incoming.socket.destroy())
  })
  const { port } = await startGateway({ endpoint: aom.endpoint }, { read: 100, change: 100 })
  expect(await ask(port, `${run}/status`)).toMatchObject({
    status: 502,
    headers: { 'x-gateway-error': '1' },
    text: expect.stringContaining('broke off'),
  })
  expect(await ask(port, `${cms}/workflow/w-1/executions`)).toMatchObject({
    status: 504,
    headers: { 'x-gateway-error': '1' },
  })
})

const piece = Buffer.alloc(1024 * 1024, 'AOM ')

test('an answer too large to hold streams: its first bytes arrive before its last are written', async () => {
  let finish = () => {}
  const aom = await startAom((_, answer) => {
    for (let count = 0; count < 9; count += 1) answer.write(piece)
    finish = () => answer.end('last')
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const sent = request({ host: '127.0.0.1', port, path: `${run}/status`, headers }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  let length = 0
  let tail = ''
  answer.on('data', (chunk: Buffer) => {
    length += chunk.length
    tail = (tail + chunk.toString('latin1')).slice(-4)
    if (length === 9 * piece.length) finish()
  })
  await once(answer, 'end')
  expect([length, tail]).toEqual([9 * piece.length + 4, 'last'])
})

test('a large answer that breaks off does not look complete', async () => {
  const aom = await startAom((incoming, answer) => {
    for (let count = 0; count < 9; count += 1) answer.write(piece)
    answer.write('half', () => setImmediate(() => incoming.socket.destroy()))
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  await expect(ask(port, `${run}/status`)).rejects.toThrow(/aborted|hang up|ECONNRESET/)
})

test('a browser that goes away ends its read in AOM', async () => {
  const aom = await startAom(() => {})
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const ended = new Promise((resolve) => {
    aom.server.on('request', (_, answer) => answer.on('close', resolve))
  })
  const sent = request({ host: '127.0.0.1', port, path: `${run}/status`, headers }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  sent.destroy()
  await ended
  expect(aom.received).toHaveLength(1)
})

test('a browser that goes away does not end its operation in AOM, and shutdown waits for it', async () => {
  const ending: string[] = []
  let answerNow = () => {}
  const aom = await startAom((incoming, answer) => {
    if (incoming.method === 'GET') return answer.end('{}')
    answer.on('finish', () => ending.push('answered'))
    answer.on('close', () => ending.push('closed'))
    answerNow = () => answer.end('{"result":"success"}')
  })
  const { port, server, stop } = await startGateway({ endpoint: aom.endpoint })
  const gatewaySaw = new Promise((resolve) => {
    server.on('request', (_, answer) => answer.on('close', resolve))
  })
  const path = `${run}/operation?action=continue&node_id=n`
  const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  sent.destroy()
  await gatewaySaw
  // A whole round trip to AOM: had the operation been cancelled, it would show by now.
  await ask(port, `${run}/status`)
  const stopped = stop(5_000).then(() => ending.push('stopped'))
  await expect(ask(port, '/healthz')).rejects.toThrow(/ECONNREFUSED/)
  expect(ending).toEqual([])
  answerNow()
  await stopped
  expect(ending[0]).toBe('answered')
  expect(ending).toContain('stopped')
  expect(aom.received).toHaveLength(2)
})

test('shutdown lets an operation in flight finish and takes no new request', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{"result":"success"}')
  })
  const { port, stop } = await startGateway({ endpoint: aom.endpoint })
  const operation = ask(port, `${run}/operation?action=skip&node_id=n`, { method: 'POST' })
  await aom.nextRequest()
  const stopped = stop(5_000)
  await expect(ask(port, '/healthz')).rejects.toThrow(/ECONNREFUSED/)
  answerNow()
  expect(await operation).toMatchObject({ status: 200, text: '{"result":"success"}' })
  await stopped
})
