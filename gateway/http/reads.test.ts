import { request } from 'node:http'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startAom } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const status = `${run}/status`
const skip = `${run}/operation?action=skip&node_id=n-1`
const as = (token: string, more = {}) => ({ headers: { 'X-Auth-Token': token, ...more } })

/** AOM that answers when told to: `answer(0)` is the first request's. */
async function startWaitingAom() {
  const answers: ServerResponse[] = []
  const aom = await startAom((_, answer) => answers.push(answer))
  const receivedCount = async (count: number) => {
    while (aom.received.length < count) await aom.nextRequest()
  }
  return { ...aom, receivedCount, answer: (index: number, text: string) => answers[index]?.end(text) }
}

test('twenty who ask at once cost one read, and all get the same bytes', async () => {
  const body = gzipSync('{"status":"running"}')
  const aom = await startAom((_, answer) => {
    answer.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
      'X-Request-Id': 'r-1',
    })
    answer.end(body)
  })
  const { port, settled } = await startForwarder(aom.endpoint)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask(port, status, as('t-1', { 'Accept-Encoding': 'gzip' }))),
  )
  expect(aom.received).toHaveLength(1)
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 200, body })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'x-request-id': 'r-1',
      'cache-control': 'no-store',
      age: expect.stringMatching(/^\d+$/),
      'x-read-age': expect.stringMatching(/^\d+$/),
    })
  }
  expect(answers.filter(({ headers }) => headers['x-read-age'] === '0')).not.toHaveLength(0)
  const outcomes = await settled(20)
  expect(outcomes.filter(({ source }) => source === 'upstream')).toHaveLength(1)
  expect(outcomes.filter(({ source }) => source === 'shared')).toHaveLength(19)
  expect(outcomes.every((outcome) => outcome.status === 200 && outcome.requestId === 'r-1')).toBe(true)
})

test('who may not have the same answer does not get it', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const { port } = await startForwarder(aom.endpoint)
  const list = (token: string, body: string) =>
    ask(port, `${cms}/workflow-list`, {
      method: 'POST',
      body,
      headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json' },
    })
  await ask(port, status, as('t-1'))
  await ask(port, status, as('t-2'))
  await ask(port, status, as('t-3'))
  await ask(port, status, as('t-1', { 'Accept-Encoding': 'gzip' }))
  await ask(port, `${cms}/workflow/w-1/executions/e-2/status`, as('t-1'))
  await ask(port, `${cms}/workflow/w-1/executions?x_enterprise_project_id=0`, as('t-1'))
  await ask(port, `${cms}/workflow/w-1/executions?x_enterprise_project_id=1`, as('t-1'))
  await list('t-1', '{"page":1}')
  await list('t-1', '{"page":2}')
  await list('t-2', '{"page":1}')
  expect(aom.received).toHaveLength(10)
  await ask(port, status, as('t-1'))
  // How a browser asks that keeps nothing itself: it wants no answer from its own cache, and the gateway's is none.
  await ask(port, status, as('t-2', { 'Cache-Control': 'max-age=0' }))
  await list('t-1', '{"page":1}')
  expect(aom.received).toHaveLength(10)
})

test('a read that says no-cache asks AOM for itself, and others share it', async () => {
  const aom = await startWaitingAom()
  const { port } = await startForwarder(aom.endpoint)
  const usual = ask(port, status, as('t-1'))
  await aom.receivedCount(1)
  const fresh = ask(port, status, as('t-1', { 'Cache-Control': 'max-age=0, no-cache' }))
  await aom.receivedCount(2)
  aom.answer(1, 'fresh')
  expect(await fresh).toMatchObject({ text: 'fresh' })
  expect((await fresh).headers['x-read-age']).toBe('0')
  // Where the journal stood, for the change that is decided on it.
  expect((await fresh).headers['x-journal-seq']).toBe('0')
  expect(await ask(port, status, as('t-1'))).toMatchObject({ text: 'fresh' })
  aom.answer(0, 'old')
  expect(await usual).toMatchObject({ text: 'old' })
  expect((await usual).headers).not.toHaveProperty('x-journal-seq')
  expect(await ask(port, status, as('t-1'))).toMatchObject({ text: 'fresh' })
  expect(aom.received).toHaveLength(2)
})

test('a refusal is not kept: the next one asks AOM', async () => {
  const aom = await startAom((_, answer) => {
    answer.writeHead(401, { 'Content-Type': 'application/json' })
    answer.end('{"error_code":"APIG.0301","error_msg":"token expires","request_id":"r-9"}')
  })
  const { port, settled } = await startForwarder(aom.endpoint)
  expect((await ask(port, status, as('t-1'))).status).toBe(401)
  expect((await ask(port, status, as('t-1'))).status).toBe(401)
  expect(aom.received).toHaveLength(2)
  const outcomes = await settled(2)
  expect(outcomes[0]).toMatchObject({ status: 401, code: 'APIG.0301', requestId: 'r-9', source: 'upstream' })
})

