import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { effectMs, holderOf, openRows } from './hold'
import { bothDatabases, change, eventually, gate, open, says } from './journalTesting'
import { sharedPostgres } from './postgresTesting'

const postgres = sharedPostgres()
const start = 1_000_000
const user = { kind: 'iam', account: 'acme', name: 'li.na', id: 'u-2' } as const

test('gateways whose clocks are minutes apart keep each other out, and neither gives up what the other has under way', async () => {
  const databaseUrl = await (await postgres()).database()
  const off = (ms: number) => open({ databaseUrl, dataDir: '' }, { machineNow: () => Date.now() + ms })
  const [right, fast] = [await off(0), await off(10 * 60_000)]
  const { passed: answered, open: answer } = gate()
  const first = right.sendOnce(change(), { send: () => answered.then(() => says()) })
  await eventually(async () => expect(await right.store.countOpen()).toBe(1))
  await fast.store.expire()
  const second = await fast.sendOnce(change(), { send: () => Promise.resolve(says()) })
  expect(second.kind).toBe('taken')
  answer()
  expect(await first).toMatchObject({ kind: 'answered' })
  const [row] = await right.store.changedAfter(0, 10, null)
  expect(row).toMatchObject({ outcome: 'accepted' })
  // What it writes itself stands in everybody's time.
  const other = change({ ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-2', action: 'restart' } })
  const later = await fast.sendOnce(other, { send: () => Promise.resolve(says()) })
  expect(later.kind).toBe('answered')
  const written = await right.store.find(other.id)
  expect(Math.abs(Number(written?.requested_at) - Date.now())).toBeLessThan(60_000)
})

// AOM answers an operation before anything can be seen of it. Whoever looks in between still sees a failed node.
describe.each(bothDatabases(postgres))('on $database', ({ place, database }) => {
  async function setUp() {
    let time = start
    let sent = 0
    const journal = await open(await place(), { now: () => time, holdMs: effectMs })
    const retry = async (different = {}, answer = says()) => {
      const request = change(different)
      const result = await journal.sendOnce(request, {
        send: () => {
          sent += 1
          return Promise.resolve(answer)
        },
      })
      return {
        id: request.id,
        kind: result.kind,
        holder: 'operation' in result ? result.operation?.id : null,
      }
    }
    return { journal, retry, sent: () => sent, pass: (ms: number) => (time += ms) }
  }

  test('an accepted operation holds its node until its effect was seen', async () => {
    const { journal, retry, sent } = await setUp()
    const first = await retry()
    expect(first.kind).toBe('answered')
    expect(await retry()).toMatchObject({ kind: 'taken', holder: first.id })
    const skip = { ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-1', action: 'skip' } }
    expect(await retry(skip)).toMatchObject({ kind: 'taken', holder: first.id })
    const other = { ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-2', action: 'restart' } }
    expect((await retry(other)).kind).toBe('answered')
    expect(sent()).toBe(2)

    await journal.setEffect(first.id, change().projectId, { seenAt: start, what: {}, by: user })
    expect((await retry()).kind).toBe('answered')
    expect(sent()).toBe(3)
  })

  test('what was decided on before the effect was seen comes too late, whenever it arrives', async () => {
    const { journal, retry, sent, pass } = await setUp()
    const before = await journal.seq()
    const first = await retry({ knownSeq: before })
    const meanwhile = await journal.seq()
    await journal.setEffect(first.id, change().projectId, { seenAt: start, what: {}, by: user })
    for (const knownSeq of [before, meanwhile]) {
      expect(await retry({ knownSeq })).toMatchObject({ kind: 'taken', holder: first.id })
      pass(effectMs)
    }
    const other = { ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: 'n-2', action: 'restart' } }
    expect((await retry({ ...other, knownSeq: before })).kind).toBe('answered')
    expect((await retry({ knownSeq: await journal.seq() })).kind).toBe('answered')
    expect(sent()).toBe(3)
  })

  test('what AOM refused is nothing that happened to the node', async () => {
    const { journal, retry, sent } = await setUp()
    const before = await journal.seq()
    const refusal = { head: { status: 400, headers: {} }, body: Buffer.from('{"error_code":"AOM.31001418"}') }
    await retry({ knownSeq: before }, { ...refusal, problem: null })
    expect((await retry({ knownSeq: before })).kind).toBe('answered')
    expect(sent()).toBe(2)
  })

  test('what a gateway that was killed has left open holds its node as an unknown outcome does', async () => {
    const { journal, retry, sent, pass } = await setUp()
    const before = await journal.seq()
    await journal.store.begin(change(), 'restart', 'of a gateway that was killed')
    pass(45_001)
    expect(await retry()).toMatchObject({ kind: 'taken' })
    pass(effectMs - 45_001)
    // Decided on before that one began: nobody knows what AOM made of it.
    expect(await retry({ knownSeq: before })).toMatchObject({ kind: 'taken' })
    expect((await retry({ knownSeq: await journal.seq() })).kind).toBe('answered')
    expect(sent()).toBe(1)
  })

  test('where no page sees an effect, it holds for a minute', async () => {
    const { retry, sent, pass } = await setUp()
    await retry()
    pass(effectMs - 1)
    expect((await retry()).kind).toBe('taken')
    pass(1)
    expect((await retry()).kind).toBe('answered')
    expect(sent()).toBe(2)
  })

  test('a clock that is set back holds nothing for longer', async () => {
    const { retry, sent, pass } = await setUp()
    const first = await retry()
    pass(-10_000)
    expect(await retry()).toMatchObject({ kind: 'taken', holder: first.id })
    pass(-60 * 60_000)
    expect((await retry()).kind).toBe('answered')
    expect(sent()).toBe(2)
  })

  test.each([
    ['the connection broke', 'GATEWAY.502', effectMs],
    ['AOM gave no answer in its time', 'GATEWAY.504', effectMs + 45_000],
  ] as const)('where %s it holds as long as the page that sent it waits', async (_, code, ms) => {
    const { retry, sent, pass } = await setUp()
    const lost = { head: null, body: Buffer.alloc(0), problem: { code, message: 'lost' } }
    const first = await retry({}, lost as never)
    pass(ms - 1)
    expect(await retry()).toMatchObject({ kind: 'taken', holder: first.id })
    pass(1)
    expect((await retry()).kind).toBe('answered')
    expect(sent()).toBe(2)
  })

  test('what is open and what holds a node is found by indexes, however long the journal is', async () => {
    const { journal } = await setUp()
    const plans = await journal.access.write(async (transaction) => {
      const queries = [
        holderOf(transaction, { subject: 's', knownSeq: 7, now: start, holdMs: effectMs }),
        openRows(transaction).select('id'),
      ]
      // A small table would be read whole, which costs the least.
      if (database === 'PostgreSQL') await sql`set local enable_seqscan = off`.execute(transaction)
      const option = database === 'SQLite' ? sql`query plan` : undefined
      const texts: string[] = []
      for (const query of queries) texts.push(JSON.stringify(await query.explain(undefined, option)))
      return texts
    })
    expect(plans[0]).toMatch(/journal_open_subject.*journal_requested_at/)
    expect(plans[1]).toContain('journal_open_subject')
  })
})
