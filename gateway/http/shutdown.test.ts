import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, cms, startGateway, startAom } from '../testing'

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

/** Answers the last request when it is told to. */
async function startSlowAom(text = '{}') {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end(text)
  })
  return { aom, answerNow: () => answerNow() }
}

test('/healthz and /readyz answer, and the latter says while the gateway stops', async () => {
  const { aom, answerNow } = await startSlowAom()
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
  const { aom, answerNow } = await startSlowAom()
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
  const { aom, answerNow } = await startSlowAom('{"result":"success"}')
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
