import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { createMetrics } from './metrics'
import { ask, cms, someToken, startGateway, startAom } from '../testing'
import type { TestSettings } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const operation = `${run}/operation?action=skip&node_id=n-1`
const op = 'operation="StartPausingWorkflowExecutions"'

async function metricsOf(port: number): Promise<string> {
  const answer = await ask(port, '/metrics')
  expect(answer.status).toBe(200)
  return answer.text
}

test('requests are counted by operation and status, and timed', async () => {
  let status = 200
  const aom = await startAom((_, answer) => answer.writeHead(status).end('{}'))
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  await ask(port, operation, { method: 'POST' })
  await ask(port, `${operation}2`, { method: 'POST' })
  status = 500
  await ask(port, `${operation}3`, { method: 'POST' })
  await ask(port, '/attention')
  await ask(port, '/assets/index-abc.js')
  await ask(port, '/v1/nothing')
  await untilLogged('request', (line) => line.operation === 'refused')

  const answer = await ask(port, '/metrics')
  expect(answer.headers).toMatchObject({
    'content-type': expect.stringMatching(/^text\/plain; version=0\.0\.4/),
    'cache-control': 'no-store',
  })
  const lines = answer.text.split('\n')
  expect(lines).toContain(`http_requests_total{${op},status="200"} 2`)
  expect(lines).toContain(`http_requests_total{${op},status="500"} 1`)
  expect(lines).toContain('http_requests_total{operation="page",status="200"} 1')
  expect(lines).toContain('http_requests_total{operation="asset",status="200"} 1')
  expect(lines).toContain('http_requests_total{operation="refused",status="404"} 1')
  expect(lines).toContain(`http_request_duration_seconds_bucket{le="+Inf",${op}} 3`)
  expect(answer.text).toMatch(/^aom_operator_build_info\{version="\d+\.\d+\.\d+",node="v\d+/m)
})

test('reads are counted by whether AOM was asked for them', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{}')
  })
  const { port } = await startGateway({ endpoint: aom.endpoint })
  const first = ask(port, `${run}/status`)
  await aom.nextRequest()
  const second = ask(port, `${run}/status`)
  answerNow()
  await Promise.all([first, second])
  const text = await metricsOf(port)
  expect(text).toContain('aom_operator_reads_total{source="upstream"} 1')
  expect(text).toContain('aom_operator_reads_total{source="shared"} 1')
})

test('a change is in flight from its sending to AOM’s answer, with or without its browser', async () => {
  let answerNow = () => {}
  const aom = await startAom((_, answer) => {
    answerNow = () => answer.end('{}')
  })
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  const headers = { 'X-Auth-Token': someToken, 'Idempotency-Key': randomUUID() }
  const sent = request({ host: '127.0.0.1', port, path: operation, method: 'POST', headers }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 1')
  sent.destroy()
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 1')
  answerNow()
  await untilLogged('request', (line) => line.operation === 'StartPausingWorkflowExecutions')
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 0')
})

test('nothing that a request says becomes a label', async () => {
  const { port } = await startGateway()
  await ask(port, '/v1/evil-path?evil-query=1', { headers: { 'X-Evil': 'evil-header' } })
  await ask(port, '/evil-page')
  await ask(port, `${cms}/workflow/evil-id/executions`, { headers: { 'X-Aom-Region': 'evil-region' } })
  await ask(port, `${cms}/workflow/evil-id/executions`)
  expect(await metricsOf(port)).not.toContain('evil')
})

test.each<readonly [string, TestSettings, Record<string, string>, number]>([
  ['this machine', {}, {}, 200],
  ['this machine, where a proxy is believed', { trustedProxies: ['loopback'] }, {}, 200],
  ['a proxy that is not believed', {}, { 'X-Forwarded-For': '127.0.0.1' }, 403],
  ['a proxy that says only its own name', { trustedProxies: ['loopback'] }, { Via: '1.1 nginx' }, 403],
  [
    'elsewhere, through a believed proxy',
    { trustedProxies: ['loopback'] },
    { 'X-Forwarded-For': '203.0.113.7' },
    403,
  ],
  [
    'elsewhere, through two',
    { trustedProxies: ['loopback'] },
    { 'X-Forwarded-For': '203.0.113.7, 127.0.0.1' },
    403,
  ],
  [
    'this machine, through a believed proxy',
    { trustedProxies: ['loopback'] },
    { 'X-Forwarded-For': '127.0.0.1' },
    200,
  ],
  [
    'elsewhere, where that is wanted',
    { trustedProxies: ['loopback'], metricsRemote: true },
    { 'X-Forwarded-For': '203.0.113.7' },
    200,
  ],
])('who asks for the metrics: %s', async (_, settings, headers, status) => {
  const { port } = await startGateway(settings)
  expect(await ask(port, '/metrics', { headers })).toMatchObject({ status })
})

test('the process itself is measured too, under the usual names', async () => {
  const text = await createMetrics(true).text()
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m)
})

