import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprint } from '../aom/credential'
import { createLog } from '../telemetry/log'
import { ask, cms, projectId, someToken, startGateway, startAom } from '../testing'

// What a caller may try with lines of the log: to blank them, to forge others, to bury them.

const run = `${cms}/workflow/workflow-1/executions/execution-1`
const who = `token ${fingerprint({ kind: 'token', token: someToken })}`
const words = ['127.0.0.1', 'accepted', 'skip', 'restart', projectId, who, 'cn-north-4', 'workflow-1', 'GET']
const named = words.flatMap((word) =>
  ['token', 'secret', 'password', 'sk', 'signature'].map((name) => `${name}=${encodeURIComponent(word)}`),
)
const query = `${named.join('&')}&node_id=node-1&action=skip`
const headers = {
  'X-Auth-Token': someToken,
  'X-Subject-Token': projectId,
  'X-Security-Token': 'SearchWorkflowExecutionDetail',
  Authorization: 'Bearer StartPausingWorkflowExecutions',
  Cookie: '/v1/{project_id}/cms/workflow/{workflow_id}/executions/{execution_id}/status',
}
const fields = { region: 'cn-north-4', who, from: '127.0.0.1', source: 'upstream' }

test('naming his own words as secrets, a caller blanks no field of a line', async () => {
  const aom = await startAom((_, answer) =>
    answer.writeHead(200, { 'X-Request-Id': 'request-7' }).end('{"result":"success"}'),
  )
  const { port, untilLogged, logged, journal } = await startGateway({ endpoint: aom.endpoint })

  await ask(port, `${run}/status?${query}`, { headers })
  expect(await untilLogged('request')).toMatchObject({
    ...fields,
    method: 'GET',
    operation: 'SearchWorkflowExecutionDetail',
    path: '/v1/{project_id}/cms/workflow/{workflow_id}/executions/{execution_id}/status',
    status: 200,
    requestId: 'request-7',
  })

  // As it was reported: parameters that an operation does not have are not even accepted.
  const refused = await ask(port, `${run}/operation?${query}`, { method: 'POST', headers })
  expect(refused.status).toBe(400)
  expect(await untilLogged('request', ({ code }) => code === 'GATEWAY.400')).toMatchObject({
    from: '127.0.0.1',
    method: 'POST',
    status: 400,
  })
  await ask(port, `${run}/operation?action=skip&node_id=node-1`, { method: 'POST', headers })
  const recorded = await journal.list({ project: projectId })
  expect(recorded).toMatchObject({
    operations: [
      {
        user: { kind: 'token', name: who },
        address: '127.0.0.1',
        projectId,
        workflowId: 'workflow-1',
        executionId: 'execution-1',
        nodeId: 'node-1',
        action: 'skip',
        outcome: 'accepted',
      },
    ],
  })
  expect(JSON.stringify(recorded)).not.toContain('[redacted]')
  expect(JSON.stringify(logged)).not.toContain('[redacted]')
})

test('AOM’s code stays readable too, and words in its place are scrubbed', async () => {
  let errorCode = 'AOM.31001418'
  const aom = await startAom((_, answer) =>
    answer.writeHead(400).end(JSON.stringify({ error_code: errorCode })),
  )
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  const token = { 'X-Auth-Token': errorCode }
  await ask(port, `${run}/status`, { headers: token })
  expect(await untilLogged('request')).toMatchObject({ code: 'AOM.31001418' })
  const secret = randomBytes(20).toString('hex')
  errorCode = `no such token: ${secret}`
  await ask(port, `${run}/status`, { headers: { 'X-Auth-Token': secret } })
  expect(await untilLogged('request', ({ code }) => code !== 'AOM.31001418')).toMatchObject({
    code: expect.stringMatching(/^no such token: \[redacted\]$/),
  })
})

test('a text that breaks out of its line, or turns it around, is written harmlessly', () => {
  const lines: string[] = []
  const log = createLog((line) => lines.push(line))
  const hostile = 'x","event":"sign-in"}\n{"event":"audit"}\r\u2028\u0085\u001b[2J\u202eesrever\u007f'
  log.info('request', { who: hostile }, { error: hostile, event: 'forged', level: 'error', time: 'never' })
  expect(lines).toHaveLength(1)
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(lines[0]).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]*$/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    event: 'request',
    who: hostile,
    error: hostile,
  })
})

test('a request cannot make its own line disappear', async () => {
  const iam = await startAom((_, answer) => answer.writeHead(401).end('{}'))
  const { endpoint } = iam
  const { port, untilLogged } = await startGateway({
    regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: endpoint }],
  })
  const body = JSON.stringify({
    auth: { identity: { password: { user: { name: 'a', password: '\ud800long' } } } },
  })
  const json = { 'Content-Type': 'application/json' }
  await ask(port, '/v3/auth/tokens', { method: 'POST', headers: json, body })
  expect(await untilLogged('request')).toMatchObject({ status: 401, from: '127.0.0.1' })
})

test('garbage tokens, pages without end and requests that are left leave few lines, and each kind its count', async () => {
  const aom = await startAom((_, answer) => answer.writeHead(401).end('{}'))
  const gateway = await startGateway({ endpoint: aom.endpoint })
  for (let index = 0; index < 45; index += 1) {
    const garbage = { 'X-Auth-Token': `garbage-${index}` }
    expect(await ask(gateway.port, `${run}/status`, { headers: garbage })).toMatchObject({ status: 401 })
    expect(await ask(gateway.port, '/attention')).toMatchObject({ status: 200 })
    expect(await ask(gateway.port, `${run}/status`, { headers: { 'X-Auth-Token': '' } })).toMatchObject({
      headers: { 'x-gateway-error': '1' },
    })
  }
  await gateway.stop(1_000)
  const linesOf = (fits: (line: Record<string, unknown>) => boolean) => gateway.logged.filter(fits)
  expect(linesOf(({ status, source }) => status === 401 && source === 'upstream')).toHaveLength(20)
  expect(linesOf(({ code }) => code === 'GATEWAY.401')).toHaveLength(20)
  expect(linesOf(({ operation }) => operation === 'page')).toHaveLength(20)
  expect(linesOf(({ event }) => String(event).endsWith('left out'))).toEqual([
    expect.objectContaining({ event: 'refusals left out', kind: 'AOM 401', count: 25 }),
    expect.objectContaining({ event: 'refusals left out', kind: 'GATEWAY.401', count: 25 }),
    expect.objectContaining({ event: 'requests left out', kind: 'page', count: 25 }),
  ])
})
