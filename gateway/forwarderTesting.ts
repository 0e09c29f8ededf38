import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createAudit } from './journal/audit'
import { credentialOf } from './aom/credential'
import { createForwarder } from './forward'
import type { Outcome, Patience } from './forward'
import { createLog } from './telemetry/log'
import { readBody } from './http/requestBody'
import { readSettings } from './settings/settings'
import type { Settings } from './settings/settings'
import { readTarget } from './http/target'
import { matchCall } from './aom/calls'

const closing: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

export type Options = Partial<Pick<Settings, 'accessKey' | 'auditLog' | 'auditRequired'>> & {
  readonly patience?: Patience
}

/** A forwarder behind a server of nothing else; AOM and IAM are at `endpoint`. The audit is a file unless told otherwise. */
export async function startForwarder(endpoint: string, { patience, ...options }: Options = {}) {
  const read = readSettings({ AOM_ENDPOINT: endpoint, IAM_ENDPOINT: endpoint })
  if ('problem' in read) throw new Error(read.problem)
  const directory = mkdtempSync(join(tmpdir(), 'forwarder-'))
  const auditFile = join(directory, 'audit.jsonl')
  const settings = { ...read, auditLog: auditFile, ...options }
  const lines: string[] = []
  const outcomes: Outcome[] = []
  let begun = 0
  const log = createLog((line) => lines.push(line))
  const audit = createAudit({ path: settings.auditLog, log })
  const forwarder = createForwarder({ settings, audit, log, ...(patience ? { patience } : {}) })
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (incoming, outgoing) => {
    outgoing.on('close', () => server.emit('left'))
    const forward = async () => {
      const target = readTarget(incoming.url ?? '')
      const call = target && matchCall(incoming.method, target, undefined, settings)
      if (!call || 'refusal' in call) throw new Error(`no call: ${incoming.url}`)
      const body = (await readBody(incoming)) ?? Buffer.alloc(0)
      const credential = credentialOf(settings, incoming)
      const exchange = { call, body, credential, from: '10.0.0.7', incoming, outgoing }
      const outcome = forwarder.forward(exchange)
      begun += 1
      server.emit('progress')
      outcomes.push(await outcome)
      server.emit('progress')
    }
    forward().catch((error: unknown) => outgoing.destroy(error as Error))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
    forwarder.close()
    await audit.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return {
    port: (server.address() as AddressInfo).port,
    /** Of every exchange that is settled, in that order. */
    outcomes,
    settled: (count: number) => until(() => outcomes.length >= count, server),
    /** Resolves when so many exchanges have been taken in, and have joined or begun their read. */
    begun: (count: number) => until(() => begun >= count, server),
    /** Resolves when an answer has been given or its browser has gone. */
    left: () => once(server, 'left'),
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    audited: () =>
      readFileSync(auditFile, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

async function until(isSo: () => boolean, server: ReturnType<typeof createServer>): Promise<void> {
  while (!isSo()) await once(server, 'progress')
}
