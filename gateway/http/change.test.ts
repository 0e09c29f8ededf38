import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startAom } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const retry = `${run}/operation?action=restart&node_id=n-1`
const success = '{"result":"success"}'
const key = '00000000-0000-4000-8000-000000000001'

const startSuccess = () =>
  startAom((_, answer) => answer.writeHead(200, { 'X-Request-Id': 'r-1' }).end(success))

test.each([
  [
    'POST',
    `${run}/operation?action=restart&node_id=n-1`,
    { executionId: 'e-1', nodeId: 'n-1', action: 'restart' },
  ],
  ['POST', `${run}/operation?action=skip&node_id=n-1`, { executionId: 'e-1', nodeId: 'n-1', action: 'skip' }],
  [
    'POST',
    `${run}/operation?action=continue&node_id=n-1`,
    { executionId: 'e-1', nodeId: 'n-1', action: 'continue' },
  ],
  ['POST', `${run}/terminate`, { executionId: 'e-1', nodeId: null, action: 'terminate' }],
  ['POST', `${cms}/workflow/w-1/executions`, { executionId: null, nodeId: null, action: 'run' }],
  [
    'PUT',
    `${cms}/workflow/w-1/trigger/action?action=enable`,
    { executionId: null, nodeId: null, action: 'enable' },
  ],
  [
    'PUT',
    `${cms}/workflow/w-1/trigger/action?action=disable`,
    { executionId: null, nodeId: null, action: 'disable' },
  ],
])(
  '%s %s is one operation of the journal when its answer comes, and AOM sees neither reason, key nor context',
  async (method, path, ids) => {
    const aom = await startSuccess()
    const { port, operations } = await startForwarder(aom.endpoint)
    const context = { workflowName: '发布 web', nodeName: 'Patch', baseline: { node: 'fail' } }
    const answer = await ask(port, path, {
      method,
      headers: {
        'X-Auth-Token': 't-1',
        'Idempotency-Key': key,
        'X-Operation-Reason': encodeURIComponent('磁盘已清理'),
        'X-Operation-Context': encodeURIComponent(JSON.stringify(context)),
      },
    })
    expect(answer).toMatchObject({ status: 200, text: success })
    for (const name of ['x-journal', 'x-not-sent', 'idempotency-replayed'])
      expect(answer.headers).not.toHaveProperty(name)
    expect(await operations()).toEqual([
      expect.objectContaining({
        id: key,
        ...ids,
        ...context,
        workflowId: 'w-1',
        projectId,
        region: 'custom',
        address: '127.0.0.1',
        gatewayRequestId: answer.headers['x-gateway-request-id'],
        user: {
          kind: 'token',
          account: null,
          name: expect.stringMatching(/^token [0-9a-f]{16}$/),
          id: null,
        },
        reason: '磁盘已清理',
        outcome: 'accepted',
        httpStatus: 200,
        code: null,
        aomRequestId: 'r-1',
        answer: success,
      }),
    ])
    expect(aom.received).toHaveLength(1)
    for (const name of ['x-operation-reason', 'x-operation-context', 'idempotency-key'])
      expect(aom.received[0]?.headers).not.toHaveProperty(name)
  },
)

test('a read leaves nothing in the journal', async () => {
  const aom = await startSuccess()
  const { port, operations } = await startForwarder(aom.endpoint)
  await ask(port, `${run}/status`)
  await ask(port, `${cms}/workflow-list`, { method: 'POST', body: '{}' })
  expect(await operations()).toEqual([])
})

test.each(['', 'no uuid', '"', '0'])('without a key ("%s") nothing is sent', async (header) => {
  const aom = await startSuccess()
  const { port, operations } = await startForwarder(aom.endpoint)
  const answer = await ask(port, retry, { method: 'POST', headers: { 'Idempotency-Key': header } })
  expect(answer).toMatchObject({ status: 400, headers: { 'x-not-sent': 'true' } })
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: 'GATEWAY.400' })
  expect(await operations()).toEqual([])
  expect(aom.received).toEqual([])
})

