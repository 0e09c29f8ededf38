import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createAudit } from './audit'
import type { Audit, AuditOptions } from './audit'
import { auditLine, readReason } from './auditEntry'
import type { AuditEntry } from './auditEntry'
import { createLog } from '../telemetry/log'

const entry: AuditEntry = {
  time: '2026-01-01T03:00:00.000Z',
  who: 'wang.lei',
  from: '10.0.0.7',
  region: 'cn-north-4',
  project: '0123456789abcdef0123456789abcdef',
  workflow: 'w-1',
  execution: 'e-1',
  node: 'n-1',
  action: 'restart',
  reason: '磁盘已清理',
  status: 200,
  code: null,
  requestId: 'r-1',
  outcome: 'accepted',
  durationMs: 12,
}

const closing: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'audit-'))
  closing.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}

function open(path: string | null, options: Partial<AuditOptions> = {}) {
  const lines: string[] = []
  const audit: Audit = createAudit({
    path,
    log: createLog((line) => lines.push(line)),
    now: () => new Date('2026-01-01T00:00:00Z'),
    ...options,
  })
  closing.push(() => audit.close())
  const logged = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { audit, logged }
}

const read = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('each change is one line in the file, which only its owner may read', async () => {
  const path = join(folder(), 'audit.jsonl')
  const { audit, logged } = open(path)
  expect(await audit.ready()).toBe(true)
  expect(await audit.write(entry)).toBe(true)
  expect(await audit.write({ ...entry, node: 'n-2' })).toBe(true)
  expect(read(path)).toEqual([entry, { ...entry, node: 'n-2' }])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(logged()).toEqual([])
})

test('a file that is there is added to', async () => {
  const path = join(folder(), 'audit.jsonl')
  writeFileSync(path, '{"old":1}\n')
  const { audit } = open(path)
  await audit.write(entry)
  expect(read(path)).toEqual([{ old: 1 }, entry])
})

test('entries that arrive at once are all written, in their order', async () => {
  const path = join(folder(), 'audit.jsonl')
  const { audit } = open(path)
  const nodes = Array.from({ length: 30 }, (_, index) => `n-${index}`)
  await Promise.all(nodes.map((node) => audit.write({ ...entry, node })))
  expect(read(path).map(({ node }) => node)).toEqual(nodes)
})

test('without a file the entry is an event of the log', async () => {
  const { audit, logged } = open(null)
  expect(await audit.ready()).toBe(true)
  expect(await audit.write(entry)).toBe(true)
  expect(logged()).toEqual([{ ...entry, level: 'info', event: 'audit' }])
})

test('after rotation the next entry goes to the new file', async () => {
  const path = join(folder(), 'audit.jsonl')
  const { audit } = open(path)
  await audit.write({ ...entry, node: 'before' })
  renameSync(path, `${path}.1`)
  await audit.write({ ...entry, node: 'after' })
  expect(read(`${path}.1`).map(({ node }) => node)).toEqual(['before'])
  expect(read(path).map(({ node }) => node)).toEqual(['after'])
  // Rotated by one who makes the new file too.
  renameSync(path, `${path}.2`)
  writeFileSync(path, '')
  await audit.write({ ...entry, node: 'later' })
  expect(read(path).map(({ node }) => node)).toEqual(['later'])
  rmSync(path)
  expect(await audit.ready()).toBe(true)
  await audit.write({ ...entry, node: 'last' })
  expect(read(path).map(({ node }) => node)).toEqual(['last'])
})

test('a full disk is not ready, and an entry that cannot be written stands whole in the log', async () => {
  const { audit, logged } = open('/dev/full')
  expect(await audit.ready()).toBe(false)
  expect(await audit.ready()).toBe(false)
  expect(logged()).toEqual([
    expect.objectContaining({
      level: 'error',
      event: 'audit check failed',
      reason: 'AUDIT_LOG: no space left for /dev/full',
    }),
  ])
  expect(await audit.write(entry)).toBe(false)
  expect(logged().at(-1)).toMatchObject({ level: 'error', event: 'audit entry not written', entry })
})

test('a wrong path is said at the start, before any change', async () => {
  const { audit, logged } = open('/dev/full')
  await audit.close()
  expect(logged()).toEqual([expect.objectContaining({ level: 'error', event: 'audit check failed' })])
})

