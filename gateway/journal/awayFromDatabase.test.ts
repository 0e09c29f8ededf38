import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { change, eventually, folder, gate, later, open, says, startAom } from './journalTesting'
import type { TestJournal } from './journalTesting'
import { sharedPostgres, startDetour } from './postgresTesting'

const postgres = sharedPostgres()

async function detour() {
  const way = await startDetour(await (await postgres()).database())
  later(() => way.close())
  return way
}

const until = (isSo: () => boolean) => eventually(() => expect(isSo()).toBe(true))

const accepts = async (journal: TestJournal) => {
  const aom = startAom()
  const result = await journal.sendOnce(change({ ids: { workflowId: 'w-9' }, operation: 'StopExecution' }), {
    send: aom.send('sent'),
  })
  return [result.kind, aom.received.length]
}

test('a PostgreSQL that is stopped and started again: nothing is sent meanwhile, and the process lives', async () => {
  const server = await postgres()
  const journal = await open({ databaseUrl: await server.database(), dataDir: '' })
  const seen: number[] = []
  const watching = new AbortController()
  later(() => watching.abort())
  const watch = async () => {
    const changes = journal.watch({ projectId: null, after: 0, signal: watching.signal })
    for await (const operations of changes) seen.push(...operations.map(({ seq }) => seq))
  }
  void watch()
  expect(await accepts(journal)).toEqual(['answered', 1])
  await server.stop()
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  expect(journal.isUp()).toBe(false)
  await server.start()
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
  // Its events go on where they stopped.
  const last = (await journal.store.changedAfter(0, 100, null)).at(-1)?.seq ?? NaN
  await until(() => seen.includes(last))
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
})