test.each([
  [400, '{"error_code":"AOM.31001418","error_msg":"no","http_code":400}', 'AOM.31001418', 'refused'],
  [401, '', null, 'refused'],
  [429, '{"error_code":"APIG.0308","request_id":"r-2"}', 'APIG.0308', 'refused'],
  [500, '{"error_code":"AOM.31001405","error_message":"no"}', 'AOM.31001405', 'refused'],
  [500, '<h1>Oops</h1>', null, 'unknown'],
  [500, '{"error_code":"APIG.0705"}', 'APIG.0705', 'unknown'],
  [503, '{"error_code":"AOM.31001405"}', 'AOM.31001405', 'unknown'],
  [200, '{"error_code":"AOM.31001418"}', 'AOM.31001418', 'refused'],
  [200, '<html>Sign in</html>', null, 'unknown'],
])(
  'AOM’s %i %s passes, and the journal calls it by its code (%s): %s',
  async (status, body, code, outcome) => {
    const aom = await startAom((_, answer) => answer.writeHead(status).end(body))
    const { port, operations, settled } = await startForwarder(aom.endpoint)
    expect(await ask(port, retry, { method: 'POST' })).toMatchObject({ status, text: body })
    expect(await operations()).toEqual([expect.objectContaining({ httpStatus: status, code, outcome })])
    expect(await settled(1)).toEqual([expect.objectContaining({ status, source: 'upstream' })])
  },
)

test('no answer, or half of one, is unknown', async () => {
  let count = 0
  const aom = await startAom((incoming, answer) => {
    count += 1
    if (count === 1) return incoming.socket.destroy()
    if (count === 2) return answer.writeHead(302, { Location: '/elsewhere' }).end()
    if (count === 4) return
    answer.writeHead(200, { 'Content-Length': '20' })
    answer.write('{"resu')
    setImmediate(() => incoming.socket.destroy())
  })
  const { port, operations, settled } = await startForwarder(aom.endpoint, {
    patience: { read: 100, change: 100 },
  })
  const answers = []
  for (let index = 0; index < 4; index += 1)
    answers.push(await ask(port, `${retry}${index}`, { method: 'POST' }))
  expect(answers.map(({ status }) => status)).toEqual([502, 502, 502, 504])
  expect(answers.map(({ headers }) => headers['x-gateway-error'])).toEqual(['1', '1', '1', '1'])
  expect(answers.map(({ headers }) => headers['x-not-sent'])).toEqual(Array(4).fill(undefined))
  const recorded = await operations()
  expect(recorded.map(({ outcome, httpStatus, code }) => [outcome, httpStatus, code])).toEqual([
    ['unknown', null, 'GATEWAY.502'],
    ['unknown', null, 'GATEWAY.502'],
    ['unknown', 200, 'GATEWAY.502'],
    ['unknown', null, 'GATEWAY.504'],
  ])
  expect((await settled(4)).map(({ status, source }) => [status, source])).toEqual([
    [502, 'gateway'],
    [502, 'gateway'],
    [502, 'gateway'],
    [504, 'gateway'],
  ])
  expect(aom.received).toHaveLength(4)
})

test('an AOM that drips has forty seconds for all of it, not for each byte', async () => {
  let isOver = false
  const aom = await startAom((_, answer) => {
    answer.writeHead(200)
    const drip = setInterval(() => answer.write(' '), 20)
    answer.on('close', () => {
      isOver = true
      clearInterval(drip)
    })
  })
  const { port, operations } = await startForwarder(aom.endpoint, { patience: { read: 100, change: 200 } })
  expect((await ask(port, retry, { method: 'POST' })).status).toBe(504)
  expect(await operations()).toEqual([
    expect.objectContaining({ outcome: 'unknown', httpStatus: 200, code: 'GATEWAY.504' }),
  ])
  await vi.waitFor(() => expect(isOver).toBe(true))
})

test('where no connection to AOM comes about, nothing was sent, and the answer says so', async () => {
  const { port, operations } = await startForwarder('http://127.0.0.1:9')
  const answer = await ask(port, retry, { method: 'POST' })
  expect(answer).toMatchObject({ status: 502, headers: { 'x-not-sent': 'true', 'x-gateway-error': '1' } })
  expect(await operations()).toEqual([expect.objectContaining({ outcome: 'notSent', code: 'GATEWAY.502' })])
})

test('the same key asks for nothing new: the recorded answer is given again', async () => {
  const aom = await startSuccess()
  const { port, operations } = await startForwarder(aom.endpoint)
  const send = (path = retry) =>
    ask(port, path, { method: 'POST', headers: { 'Idempotency-Key': `"${key}"` } })
  expect((await send()).headers).not.toHaveProperty('idempotency-replayed')
  expect(await send()).toMatchObject({
    status: 200,
    text: success,
    headers: { 'idempotency-replayed': 'true' },
  })
  const other = await send(retry.replace('restart', 'skip'))
  expect(other).toMatchObject({ status: 422, headers: { 'x-not-sent': 'true' } })
  expect(aom.received).toHaveLength(1)
  expect(await operations()).toHaveLength(1)
})

