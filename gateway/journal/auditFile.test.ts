import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { auditLine } from './auditLines'
import { bothDatabases, change, folder, gate, open, says } from './journalTesting'
import type { Location, TestJournal } from './journalTesting'
import type { Operation } from './operation'
import { sharedPostgres } from './postgresTesting'

const postgres = sharedPostgres()

const newLocation = async (): Promise<Location> => ({ databaseUrl: null, dataDir: await folder() })

const read = (path: string) =>
  fs
    .readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Operation & { event: string })

const written = (path: string) => read(path).map(({ nodeId, outcome }) => `${nodeId} ${outcome}`)

/** A busy machine takes its time. */
const soon = (check: () => unknown) => vi.waitFor(check, 10_000)

/** A node is retried, and AOM says yes. */
async function retry(journal: TestJournal, nodeId: string, send = () => Promise.resolve(says())) {
  const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId, action: 'restart' }
  const result = await journal.sendOnce(change({ ids }), { send })
  expect(result.kind).toBe('answered')
}

/** One after the other, so that each change of a row is seen. */
async function retryAlone(journal: TestJournal, nodeId: string, path: string) {
  await retry(journal, nodeId, async () => {
    await soon(() => expect(written(path)).toContain(`${nodeId} open`))
    return says()
  })
  await soon(() => expect(written(path)).toContain(`${nodeId} accepted`))
}

describe.each(bothDatabases(postgres))('on $database', ({ place }) => {
  test('each change of a row is one line, in order, in a file that only its owner may read', async () => {
    const path = join(await folder(), 'audit.jsonl')
    const journal = await open(await place(), { auditLog: path })
    await retryAlone(journal, 'n-1', path)
    const page = await journal.list({ project: change().projectId })
    const [operation] = page.operations
    await journal.setEffect(operation?.id ?? '', change().projectId, {
      seenAt: 5,
      what: { status: 'running' },
      by: { kind: 'iam', account: 'acme', name: 'li.na', id: 'u-2' },
    })
    await journal.close()
    const lines = read(path)
    expect(lines).toEqual([
      expect.objectContaining({ event: 'operation', outcome: 'open', answeredAt: null, effect: null }),
      { event: 'operation', ...operation },
      expect.objectContaining({
        outcome: 'accepted',
        effect: { seenAt: 5, seenBy: 'li.na', what: { status: 'running' } },
      }),
    ])
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(fs.statSync(path).mode & 0o777).toBe(0o600)
    expect(journal.logged()).toEqual([])
  })

  test('after a restart it goes on after its last line, with what happened meanwhile', async () => {
    const where = await place()
    const path = join(await folder(), 'audit.jsonl')
    const first = await open(where, { auditLog: path })
    await retry(first, 'n-1')
    await first.close()
    const before = read(path)
    const without = await open(where)
    await retry(without, 'n-2')
    await without.close()
    const again = await open(where, { auditLog: path })
    await retry(again, 'n-3')
    await again.close()
    const seqs = read(path).map(({ seq }) => seq)
    expect(read(path).slice(0, before.length)).toEqual(before)
    expect(seqs).toEqual([...new Set(seqs)].sort((one, other) => one - other))
    expect(written(path)).toContain('n-2 accepted')
    expect(written(path).at(-1)).toBe('n-3 accepted')
  })

  test('a new file begins with what was open when the gateway started, not with what was settled', async () => {
    const where = await place()
    const died = await open(where)
    await retry(died, 'long ago')
    const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: 'left open', action: 'skip' }
    await died.store.begin(change({ ids }), 'skip', died.store.nextAttempt())
    await died.close()
    const path = join(await folder(), 'audit.jsonl')
    const journal = await open(where, { auditLog: path, now: () => Date.now() + 60_000 })
    await soon(() => expect(written(path)).toContain('left open unknown'))
    await journal.close()
    expect(written(path).filter((line) => line.startsWith('long ago'))).toEqual([])
  })
})

test('changes that come at once are all written, in their order', async () => {
  const path = join(await folder(), 'audit.jsonl')
  const journal = await open(await newLocation(), { auditLog: path })
  const nodes = Array.from({ length: 130 }, (_, index) => `n-${index}`)
  await Promise.all(nodes.map((node) => retry(journal, node)))
  await journal.close()
  const seqs = read(path).map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.toSorted((one, other) => one - other))
  const accepted = read(path).flatMap(({ nodeId, outcome }) => (outcome === 'accepted' ? [nodeId] : []))
  expect(accepted).toHaveLength(nodes.length)
  expect(new Set(accepted)).toEqual(new Set(nodes))
})

test('a file of the former kind is added to', async () => {
  const path = join(await folder(), 'audit.jsonl')
  fs.writeFileSync(path, '{"outcome":"old"}\n')
  const journal = await open(await newLocation(), { auditLog: path })
  await retry(journal, 'n-1')
  await journal.close()
  expect(written(path)[0]).toBe('undefined old')
  expect(written(path).at(-1)).toBe('n-1 accepted')
})

test('a line that a power cut has torn is ended, spoils no other, and is written again', async () => {
  const where = await newLocation()
  const path = join(await folder(), 'audit.jsonl')
  const first = await open(where, { auditLog: path })
  await retryAlone(first, 'n-1', path)
  await first.close()
  const whole = fs.readFileSync(path, 'utf8')
  const torn = whole.slice(0, -20)
  fs.writeFileSync(path, torn)
  const again = await open(where, { auditLog: path })
  await retry(again, 'n-2')
  await again.close()
  expect(fs.readFileSync(path, 'utf8').startsWith(`${torn}\n`)).toBe(true)
  const [opened, fragment, ...rest] = fs.readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(`${opened}\n${fragment}`).toBe(torn)
  const after = rest.map((line) => JSON.parse(line) as Operation)
  expect(after[0]).toMatchObject({ nodeId: 'n-1', outcome: 'accepted' })
  expect(after.at(-1)).toMatchObject({ nodeId: 'n-2', outcome: 'accepted' })

  // It was killed before anything came after the line break.
  fs.writeFileSync(path, `${torn}\n`)
  const last = await open(where, { auditLog: path })
  await last.close()
  expect(fs.readFileSync(path, 'utf8').split('\n').slice(2, 3).join()).toContain('"accepted"')
})