test('little space is doubted: a probe is written, and tells', async () => {
  const path = join(folder(), 'audit.jsonl')
  const { audit } = open(path, { lowSpace: Number.MAX_SAFE_INTEGER })
  expect(await audit.ready()).toBe(true)
  // One at the start, one for the change that is about to be sent; each as long as an entry can be.
  const probe = { time: '2026-01-01T00:00:00.000Z', event: 'probe' }
  expect(read(path)).toEqual([probe, probe])
  expect(statSync(path).size).toBeGreaterThan(2 * 8_000)
})

test('after a failure nothing is ready until a probe has been written; the log says when it works again', async () => {
  const directory = folder()
  const path = join(directory, 'logs', 'audit.jsonl')
  const { audit, logged } = open(path)
  expect(await audit.ready()).toBe(false)
  expect(await audit.write(entry)).toBe(false)
  expect(logged()[0]).toMatchObject({
    level: 'error',
    reason: `AUDIT_LOG: the folder ${join(directory, 'logs')} does not exist`,
  })
  writeFileSync(join(directory, 'logs'), '')
  expect(await audit.ready()).toBe(false)
  rmSync(join(directory, 'logs'))
  renameSync(folder(), join(directory, 'logs'))
  expect(await audit.ready()).toBe(true)
  expect(read(path)).toEqual([expect.objectContaining({ event: 'probe' })])
  expect(logged().at(-1)).toMatchObject({ level: 'info', event: 'audit works again' })
  expect(await audit.ready()).toBe(true)
  expect(read(path)).toHaveLength(1)
})

test.runIf(process.getuid?.() !== 0)('a file that may not be written is named', async () => {
  const path = join(folder(), 'audit.jsonl')
  writeFileSync(path, '')
  chmodSync(path, 0o400)
  const { audit, logged } = open(path)
  expect(await audit.ready()).toBe(false)
  expect(logged()[0]).toMatchObject({ reason: `AUDIT_LOG: ${path} may not be written by this user` })
})

test('a folder in place of the file is named', async () => {
  const path = folder()
  const { audit, logged } = open(path)
  expect(await audit.ready()).toBe(false)
  expect(logged()[0]).toMatchObject({ reason: `AUDIT_LOG: ${path} is a folder, not a file` })
})

test('a disk that hangs is not ready, and is again when it answers', async () => {
  const path = join(folder(), 'pipe')
  execFileSync('mkfifo', [path])
  const { audit, logged } = open(path, { patienceMs: 50 })
  // Nobody reads the pipe yet, so that opening it hangs.
  expect(await audit.ready()).toBe(false)
  expect(await audit.write(entry)).toBe(false)
  expect(logged()[0]).toMatchObject({ event: 'audit check failed', reason: 'no answer within 0.05 s' })
  expect(logged()[1]).toMatchObject({ event: 'audit entry not written', entry })
  const reader = openSync(path, 'r')
  await vi.waitFor(async () => expect(await audit.ready()).toBe(true))
  closeSync(reader)
})

test('close waits for what is being written', async () => {
  const path = join(folder(), 'audit.jsonl')
  const { audit } = open(path)
  const writing = audit.write(entry)
  await audit.close()
  expect(read(path)).toEqual([entry])
  expect(await writing).toBe(true)
})

test('a reason is decoded, cut to 1,000 characters and cannot begin a line of its own', () => {
  expect(readReason(encodeURIComponent('磁盘已清理 🧯'))).toBe('磁盘已清理 🧯')
  expect(readReason('100% sure')).toBe('100% sure')
  expect(readReason(' ')).toBeNull()
  expect(readReason(undefined)).toBeNull()
  expect(Array.from(readReason(encodeURIComponent('🧯'.repeat(1_001))) ?? '')).toHaveLength(1_000)

  const reason = readReason('done%0A{"who":"somebody else"}%1B[2J%C2%9B2J%E2%80%AE%E2%80%A8%7F')
  const line = auditLine({ ...entry, reason })
  expect(line.match(/\n/g)).toHaveLength(1)
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/)
  expect(JSON.parse(line)).toMatchObject({
    reason: 'done\n{"who":"somebody else"}\u001b[2J\u009b2J\u202e\u2028\u007f',
  })
})