test('a request that a browser sends again under the first one joins it: AOM gets one', async () => {
  let answerNow = () => {}
  const aom = await startAom((incoming, answer) => {
    if (incoming.method === 'GET') return answer.end('{}')
    answerNow = () => answer.end(success)
  })
  const { port } = await startForwarder(aom.endpoint)
  const send = () => ask(port, retry, { method: 'POST', headers: { 'Idempotency-Key': key } })
  const first = send()
  await aom.nextRequest()
  const again = send()
  // A later request has been to AOM and back: the second has found the first by now.
  await ask(port, `${run}/status`)
  answerNow()
  const [one, two] = await Promise.all([first, again])
  expect([one, two].map(({ status, text }) => [status, text])).toEqual([
    [200, success],
    [200, success],
  ])
  expect(two.headers['idempotency-replayed']).toBe('true')
  expect(aom.received.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('with a journal that cannot be written nothing is sent, reads go on, and /readyz says so', async () => {
  const aom = await startSuccess()
  const { port, untilLogged } = await startForwarder(aom.endpoint, {
    databaseUrl: 'postgres://nobody@127.0.0.1:9/journal',
  })
  const answer = await ask(port, retry, { method: 'POST', headers: { 'X-Operation-Reason': 'because' } })
  expect(answer).toMatchObject({ status: 503, headers: { 'x-not-sent': 'true' } })
  expect(JSON.parse(answer.text)).toEqual({
    error_code: 'GATEWAY.507',
    error_msg: 'Not sent to AOM: the journal cannot be written.',
  })
  expect(aom.received).toEqual([])
  await untilLogged('journal cannot be used')
  expect((await ask(port, `${run}/status`)).status).toBe(200)
  expect(await ask(port, '/readyz')).toMatchObject({
    status: 200,
    text: '{"status":"ready","journal":"away"}',
  })
  expect(await ask(port, '/healthz')).toMatchObject({ status: 200 })
})

test('a credential that the operator pasted into the reason does not stay in the journal', async () => {
  const aom = await startSuccess()
  const { port, operations } = await startForwarder(aom.endpoint)
  const token = `MII${'Ab1'.repeat(300)}`
  const reason = encodeURIComponent(`retried with ${token} after curl -u`)
  await ask(port, retry, { method: 'POST', headers: { 'X-Operation-Reason': reason } })
  expect(await operations()).toEqual([
    expect.objectContaining({ reason: 'retried with [redacted] after curl -u' }),
  ])
})

test('a change whose tab was closed is seen through and written down', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end(success)
  })
  const { port, server, operations, settled } = await startForwarder(aom.endpoint)
  const left = new Promise((resolve) => {
    server.on('request', (_, outgoing) => outgoing.on('close', resolve))
  })
  const headers = { 'X-Auth-Token': 't-1', 'Idempotency-Key': key }
  const sent = request({ host: '127.0.0.1', port, path: retry, method: 'POST', headers }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  sent.destroy()
  await left
  answerNow()
  expect(await settled(1)).toEqual([expect.objectContaining({ status: 200, source: 'upstream' })])
  expect(await operations()).toEqual([expect.objectContaining({ outcome: 'accepted', httpStatus: 200 })])
})

test('the key that the gateway signs with is named, its secret is nowhere', async () => {
  const aom = await startSuccess()
  const secretKey = `secret-${'x'.repeat(30)}`
  const { port, operations } = await startForwarder(aom.endpoint, {
    accessKey: { accessKey: 'KEYID0000000000TEST', secretKey, securityToken: null },
  })
  await ask(port, retry, { method: 'POST', headers: { 'X-Auth-Token': 'ignored' } })
  const recorded = await operations()
  expect(recorded).toEqual([
    expect.objectContaining({ user: { kind: 'key', account: null, name: 'KEYI…TEST', id: null } }),
  ])
  expect(aom.received[0]?.headers).toMatchObject({
    authorization: expect.stringContaining('SDK-HMAC-SHA256 Access=KEYID0000000000TEST'),
    'x-project-id': projectId,
  })
  expect(aom.received[0]?.headers).not.toHaveProperty('x-auth-token')
  expect(JSON.stringify([recorded, aom.received])).not.toContain(secretKey)
})
