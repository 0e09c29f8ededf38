import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLog } from '../telemetry/log'
import { createRefusalLog, usualRefusalLimits } from './refusalLog'
import { ask, sendRaw, startGateway } from '../testing'

const { most, everyMs } = usualRefusalLimits

function startRefusalLog() {
  const lines: Array<Record<string, unknown>> = []
  const log = createLog((line) => lines.push(JSON.parse(line) as Record<string, unknown>))
  return { lines, refusals: createRefusalLog(log) }
}

describe('over time', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('each kind has its lines per minute, then the count of the others, then its lines again', () => {
    const { lines, refusals } = startRefusalLog()
    for (let count = 0; count < 1_000; count += 1) refusals.write('GATEWAY.404', 'request', { count })
    refusals.write('GATEWAY.421', 'request', { host: 'other' })
    expect(lines).toHaveLength(most + 1)
    expect(lines.at(-1)).toMatchObject({ level: 'warn', event: 'request', host: 'other' })

    vi.advanceTimersByTime(everyMs)
    expect(lines.slice(most + 1)).toEqual([
      expect.objectContaining({ event: 'refusals left out', kind: 'GATEWAY.404', count: 1_000 - most }),
    ])
    refusals.write('GATEWAY.404', 'request', { count: 0 })
    vi.advanceTimersByTime(10 * everyMs)
    expect(lines).toHaveLength(most + 3)
    refusals.close()
  })

  test('closed, it says what was left out up to then, and nothing after', () => {
    const { lines, refusals } = startRefusalLog()
    for (let count = 0; count <= most; count += 1) refusals.write('slow', 'connection refused', {})
    refusals.close()
    expect(lines.slice(most)).toEqual([
      expect.objectContaining({ event: 'refusals left out', kind: 'slow', count: 1 }),
    ])
    vi.advanceTimersByTime(everyMs)
    expect(lines).toHaveLength(most + 1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('a scanner gets few lines, all of its requests are counted, and an operator’s request has its line', async () => {
  const gateway = await startGateway()
  const sent = most + 5
  const evil = { headers: { Host: 'evil.example' } }
  for (let count = 0; count < sent; count += 1) {
    expect((await ask(gateway.port, '/wp-login.php')).status).toBe(404)
    expect((await ask(gateway.port, '/', evil)).status).toBe(421)
    expect(await sendRaw(gateway.port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
  }
  expect((await ask(gateway.port, '/attention')).status).toBe(200)
  await gateway.untilLogged('request', ({ operation }) => operation === 'page')

  const metrics = (await ask(gateway.port, '/metrics')).text
  expect(metrics).toContain(`http_requests_total{operation="refused",status="404"} ${sent}`)
  expect(metrics).toContain(`http_requests_total{operation="refused",status="421"} ${sent}`)
  expect(metrics).toContain(`aom_operator_connections_refused_total{reason="malformed"} ${sent}`)

  await gateway.stop(1_000)
  const linesOf = (code: string) => gateway.logged.filter((line) => line.code === code)
  for (const code of ['GATEWAY.404', 'GATEWAY.421', 'GATEWAY.400']) expect(linesOf(code)).toHaveLength(most)
  const leftOut = gateway.logged.filter(({ event }) => event === 'refusals left out')
  expect(leftOut.map(({ kind, count }) => [kind, count])).toEqual([
    ['GATEWAY.404', 5],
    ['GATEWAY.421', 5],
    ['malformed', 5],
  ])
})
