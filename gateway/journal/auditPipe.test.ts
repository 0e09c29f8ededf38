import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../telemetry/log'
import { createAuditFile } from './auditFile'
import { change, eventually, folder, later, open, startAom } from './journalTesting'
import type { TestJournal } from './journalTesting'
import { createNews } from './news'

const retry = (journal: TestJournal, nodeId: string) =>
  journal.sendOnce(change({ ids: { workflowId: 'w-1', executionId: 'e-1', nodeId, action: 'restart' } }), {
    send: startAom().send('retry'),
  })

test('what takes nothing is said, delays no operation and no stop, and is waited for', async () => {
  const path = join(await folder(), 'pipe')
  execFileSync('mkfifo', [path])
  const pipe = fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_NONBLOCK)
  later(() => fs.closeSync(pipe))
  const fill = () => {
    // Until it is full to the last byte.
    for (const size of [4_096, 1])
      for (let isFull = false; !isFull;) isFull = attempt(() => fs.writeSync(pipe, 'x'.repeat(size))) === null
  }
  const drain = () => attempt(() => fs.readSync(pipe, bytes)) ?? 0
  const bytes = Buffer.alloc(1024 * 1024)
  fill()
  const journal = await open({ databaseUrl: null, dataDir: await folder() })
  await retry(journal, 'n-1')
  const lines: string[] = []
  const news = createNews()
  const audit = createAuditFile({
    path,
    store: journal.store,
    news,
    begins: () => 0,
    log: createLog((line) => lines.push(line)),
    failed: () => {},
    patienceMs: 50,
  })
  await retry(journal, 'n-2')
  const reasons = () => lines.map((line) => (JSON.parse(line) as { reason?: string }).reason)
  await eventually(() => expect(reasons()).toContain('AUDIT_LOG: no answer within 0.05 s'))
  let text = ''
  await eventually(() => {
    text += bytes.toString('utf8', 0, drain())
    expect(text).toMatch(/^x+\{.*"nodeId":"n-1".*"nodeId":"n-2".*\n$/s)
  })
  // No line was begun twice.
  expect(text.match(/\n/g)).toHaveLength(2)
  fill()
  await retry(journal, 'n-3')
  news.wake()
  expect(await audit.close()).toBe(false)
})

/** Null for what cannot be done now. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