test('a password that is rotated under way: new connections are made with the new one', async () => {
  const databaseUrl = await (await postgres()).database()
  const admin = new pg.Client(databaseUrl)
  await admin.connect()
  later(() => admin.end())
  await admin.query(`create role journal login password 'first'`)
  await admin.query('grant create on schema public to journal')
  const url = new URL(databaseUrl)
  url.username = 'journal'
  url.password = 'first'
  const databaseAddress = () => url.href
  const journal = await open({ databaseUrl: url.href, databaseAddress, dataDir: '' })
  expect(await accepts(journal)).toEqual(['answered', 1])
  await admin.query(`alter role journal password 'second'`)
  const cut = () =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'journal'`)
  // The file has not followed yet. What is connecting at that moment is not among those that are cut, so they are cut again.
  await eventually(async () => {
    await cut()
    expect(journal.isUp()).toBe(false)
  })
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  url.password = 'second'
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
})

test('a database that hangs is one that cannot be written: nothing is sent, and others go on', async () => {
  const way = await detour()
  const journal = await open({ databaseUrl: way.databaseUrl, dataDir: '' })
  expect(await accepts(journal)).toEqual(['answered', 1])
  way.hang()
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 10)
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(10)
  way.heal()
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
})

test('a database that can only be read is away until it can be written', async () => {
  const way = await detour()
  const journal = await open({ databaseUrl: way.databaseUrl, dataDir: '' })
  expect(await accepts(journal)).toEqual(['answered', 1])
  const isReadOnly = async (value: 'on' | 'off') => {
    const client = new pg.Client(way.databaseUrl)
    await client.connect()
    const name = new URL(way.databaseUrl).pathname.slice(1)
    await client.query('set default_transaction_read_only = off')
    await client.query(`alter database ${name} set default_transaction_read_only = ${value}`)
    await client.end()
    // It counts for new connections.
    way.cut()
  }
  await isReadOnly('on')
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  await eventually(async () => expect(await journal.seq()).toBe(2))
  expect(journal.isUp()).toBe(false)
  await isReadOnly('off')
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
})

test('an insertion whose commit was lost on the way is withdrawn when the database is back', async () => {
  const way = await detour()
  const journal = await open({ databaseUrl: way.databaseUrl, dataDir: '' })
  // What it does at its start is over then.
  expect(await accepts(journal)).toEqual(['answered', 1])
  const request = change()
  // The row is committed, and nobody hears of it.
  way.loseAfter('commit\0')
  const aom = startAom()
  expect(await journal.sendOnce(request, { send: aom.send('never') })).toEqual({ kind: 'journalAway' })
  way.heal()
  await eventually(async () =>
    expect(await journal.store.find(request.id)).toMatchObject({ outcome: 'notSent', sent_at: null }),
  )
  expect(await journal.sendOnce(request, { send: aom.send('never') })).toMatchObject({
    kind: 'notSent',
    replayed: true,
  })
  expect(aom.received).toEqual([])
})

test('a record that fails after AOM’s answer: the answer passes, says so, and is recorded later', async () => {
  const way = await detour()
  const settled: string[] = []
  const journal = await open(
    { databaseUrl: way.databaseUrl, dataDir: '' },
    { counters: { settled: ({ outcome }) => settled.push(outcome) } },
  )
  const request = change()
  const result = await journal.sendOnce(request, {
    send: async () => {
      way.hang()
      return says()
    },
  })
  expect(result).toMatchObject({ kind: 'answered', answer: says(), journalFailed: true })
  expect(journal.logged()).toContainEqual(
    expect.objectContaining({
      event: 'an answer of AOM could not be recorded yet',
      operation: expect.objectContaining({ id: request.id, outcome: 'accepted' }),
    }),
  )
  // A browser that sends it again hears the same, not that nothing was sent.
  const aom = startAom()
  expect(await journal.sendOnce(request, { send: aom.send('never') })).toMatchObject({
    kind: 'answered',
    replayed: true,
    answer: says(),
  })
  way.heal()
  await eventually(async () =>
    expect(await journal.store.find(request.id)).toMatchObject({ outcome: 'accepted' }),
  )
  expect(aom.received).toEqual([])
  expect(settled).toEqual(['accepted'])
})

test('an answer that could be recorded only after others gave it up for unknown is still believed', async () => {
  let time = 1_000_000
  const way = await detour()
  const journal = await open({ databaseUrl: way.databaseUrl, dataDir: '' }, { now: () => time })
  const request = change()
  const answered = gate()
  const result = journal.sendOnce(request, {
    send: async () => {
      await answered.passed
      return says()
    },
  })
  await eventually(async () => expect(await journal.store.find(request.id)).not.toBeNull())
  time += 46_000
  await journal.store.expire()
  expect(await journal.store.find(request.id)).toMatchObject({ outcome: 'unknown' })
  answered.open()
  expect(await result).toMatchObject({ kind: 'answered', journalFailed: false })
  expect(await journal.store.find(request.id)).toMatchObject({ outcome: 'accepted', http_status: 200 })
})

test('a gateway starts without its database, and changes wait for it', async () => {
  const server = await postgres()
  const databaseUrl = await server.database()
  await server.stop()
  const up: boolean[] = []
  const journal = await open({ databaseUrl, dataDir: '' }, { counters: { up: (isUp) => up.push(isUp) } })
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  await server.start()
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
  expect(up).toEqual([false, true])
})

test('a journal that is moved away under the gateway: nothing is sent that nobody would find, until it is back', async () => {
  const dataDir = await folder()
  const journal = await open({ databaseUrl: null, dataDir })
  expect(await accepts(journal)).toEqual(['answered', 1])
  const file = join(dataDir, 'journal.db')
  await rename(file, `${file}.old`)
  // Nobody has to operate to find out.
  await until(() => !journal.isUp())
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  await writeFile(file, '')
  expect(await accepts(journal)).toEqual(['journalAway', 0])
  expect(journal.logged()).toContainEqual(
    expect.objectContaining({
      event: 'journal cannot be used',
      error: `${file} was moved away or deleted while it was in use: put it back, or start the gateway again`,
    }),
  )
  await rename(`${file}.old`, file)
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
})

test('a full disk: nothing is sent, and it works again when there is room', async () => {
  const journal = await open({ databaseUrl: null, dataDir: await folder() })
  expect(await accepts(journal)).toEqual(['answered', 1])
  const pages = await journal.access.read(async (db) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    return rows[0]?.page_count ?? 0
  })
  await journal.access.read((db) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(db))
  const reason = 'because of the long story that follows '.repeat(20)
  const aom = startAom()
  let results: string[] = []
  for (let index = 0; index < 100 && results.at(-1) !== 'journalAway'; index += 1) {
    const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${index}`, action: 'skip' }
    const result = await journal.sendOnce(change({ ids, reason }), { send: aom.send('sent') })
    results = [...results, result.kind]
  }
  expect(results.at(-1)).toBe('journalAway')
  expect(aom.received).toHaveLength(results.filter((kind) => kind === 'answered').length)
  expect(journal.isUp()).toBe(false)
  await journal.access.read((db) => sql`pragma max_page_count = 1000000`.execute(db))
  await until(() => journal.isUp())
  expect(await accepts(journal)).toEqual(['answered', 1])
  expect(journal.logged().map(({ event }) => event)).toContain('journal works again')
})
