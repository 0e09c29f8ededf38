import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { usualAuditPatienceMs } from './journal/audit'
import { graceMs } from './main'
import { ask, cms, startUpstream } from './testing'
import { usualPatience } from './aom/send'

// The built gateway as a process of its own, started as unit and image do.

const folder = mkdtempSync(join(tmpdir(), 'gateway-process-'))
const program = join(folder, 'gateway/bin.mjs')

beforeAll(async () => {
  await build({
    configFile: 'gateway/vite.config.ts',
    logLevel: 'error',
    build: { outDir: join(folder, 'dist/gateway') },
  })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  cpSync('gateway/bin.mjs', program)
  mkdirSync(join(folder, 'dist/app'), { recursive: true })
  writeFileSync(
    join(folder, 'dist/app/index.html'),
    '<script type="application/json" id="runtime-config" nonce="__CSP_NONCE__">null</script>',
  )
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

async function startProcess(endpoint: string, auditLog: string) {
  const child = spawn(process.execPath, [program], {
    env: { AOM_ENDPOINT: endpoint, AUDIT_LOG: auditLog, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const ended = once(child, 'exit')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
  })
  /** What it has written, or will have, that fits. */
  const untilSaid = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(said)
      if (found) return found
      const isOver = await Promise.race([ended, once(child.stdout, 'data').then(() => null)])
      if (isOver) throw new Error(`It ended before it said ${String(pattern)}: ${said}`)
    }
  }
  const [, port] = await untilSaid(/http:\/\/127\.0\.0\.1:(\d+)/)
  return { child, ended, port: Number(port), untilSaid }
}

const operation = `${cms}/workflow/w-1/executions/e-1/operation?action=restart&node_id=n-1`

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s while an operation is in flight: the operator gets AOM’s answer, the audit its line, nobody else a connection',
  async (signal) => {
    let answerNow = () => {}
    const aom = await startUpstream((_, answer) => {
      answerNow = () => answer.end('{"result":"success"}')
    })
    const auditLog = join(folder, `audit-${signal}.jsonl`)
    const { child, ended, port, untilSaid } = await startProcess(aom.endpoint, auditLog)
    const headers = { 'X-Auth-Token': 'some-token', 'X-Operation-Reason': 'because' }
    const [sent] = [ask(port, operation, { method: 'POST', headers }), await aom.nextRequest()]

    child.kill(signal)
    await untilSaid(/"event":"stopping"/)
    const late = connect(port, '127.0.0.1')
    expect(await once(late, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }])
    // What process managers and npm do too: a second signal must not hurry it.
    child.kill(signal)
    expect(child.exitCode).toBeNull()

    answerNow()
    expect(await sent).toMatchObject({ status: 200, text: '{"result":"success"}' })
    expect(await ended).toEqual([0, null])
    const lines = readFileSync(auditLog, 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ action: 'restart', reason: 'because', outcome: 'accepted', status: 200 }),
    ])
    expect(aom.received).toHaveLength(1)
  },
)

test('whoever stops the gateway waits longer than it does, and it longer than the longest operation', () => {
  const longest = usualAuditPatienceMs + usualPatience.change + usualAuditPatienceMs
  expect(graceMs).toBeGreaterThan(longest)

  // When all is over, closing the audit may take its time as well.
  const atLeast = (graceMs + usualAuditPatienceMs) / 1_000
  const secondsIn = (file: string, pattern: RegExp) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, seconds]) => Number(seconds))
  const stops = [
    ...secondsIn('deploy/aom-operator.service', /^TimeoutStopSec=(\d+)$/gm),
    ...secondsIn('deploy/compose.yaml', /^ +stop_grace_period: (\d+)s$/gm),
    ...secondsIn('deploy/Dockerfile', /docker stop -t (\d+)/g),
    ...secondsIn(
      'docs/deploy.md',
      /(?:--stop-timeout |terminationGracePeriodSeconds: |TimeoutStopSec=|stop_grace_period: )(\d+)/g,
    ),
  ]
  expect(stops).toHaveLength(7)
  for (const seconds of stops) expect(seconds).toBeGreaterThan(atLeast)
  // The gateway is the first to give up on AOM, because it says why.
  for (const seconds of secondsIn('deploy/nginx.conf', /^ +proxy_read_timeout (\d+)s;$/gm))
    expect(seconds).toBeGreaterThan(longest / 1_000)
})