test('a journal that is younger than the file, because it was restored or is another one, is followed', async () => {
  const path = join(await folder(), 'audit.jsonl')
  const line = auditLine({ ...(await anOperation()), seq: 5_000 })
  fs.writeFileSync(path, line)
  const journal = await open(await newLocation(), { auditLog: path })
  await retry(journal, 'n-1')
  await journal.close()
  expect(written(path).at(-1)).toBe('n-1 accepted')
  expect(journal.logged()).toMatchObject([
    { level: 'warn', event: expect.stringMatching(/^audit begins anew/) },
  ])
})

test('after rotation the next line goes to the new file', async () => {
  const path = join(await folder(), 'audit.jsonl')
  const journal = await open(await newLocation(), { auditLog: path })
  await retryAlone(journal, 'before', path)
  fs.renameSync(path, `${path}.1`)
  await retry(journal, 'after')
  await soon(() => expect(written(path).at(-1)).toBe('after accepted'))
  expect(written(`${path}.1`).at(-1)).toBe('before accepted')
  // Rotated by one who makes the new file too.
  fs.renameSync(path, `${path}.2`)
  fs.writeFileSync(path, '')
  await retry(journal, 'later')
  await soon(() => expect(written(path).at(-1)).toBe('later accepted'))
  fs.rmSync(path)
  await retry(journal, 'last')
  await journal.close()
  expect(new Set(read(path).map(({ nodeId }) => nodeId))).toEqual(new Set(['last']))
  expect(journal.logged()).toEqual([])
})

test('a full disk is said once, keeps nobody from operating, and is made up for when there is space', async () => {
  const directory = await folder()
  const path = join(directory, 'audit.jsonl')
  fs.symlinkSync('/dev/full', path)
  let failures = 0
  const counters = { auditFailed: () => (failures += 1) }
  const journal = await open(await newLocation(), { auditLog: path, counters })
  await retry(journal, 'n-1')
  await retry(journal, 'n-2')
  await soon(() => expect(failures).toBeGreaterThan(2))
  expect(journal.logged()).toEqual([
    expect.objectContaining({
      level: 'error',
      event: 'audit write failed',
      reason: `AUDIT_LOG: no space left for ${path}`,
    }),
  ])
  fs.rmSync(path)
  await soon(() => expect(written(path).at(-1)).toBe('n-2 accepted'))
  await soon(() => expect(journal.logged().at(-1)).toMatchObject({ event: 'audit works again', path }))
  expect(written(path)).toContain('n-1 accepted')
  expect(journal.logged()).toHaveLength(2)
})

test('a wrong path is said at the start, each new reason once, and the file is caught up later', async () => {
  const directory = await folder()
  const logs = join(directory, 'logs')
  const path = join(logs, 'audit.jsonl')
  const journal = await open(await newLocation(), { auditLog: path })
  const reasons = () => journal.logged().map(({ reason }) => reason)
  const missing = `AUDIT_LOG: the folder ${logs} does not exist`
  await soon(() => expect(reasons()).toEqual([missing]))
  await retry(journal, 'n-1')
  fs.writeFileSync(logs, '')
  const noFolder = `AUDIT_LOG: ${logs} is not a folder`
  await soon(() => expect(reasons()).toEqual([missing, noFolder]))
  fs.rmSync(logs)
  fs.mkdirSync(path, { recursive: true })
  const noFile = `AUDIT_LOG: ${path} is a folder, not a file`
  await soon(() => expect(reasons()).toEqual(expect.arrayContaining([missing, noFolder, noFile])))
  fs.rmdirSync(path)
  await soon(() => expect(written(path).at(-1)).toBe('n-1 accepted'))
})

test.runIf(process.getuid?.() !== 0)('a file that may not be written is named', async () => {
  const path = join(await folder(), 'audit.jsonl')
  fs.writeFileSync(path, '')
  fs.chmodSync(path, 0o400)
  const journal = await open(await newLocation(), { auditLog: path })
  const reason = `AUDIT_LOG: ${path} may not be written by this user`
  await soon(() => expect(journal.logged()).toMatchObject([{ reason }]))
})

test('a stop waits for what is being written: no change is lost', async () => {
  const path = join(await folder(), 'audit.jsonl')
  const journal = await open(await newLocation(), { auditLog: path })
  const answered = gate()
  const sent = retry(journal, 'n-1', () => answered.passed.then(() => says()))
  answered.open()
  await sent
  await journal.close()
  expect(written(path).at(-1)).toBe('n-1 accepted')
})

test('what an operator or AOM wrote cannot begin a line of its own, nor tell a terminal what to do', async () => {
  const reason = 'done\n{"who":"somebody else"}\u001b[2J\u009b2J\u202e\u2028\u007f'
  const line = auditLine({ ...(await anOperation()), reason, answer: reason })
  expect(line.match(/\n/g)).toHaveLength(1)
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u202e]/)
  expect(JSON.parse(line)).toMatchObject({ reason, answer: reason })
})

async function anOperation(): Promise<Operation> {
  const journal = await open(await newLocation())
  await retry(journal, 'n-0')
  const { operations } = await journal.list({ project: change().projectId })
  const [operation] = operations
  if (!operation) throw new Error('nothing is on record')
  return operation
}
