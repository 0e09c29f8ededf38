import { mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMetrics } from './metrics'
import { ask, cms, startGateway, startUpstream } from '../testing'
import type { TestSettings } from '../testing'

const run = `${cms}/workflow/w-1/executions/e-1`
const operation = `${run}/operation?action=skip&node_id=n-1`
const op = 'operation="StartPausingWorkflowExecutions"'

async function metricsOf(port: number): Promise<string> {
  const answer = await ask(port, '/metrics')
  expect(answer.status).toBe(200)
  return answer.text
}

test('requests are counted by operation and status class, and timed', async () => {
  let status = 200
  const aom = await startUpstream((_, answer) => answer.writeHead(status).end('{}'))
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  await ask(port, operation, { method: 'POST' })
  await ask(port, operation, { method: 'POST' })
  status = 500
  await ask(port, operation, { method: 'POST' })
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
  expect(lines).toContain(`aom_operator_requests_total{${op},status="2xx"} 2`)
  expect(lines).toContain(`aom_operator_requests_total{${op},status="5xx"} 1`)
  expect(lines).toContain('aom_operator_requests_total{operation="page",status="2xx"} 1')
  expect(lines).toContain('aom_operator_requests_total{operation="asset",status="2xx"} 1')
  expect(lines).toContain('aom_operator_requests_total{operation="refused",status="4xx"} 1')
  expect(lines).toContain(`aom_operator_request_duration_seconds_bucket{le="+Inf",${op}} 3`)
  expect(answer.text).toMatch(/^aom_operator_build_info\{version="\d+\.\d+\.\d+",node="v\d+/m)
})

test('reads are counted by whether AOM was asked for them', async () => {
  let answerNow = () => {}
  const aom = await startUpstream((_, answer) => {
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
  const aom = await startUpstream((_, answer) => {
    answerNow = () => answer.end('{}')
  })
  const { port, untilLogged } = await startGateway({ endpoint: aom.endpoint })
  const sent = request({ host: '127.0.0.1', port, path: operation, method: 'POST' }).end()
  sent.on('error', () => {})
  await aom.nextRequest()
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 1')
  sent.destroy()
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 1')
  answerNow()
  await untilLogged('request', (line) => line.operation === 'StartPausingWorkflowExecutions')
  expect(await metricsOf(port)).toContain('aom_operator_changes_in_flight 0')
})

test('an audit that cannot be written is counted', async () => {
  const aom = await startUpstream((_, answer) => answer.end('{}'))
  const nowhere = join(mkdtempSync(join(tmpdir(), 'gateway-audit-')), 'missing', 'audit.log')
  const { port } = await startGateway({ endpoint: aom.endpoint, auditLog: nowhere })
  expect(await ask(port, operation, { method: 'POST' })).toMatchObject({ status: 503 })
  expect(aom.received).toEqual([])
  const count = /^aom_operator_audit_failures_total (\d+)$/m.exec(await metricsOf(port))?.[1]
  expect(Number(count)).toBeGreaterThan(0)
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
  ['this machine, where a proxy is believed', { trustProxy: true }, {}, 200],
  ['a proxy that is not believed', {}, { 'X-Forwarded-For': '127.0.0.1' }, 403],
  ['a proxy that says only its own name', { trustProxy: true }, { Via: '1.1 nginx' }, 403],
  ['elsewhere, through a believed proxy', { trustProxy: true }, { 'X-Forwarded-For': '203.0.113.7' }, 403],
  ['elsewhere, through two', { trustProxy: true }, { 'X-Forwarded-For': '203.0.113.7, 127.0.0.1' }, 403],
  ['this machine, through a believed proxy', { trustProxy: true }, { 'X-Forwarded-For': '127.0.0.1' }, 200],
  [
    'elsewhere, where that is wanted',
    { trustProxy: true, metricsRemote: true },
    { 'X-Forwarded-For': '203.0.113.7' },
    200,
  ],
])('who asks for the metrics: %s', async (_, settings, headers, status) => {
  const { port } = await startGateway(settings)
  expect(await ask(port, '/metrics', { headers })).toMatchObject({ status })
})

test('the process itself is measured too', async () => {
  expect(await createMetrics(true).text()).toMatch(/^aom_operator_process_resident_memory_bytes \d+$/m)
})