test('an operation drops what was read: at its sending and again at its answer, for every credential', async () => {
  const aom = await startWaitingAom()
  const { port } = await startForwarder(aom.endpoint)
  const before = ask(port, status, as('t-1'))
  await aom.receivedCount(1)
  aom.answer(0, 'failed')
  await before
  const underWay = ask(port, `${cms}/workflow/w-1/executions`, as('t-2'))
  await aom.receivedCount(2)

  const operation = ask(port, skip, { method: 'POST', ...as('t-1') })
  await aom.receivedCount(3)
  const during = ask(port, status, as('t-1'))
  const joined = ask(port, `${cms}/workflow/w-1/executions`, as('t-2'))
  await aom.receivedCount(5)
  aom.answer(2, '{"result":"success"}')
  expect((await operation).status).toBe(200)

  const after = ask(port, status, as('t-1'))
  await aom.receivedCount(6)
  for (const [index, text] of ['', 'before', '', 'during', 'during', 'skipped'].entries())
    if (index !== 2) aom.answer(index, text)
  expect(await Promise.all([underWay, during, joined, after].map(async (one) => (await one).text))).toEqual([
    'before',
    'during',
    'during',
    'skipped',
  ])
  expect((await ask(port, status, as('t-1'))).text).toBe('skipped')
})

test('an effect that somebody saw drops what was asked before it', async () => {
  const held: ServerResponse[] = []
  const aom = await startAom((incoming, answer) =>
    incoming.url === status ? held.push(answer) : answer.end('{"result":"success"}'),
  )
  const { port, operations } = await startForwarder(aom.endpoint)
  await ask(port, skip, { method: 'POST', ...as('t-1') })
  const asked = [ask(port, status, as('t-1'))]
  while (held.length < 1) await aom.nextRequest()
  const [operation] = await operations()
  const told = await ask(port, `/api/operations/${operation?.id}/effect?project=${projectId}`, {
    method: 'PUT',
    body: JSON.stringify({ seenAt: Date.now(), what: {} }),
    headers: { 'X-Auth-Token': 't-2', 'Content-Type': 'application/json' },
  })
  expect(told.status).toBe(200)
  // Those before the gateway hears of it join the one under way.
  const joins = () => {
    asked.push(ask(port, status, as('t-1')))
    expect(held.length).toBeGreaterThan(1)
  }
  await vi.waitFor(joins, { timeout: 3_000, interval: 100 })
  for (const answer of held) answer.end('{}')
  await Promise.all(asked)
})

test('an operation that is asked for twice, by whomever, is one: the second is told of the first', async () => {
  const aom = await startWaitingAom()
  const { port } = await startForwarder(aom.endpoint)
  // AOM lets the second one read the project: only such a one may know of the first.
  const look = ask(port, status, as('t-2'))
  await aom.receivedCount(1)
  aom.answer(0, '{}')
  await look
  const first = ask(port, skip, { method: 'POST', ...as('t-1') })
  await aom.receivedCount(2)
  const second = await ask(port, skip, { method: 'POST', ...as('t-2') })
  expect(second).toMatchObject({ status: 409, headers: { 'x-not-sent': 'true' } })
  expect(JSON.parse(second.text)).toMatchObject({ operation: { outcome: 'open', nodeId: 'n-1' } })
  aom.answer(1, '{"result":"success"}')
  expect((await first).status).toBe(200)
  expect(aom.received.map(({ method }) => method)).toEqual(['GET', 'POST'])
})

test('AOM is let off when the last of those who wait has gone, not when the first has', async () => {
  const aom = await startWaitingAom()
  let isCut = false
  const cut = new Promise<void>((resolve) => {
    aom.server.on('request', (_, answer: ServerResponse) => {
      answer.on('close', () => {
        if (answer.writableFinished) return
        isCut = true
        resolve()
      })
    })
  })
  const { port, server, settled } = await startForwarder(aom.endpoint)
  const taken = (count: number) =>
    new Promise<void>((resolve) => {
      let seen = 0
      server.on('request', () => (seen += 1) === count && resolve())
    })
  const both = taken(2)
  const sent = [1, 2].map(() => {
    const one = request({ host: '127.0.0.1', port, path: status, ...as('t-1') }).end()
    one.on('error', () => {})
    return one
  })
  await both
  // A later request has reached AOM: the earlier ones have joined their read by then.
  const executions = `${cms}/workflow/w-1/executions`
  const passes = async (index: number) => {
    const answered = ask(port, executions, as(`t-${index}`))
    await aom.receivedCount(index + 1)
    aom.answer(index, '[]')
    await answered
  }
  await passes(1)
  sent[0]?.destroy()
  await settled(2)
  await passes(2)
  expect(isCut).toBe(false)
  sent[1]?.destroy()
  const outcomes = await settled(4)
  expect(outcomes.map((outcome) => outcome['status'])).toEqual([200, null, 200, null])
  await cut
})

test('an answer too large to hold reaches all who wait for it whole, and the next one asks AOM', async () => {
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  onTestFinished(() => void process.off('warning', warn))
  const piece = Buffer.alloc(1024 * 1024, 'AOM ')
  const pieces = 40
  const aom = await startAom((_, answer) => {
    Readable.from(Array.from({ length: pieces }, () => piece)).pipe(answer)
  })
  const { port } = await startForwarder(aom.endpoint)
  const answers = await Promise.all([ask(port, status), ask(port, status)])
  for (const { body } of answers) {
    expect(body).toHaveLength(pieces * piece.length)
    expect(body.subarray(-piece.length).equals(piece)).toBe(true)
  }
  const before = aom.received.length
  await ask(port, status)
  expect(aom.received).toHaveLength(before + 1)
  expect(warnings).toEqual([])
})