test('what an alert needs is there before anything has happened', async () => {
  const text = await createMetrics(false).text()
  const lines = text.split('\n')
  for (const line of [
    'aom_operator_operations_total{action="restart",outcome="unknown"} 0',
    'aom_operator_operations_total{action="disable",outcome="notSent"} 0',
    'aom_operator_changes_in_flight 0',
    'aom_operator_journal_up 1',
    'aom_operator_journal_open_operations 0',
    'aom_operator_journal_failures_total 0',
    'aom_operator_journal_write_duration_seconds_count 0',
    'aom_operator_key_held{key="operator"} 0',
    'aom_operator_key_held{key="reader"} 0',
    'aom_operator_reads_total{source="shared"} 0',
    'aom_operator_connections_refused_total{reason="flooded"} 0',
    'aom_operator_requests_limited_total{limit="credential_rate"} 0',
    'aom_operator_event_streams 0',
    'aom_operator_audit_failures_total 0',
  ])
    expect(lines).toContain(line)
})

test('AOM’s time, the operations, the journal and the keys are told as they are', async () => {
  const metrics = createMetrics(false)
  metrics.aomAnswered({ operation: 'ListWorkflow', status: 429, durationMs: 2_000 })
  metrics.aomAnswered({ operation: 'ListWorkflow', status: null, durationMs: 40_000 })
  metrics.operationEnded('restart', 'accepted')
  metrics.operationEnded('restart', 'accepted')
  metrics.journalUp(false)
  metrics.journalOpenOperations(3)
  metrics.journalWritten(2)
  metrics.journalFailed()
  metrics.keyHeld('operator', true)
  const lines = (await metrics.text()).split('\n')
  for (const line of [
    'aom_request_duration_seconds_bucket{le="2.5",operation="ListWorkflow",status="429"} 1',
    'aom_request_duration_seconds_sum{operation="ListWorkflow",status="none"} 40',
    'aom_operator_operations_total{action="restart",outcome="accepted"} 2',
    'aom_operator_journal_up 0',
    'aom_operator_journal_open_operations 3',
    'aom_operator_journal_write_duration_seconds_bucket{le="0.0025"} 1',
    'aom_operator_journal_failures_total 1',
    'aom_operator_key_held{key="operator"} 1',
  ])
    expect(lines).toContain(line)
})

test('labels stay few, whatever AOM answers and whoever calls', async () => {
  const metrics = createMetrics(false)
  for (let index = 0; index < 1_000; index += 1) {
    const observation = { kind: 'read', durationMs: 1, source: 'upstream' } as const
    metrics.observe({ ...observation, operation: `operation-${index}`, status: index })
    metrics.observe({ ...observation, operation: 'ListWorkflow', status: index })
  }
  const series = (await metrics.text()).match(/^http_requests_total\{operation="ListWorkflow"/gm)
  expect(series?.length).toBeLessThanOrEqual(501)
  const operations = (await metrics.text()).match(/^http_request_duration_seconds_count\{/gm)
  expect(operations?.length).toBeLessThanOrEqual(41)
})
