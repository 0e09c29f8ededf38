import { mkdtemp, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { createLog } from '../telemetry/log'
import type { ChangeAnswer } from './answer'
import { openJournal } from './journal'
import type { Journal, JournalOptions } from './journal'
import type { ChangeRequest } from './operation'
import type { TestPostgres } from './postgresTesting'

/** Runs when the test is over, the last one first. No hook of this module's: a worker that keeps it would have it in its first file only. */
export const later = (work: () => unknown): void =>
  onTestFinished(async () => {
    await work()
  })

export type Location = Pick<JournalOptions, 'databaseUrl' | 'databaseAddress' | 'dataDir'>

/** Both databases: where a new and empty journal may be. */
export const bothDatabases = (postgres: () => Promise<TestPostgres>) => [
  {
    database: 'SQLite',
    place: async (): Promise<Location> => ({ databaseUrl: null, dataDir: await folder() }),
  },
  {
    database: 'PostgreSQL',
    place: async (): Promise<Location> => ({ databaseUrl: await (await postgres()).database(), dataDir: '' }),
  },
]

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'journal-'))
  later(() => rm(path, { recursive: true, force: true }))
  return path
}

export type TestJournal = Journal & { readonly logged: () => ReadonlyArray<Record<string, unknown>> }

export async function open(place: Location, options: Partial<JournalOptions> = {}): Promise<TestJournal> {
  const lines: string[] = []
  const journal = await openJournal({
    ...place,
    days: 400,
    // Most tests operate on one node again and again.
    holdMs: 0,
    log: createLog((line) => lines.push(line)),
    ...options,
  })
  let isClosed = false
  const close = async () => {
    if (isClosed) return true
    isClosed = true
    return journal.close()
  }
  later(close)
  return { ...journal, close, logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

export const projectId = '0123456789abcdef0123456789abcdef'

/** A retry of node n-1, unless it says otherwise. */
export function change(different: Partial<ChangeRequest> = {}): ChangeRequest {
  return {
    id: randomUUID(),
    projectId,
    region: 'cn-north-4',
    operation: 'StartPausingWorkflowExecutions',
    ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-1', action: 'restart' },
    context: { workflowName: 'Backup', nodeName: 'Stop', baseline: { status: 'failed' } },
    knownSeq: null,
    reason: '磁盘已清理',
    user: { kind: 'iam', account: 'acme', name: 'wang.lei', id: 'u-1' },
    address: '10.0.0.7',
    gatewayRequestId: 'g-1',
    digest: 'POST /v1/…/operation?action=restart&node_id=n-1',
    ...different,
  }
}

/** AOM's yes, unless it says otherwise. */
export function says(
  body = '{"result":"success"}',
  status = 200,
  headers: Record<string, string> = {},
): ChangeAnswer<never> {
  const head = { status, headers: { 'content-type': 'application/json', 'x-request-id': 'r-1', ...headers } }
  return { head, body: Buffer.from(body), problem: null }
}

/** A stand-in for AOM: what it received, and when it answers. */
export function startAom(answer: () => ChangeAnswer<never> | Promise<ChangeAnswer<never>> = () => says()) {
  const received: string[] = []
  return {
    received,
    /** How a change is sent to it. */
    send: (what: string) => async () => {
      received.push(what)
      return answer()
    },
  }
}

/** Waits until it holds, however slow the machine is. */
export const eventually = (holds: () => unknown): Promise<unknown> =>
  vi.waitFor(holds, { timeout: 15_000, interval: 20 })

/** A promise and what settles it. */
export function gate<T = void>() {
  let open: (value: T) => void = () => {}
  const passed = new Promise<T>((resolve) => {
    open = resolve
  })
  return { passed, open }
}
