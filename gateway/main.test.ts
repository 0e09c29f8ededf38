import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { build } from 'vite'
import { journalPatienceMs } from './journal/access'
import { graceMs } from './main'
import { openJournal } from './journal/journal'
import { helpText } from './settings/documents'
import { createLog } from './telemetry/log'
import { ask, cms, projectId, startAom } from './testing'
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
  // What is not bundled: the journal's SQLite.
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'dist/app'), { recursive: true })
  writeFileSync(
    join(folder, 'dist/app/index.html'),
    '<script type="application/json" id="runtime-config" nonce="__CSP_NONCE__">null</script>',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As long as it takes on a busy machine. */
const patiently = { timeout: 20_000, interval: 50 }

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

type HowToStart = { readonly settings?: Record<string, string>; readonly inTerminal?: boolean }

async function startProcess(
  endpoint: string,
  dataDir: string,
  { settings = {}, inTerminal = false }: HowToStart = {},
) {
  const [file, args] = inTerminal
    ? ['script', ['-qefc', `exec "${process.execPath}" "${program}"`, '/dev/null']]
    : [process.execPath, [program]]
  const child = spawn(file, args, {
    env: { PATH: process.env['PATH'], AOM_ENDPOINT: endpoint, DATA_DIR: dataDir, PORT: '0', ...settings },
    stdio: 'pipe',
  })
  running.push(child)
  const ended = once(child, 'exit')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
  })
  /** What it has written, or will have, that fits. */
  const untilSaid = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(output)
      if (found) return found
      const isOver = await Promise.race([ended, once(child.stdout, 'data').then(() => null)])
      if (isOver) throw new Error(`It ended before it said ${String(pattern)}: ${output}`)
    }
  }
  const [, port] = await untilSaid(/http:\/\/127\.0\.0\.1:(\d+)/)
  return { child, ended, port: Number(port), untilSaid, errors: () => errors }
}

const operation = `${cms}/workflow/w-1/executions/e-1/operation?action=restart&node_id=n-1`

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const)(
  '%s while an operation is in flight: the operator gets AOM’s answer, the journal its row, nobody else a connection',
  async (signal) => {
    let answerNow = () => {}
    const aom = await startAom((_, answer) => {
      answerNow = () => answer.end('{"result":"success"}')
    })
    const dataDir = join(folder, `data-${signal}`)
    const { child, ended, port, untilSaid } = await startProcess(aom.endpoint, dataDir)
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
    const journal = await openJournal({
      databaseUrl: null,
      dataDir,
      days: 1,
      log: createLog(() => {}),
    })
    expect(await journal.list({ project: projectId })).toMatchObject({
      operations: [{ action: 'restart', reason: 'because', outcome: 'accepted', httpStatus: 200 }],
    })
    await journal.close()
    expect(aom.received).toHaveLength(1)
  },
)

/** More lines than fit between the gateway and whoever does not read them. */
async function fillLog(port: number): Promise<void> {
  const one = () => ask(port, `${cms}/workflow/w-1/executions`, { headers: { 'X-Auth-Token': 'some-token' } })
  for (let turn = 0; turn < 50; turn += 1) await Promise.all(Array.from({ length: 12 }, one))
}

const isFast = { MAX_REQUESTS_PER_SECOND: '100000' }

test('a log that nobody reads any more holds up neither an operator nor a stop', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const dataDir = join(folder, 'data-unread')
  const { child, ended, port } = await startProcess(aom.endpoint, dataDir, { settings: isFast })
  child.stdout.pause()
  await fillLog(port)
  const headers = { 'X-Auth-Token': 'some-token' }
  expect(await ask(port, operation, { method: 'POST', headers })).toMatchObject({ status: 200 })
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script')

test.runIf(hasScript)('a terminal whose output is paused holds up no operator', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const dataDir = join(folder, 'data-terminal')
  const how = { settings: isFast, inTerminal: true }
  const { child, ended, port } = await startProcess(aom.endpoint, dataDir, how)
  child.stdout.pause()
  await fillLog(port)
  const headers = { 'X-Auth-Token': 'some-token' }
  expect(await ask(port, operation, { method: 'POST', headers })).toMatchObject({ status: 200 })
  child.stdout.resume()
  child.stdin.write('\x03')
  expect(await ended).toEqual([0, null])
})

test.runIf(hasScript)('a terminal whose output stays paused holds up no stop', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const dataDir = join(folder, 'data-paused')
  const { ended, port, child } = await startProcess(aom.endpoint, dataDir, {
    settings: isFast,
    inTerminal: true,
  })
  child.stdout.pause()
  await fillLog(port)
  // Whoever holds the terminal hangs too, so nobody can press Ctrl-C there.
  const pid = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'))
  process.kill(pid, 'SIGTERM')
  const isOver = () =>
    !existsSync(`/proc/${pid}`) || /^State:\sZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  await vi.waitFor(() => expect(isOver()).toBe(true), patiently)
  child.stdout.resume()
  expect(await ended).toEqual([0, null])
})

const hasMkfifo = existsSync('/usr/bin/mkfifo')

test.runIf(hasMkfifo)('an AUDIT_LOG that is a pipe nobody reads is said, and holds up no stop', async () => {
  const aom = await startAom((_, answer) => answer.end('{}'))
  const dataDir = join(folder, 'data-fifo')
  const pipe = join(folder, 'audit.fifo')
  execFileSync('/usr/bin/mkfifo', [pipe])
  const begun = () => startProcess(aom.endpoint, dataDir, { settings: { AUDIT_LOG: pipe } })
  const { child, ended, port, untilSaid, errors } = await begun()
  await untilSaid(/"reason":"AUDIT_LOG: nobody reads the pipe /)
  const headers = { 'X-Auth-Token': 'some-token' }
  expect(await ask(port, operation, { method: 'POST', headers })).toMatchObject({ status: 200 })
  child.kill('SIGTERM')
  expect(await ended).toEqual([1, null])
  expect(errors()).toMatch(/^AUDIT_LOG misses the last changes: they are in the journal/)

  // With nothing to add there is nothing to miss.
  const idle = await begun()
  idle.child.kill('SIGTERM')
  expect(await idle.ended).toEqual([0, null])

  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
  const next = await begun()
  await ask(next.port, operation.replace('n-1', 'n-2'), { method: 'POST', headers })
  const read = Buffer.alloc(65_536)
  await vi.waitFor(() => expect(readSync(reader, read)).toBeGreaterThan(0), patiently)
  expect(read.toString()).toContain('"event":"operation"')
  next.child.kill('SIGTERM')
  expect(await next.ended).toEqual([0, null])
  closeSync(reader)
})

test('--help prints each setting, and needs none of them', () => {
  const help = execFileSync(process.execPath, [program, '--help'], { env: {}, encoding: 'utf8' })
  expect(help).toBe(helpText())
})

test('whoever stops the gateway waits longer than it does, and it longer than the longest operation', () => {
  const longest = journalPatienceMs + usualPatience.change + journalPatienceMs
  expect(graceMs).toBeGreaterThan(longest)

  // When all is over, closing the journal may take its time as well.
  const atLeast = (graceMs + journalPatienceMs) / 1_000
  const secondsIn = (file: string, pattern: RegExp) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, seconds]) => Number(seconds))
  const stops = [
    ...secondsIn('deploy/aom-operator.service', /^TimeoutStopSec=(\d+)$/gm),
    ...secondsIn('deploy/compose.yaml', /^ +stop_grace_period: (\d+)s$/gm),
    ...secondsIn('deploy/compose.single.yaml', /^ +stop_grace_period: (\d+)s$/gm),
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
