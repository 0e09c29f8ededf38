import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startForwarder } from '../forwarderTesting'
import { ask, cms, projectId, startUpstream } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const retry = `${run}/operation?action=restart&node_id=n-1`
const success = '{"result":"success"}'

const startSuccess = () =>
  startUpstream((_, answer) => answer.writeHead(200, { 'X-Request-Id': 'r-1' }).end(success))

test.each([
  [
    'POST',
    `${run}/operation?action=restart&node_id=n-1`,
    { execution: 'e-1', node: 'n-1', action: 'restart' },
  ],
  ['POST', `${run}/operation?action=skip&node_id=n-1`, { execution: 'e-1', node: 'n-1', action: 'skip' }],
  [
    'POST',
    `${run}/operation?action=continue&node_id=n-1`,
    { execution: 'e-1', node: 'n-1', action: 'continue' },
  ],
  ['POST', `${run}/terminate`, { execution: 'e-1', node: null, action: 'terminate' }],
  ['POST', `${cms}/workflow/w-1/executions`, { execution: null, node: null, action: 'run' }],
  [
    'PUT',
    `${cms}/workflow/w-1/trigger/action?action=enable`,
    { execution: null, node: null, action: 'enable' },
  ],
  [
    'PUT',
    `${cms}/workflow/w-1/trigger/action?action=disable`,
    { execution: null, node: null, action: 'disable' },
  ],
])(
  '%s %s is one line of the audit when its answer comes, and AOM does not see the reason',
  async (method, path, ids) => {
    const aom = await startSuccess()
    const { port, audited } = await startForwarder(aom.endpoint)
    const answer = await ask(port, path, {
      method,
      headers: { 'X-Auth-Token': 't-1', 'X-Operation-Reason': encodeURIComponent('磁盘已清理') },
    })
    const lines = audited()
    expect(answer).toMatchObject({ status: 200, text: success })
    expect(answer.headers).not.toHaveProperty('x-audit')
    expect(lines).toEqual([
      {
        ...ids,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        who: expect.stringMatching(/^token [0-9a-f]{16}$/),
        from: '10.0.0.7',
        region: 'custom',
        project: projectId,
        workflow: 'w-1',
        reason: '磁盘已清理',
        status: 200,
        code: null,
        requestId: 'r-1',
        outcome: 'accepted',
        durationMs: expect.any(Number),
      },
    ])
    expect(aom.received).toHaveLength(1)
    expect(aom.received[0]?.headers).not.toHaveProperty('x-operation-reason')
  },
)

test('a read leaves no line', async () => {
  const aom = await startSuccess()
  const { port, audited } = await startForwarder(aom.endpoint)
  await ask(port, `${run}/status`)
  await ask(port, `${cms}/workflow-list`, { method: 'POST', body: '{}' })
  expect(audited()).toEqual([])
})

test.each([
  [400, '{"error_code":"AOM.31001418","error_msg":"no","http_code":400}', 'AOM.31001418', 'refused'],
  [401, '', null, 'refused'],
  [429, '{"error_code":"APIG.0308","request_id":"r-2"}', 'APIG.0308', 'refused'],
  [500, '{"error_code":"AOM.31001405","error_message":"no"}', 'AOM.31001405', 'refused'],
  [500, '<h1>Oops</h1>', null, 'unknown'],
  [500, '{"error_code":"APIG.0705"}', 'APIG.0705', 'unknown'],
  [503, '{"error_code":"AOM.31001405"}', 'AOM.31001405', 'unknown'],
])('AOM’s %i %s passes, and the audit calls it by its code (%s): %s', async (status, body, code, outcome) => {
  const aom = await startUpstream((_, answer) => answer.writeHead(status).end(body))
  const { port, audited, outcomes, settled } = await startForwarder(aom.endpoint)
  expect(await ask(port, retry, { method: 'POST' })).toMatchObject({ status, text: body })
  expect(audited()).toEqual([expect.objectContaining({ status, code, outcome, who: 'nobody' })])
  await settled(1)
  expect(outcomes).toEqual([expect.objectContaining({ status, code, source: 'upstream' })])
})

test('no answer, or half of one, is unknown', async () => {
  let count = 0
  const aom = await startUpstream((incoming, answer) => {
    count += 1
    if (count === 1) return incoming.socket.destroy()
    if (count === 2) return answer.writeHead(302, { Location: '/elsewhere' }).end()
    if (count === 4) return
    answer.writeHead(200, { 'Content-Length': '20' })
    answer.write('{"resu')
    setImmediate(() => incoming.socket.destroy())
  })
  const { port, audited, outcomes, settled } = await startForwarder(aom.endpoint, {
    patience: { read: 100, change: 100 },
  })
  const answers = []
  for (let index = 0; index < 4; index += 1) answers.push(await ask(port, retry, { method: 'POST' }))
  expect(answers.map(({ status }) => status)).toEqual([502, 502, 502, 504])
  expect(answers.map(({ headers }) => headers['x-gateway-error'])).toEqual(['1', '1', '1', '1'])
  expect(audited().map(({ outcome, status, code }) => [outcome, status, code])).toEqual([
    ['unknown', null, 'GATEWAY.502'],
    ['unknown', null, 'GATEWAY.502'],
    ['unknown', 200, 'GATEWAY.502'],
    ['unknown', null, 'GATEWAY.504'],
  ])
  await settled(4)
  expect(outcomes.map(({ status, source }) => [status, source])).toEqual([
    [502, 'gateway'],
    [502, 'gateway'],
    [502, 'gateway'],
    [504, 'gateway'],
  ])
  expect(aom.received).toHaveLength(4)
})

test('with a full disk nothing is sent', async () => {
  const aom = await startSuccess()
  const { port, logged, outcomes, settled } = await startForwarder(aom.endpoint, { auditLog: '/dev/full' })
  const answer = await ask(port, retry, { method: 'POST', headers: { 'X-Operation-Reason': 'because' } })
  expect(answer.status).toBe(503)
  expect(JSON.parse(answer.text)).toEqual({
    error_code: 'GATEWAY.507',
    error_msg: 'Not sent to AOM: the audit log cannot be written.',
  })
  expect(aom.received).toEqual([])
  expect(logged()).toContainEqual(
    expect.objectContaining({
      level: 'error',
      event: 'audit entry not written',
      entry: expect.objectContaining({
        outcome: 'blocked',
        action: 'restart',
        node: 'n-1',
        reason: 'because',
        status: null,
        code: 'GATEWAY.507',
      }),
    }),
  )
  await settled(1)
  expect(outcomes).toEqual([expect.objectContaining({ status: 503, code: 'GATEWAY.507', source: 'gateway' })])
  // Reads go on.
  expect((await ask(port, `${run}/status`)).status).toBe(200)
})

test('AUDIT_REQUIRED=0 sends it all the same, and both the log and the answer say so', async () => {
  const aom = await startSuccess()
  const { port, logged } = await startForwarder(aom.endpoint, { auditLog: '/dev/full', auditRequired: false })
  const answer = await ask(port, retry, { method: 'POST' })
  expect(answer).toMatchObject({ status: 200, text: success })
  expect(answer.headers['x-audit']).toBe('failed')
  expect(logged().map(({ level, event }) => `${String(level)}: ${String(event)}`)).toEqual([
    'error: audit check failed',
    'warn: change sent although the audit cannot be written',
    'error: audit entry not written',
  ])
})

test('the gateway’s own answer says it too when neither AOM answers nor the audit can be written', async () => {
  const aom = await startUpstream((incoming) => incoming.socket.destroy())
  const { port } = await startForwarder(aom.endpoint, { auditLog: '/dev/full', auditRequired: false })
  expect(await ask(port, retry, { method: 'POST' })).toMatchObject({
    status: 502,
    headers: { 'x-audit': 'failed', 'x-gateway-error': '1' },
  })
})

test('an audit that fails after AOM’s answer: the answer passes, the log keeps the entry, the next change waits', async () => {
  const auditLog = join(mkdtempSync(join(tmpdir(), 'audit-')), 'audit.jsonl')
  let spoil = () => {}
  const aom = await startUpstream((_, answer) => {
    spoil()
    answer.end(success)
  })
  const { port, logged } = await startForwarder(aom.endpoint, { auditLog })
  expect((await ask(port, retry, { method: 'POST' })).headers).not.toHaveProperty('x-audit')

  spoil = () => {
    rmSync(auditLog)
    mkdirSync(auditLog)
  }
  const unwritten = await ask(port, retry, { method: 'POST', headers: { 'X-Operation-Reason': 'second' } })
  spoil = () => {}
  expect(unwritten).toMatchObject({ status: 200, text: success })
  expect(unwritten.headers['x-audit']).toBe('failed')
  expect(logged()).toContainEqual(
    expect.objectContaining({
      event: 'audit entry not written',
      entry: expect.objectContaining({ outcome: 'accepted', reason: 'second', status: 200 }),
    }),
  )
  expect((await ask(port, retry, { method: 'POST' })).status).toBe(503)
  expect(aom.received).toHaveLength(2)

  rmSync(auditLog, { recursive: true })
  expect((await ask(port, retry, { method: 'POST' })).status).toBe(200)
  expect(aom.received).toHaveLength(3)
  const lines = readFileSync(auditLog, 'utf8').trim().split('\n')
  expect(
    lines.map((line) => (JSON.parse(line) as { event?: string; outcome?: string }).event ?? 'entry'),
  ).toEqual(['probe', 'entry'])
})

test('a credential that the operator pasted into the reason does not stay in the audit', async () => {
  const aom = await startSuccess()
  const { port, audited } = await startForwarder(aom.endpoint)
  const token = `MII${'Ab1'.repeat(300)}`
  const reason = encodeURIComponent(`retried with ${token} after curl -u`)
  await ask(port, retry, { method: 'POST', headers: { 'X-Operation-Reason': reason } })
  expect(audited()).toEqual([expect.objectContaining({ reason: 'retried with [redacted] after curl -u' })])
})

test('a change whose tab was closed is seen through and written down', async () => {
  let answerNow = () => {}
  const aom = await startUpstream((_, answer) => {
    answerNow = () => answer.end(success)
  })
  const { port, audited, outcomes, settled, left } = await startForwarder(aom.endpoint)
  const sent = request({ host: '127.0.0.1', port, path: retry, method: 'POST' }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  sent.destroy()
  await left()
  answerNow()
  await settled(1)
  expect(audited()).toEqual([expect.objectContaining({ outcome: 'accepted', status: 200 })])
  expect(outcomes).toEqual([expect.objectContaining({ status: 200, source: 'upstream' })])
})

test('the key that the gateway signs with is named, its secret is nowhere', async () => {
  const aom = await startSuccess()
  const secretKey = `secret-${'x'.repeat(30)}`
  const { port, audited } = await startForwarder(aom.endpoint, {
    accessKey: { accessKey: 'KEYID0000000000TEST', secretKey, securityToken: null },
  })
  await ask(port, retry, { method: 'POST', headers: { 'X-Auth-Token': 'ignored' } })
  expect(audited()).toEqual([expect.objectContaining({ who: 'key KEYID0000000000TEST' })])
  expect(aom.received[0]?.headers).toMatchObject({
    authorization: expect.stringContaining('SDK-HMAC-SHA256 Access=KEYID0000000000TEST'),
    'x-project-id': projectId,
  })
  expect(aom.received[0]?.headers).not.toHaveProperty('x-auth-token')
  expect(JSON.stringify([audited(), aom.received])).not.toContain(secretKey)
})
