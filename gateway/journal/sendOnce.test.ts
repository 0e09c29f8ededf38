import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bothDatabases, change, eventually, gate, open, says, startAom } from './journalTesting'
import { sharedPostgres } from './postgresTesting'

const stopping = { code: 'GATEWAY.503', message: 'The gateway is stopping.' } as const

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test('the same request sent twice is sent once: the second one gets the first one’s answer', async () => {
    const journal = await open(await place())
    const answered = gate()
    const aom = startAom(async () => {
      await answered.passed
      return says()
    })
    const request = change()
    const first = journal.sendOnce(request, { send: aom.send('first') })
    const second = journal.sendOnce(request, { send: aom.send('second') })
    answered.open()
    expect(await first).toMatchObject({ kind: 'answered', answer: says(), replayed: false })
    expect(await second).toMatchObject({ kind: 'answered', answer: says(), replayed: true })
    expect(await journal.sendOnce(request, { send: aom.send('third') })).toMatchObject({ replayed: true })
    expect(aom.received).toEqual(['first'])
  })

  test('after a restart the recorded answer is given: status, some headers, the text’s beginning', async () => {
    const where = await place()
    const before = await open(where)
    const request = change()
    const body = JSON.stringify({
      error_code: 'AOM.31001418',
      error_msg: 'too late '.repeat(300),
      request_id: 'r-2',
    })
    const send = async () =>
      says(body, 400, { 'x-request-id': 'r-2', 'content-length': '2778', 'x-other': 'o' })
    expect(await before.sendOnce(request, { send })).toMatchObject({
      kind: 'answered',
      replayed: false,
      operation: { outcome: 'refused', code: 'AOM.31001418', httpStatus: 400, aomRequestId: 'r-2' },
    })
    await before.close()

    const after = await open(where)
    const aom = startAom()
    expect(await after.sendOnce(request, { send: aom.send('again') })).toMatchObject({
      kind: 'answered',
      replayed: true,
      journalFailed: false,
      answer: {
        head: {
          status: 400,
          headers: { 'content-type': 'application/json', 'x-request-id': 'r-2', 'content-length': '1000' },
        },
        body: Buffer.from(body.slice(0, 1_000)),
        problem: null,
      },
    })
    expect(aom.received).toEqual([])
  })

  test('the same id with another request is refused, under way and afterwards', async () => {
    const where = await place()
    const journal = await open(where)
    const answered = gate()
    const aom = startAom(async () => {
      await answered.passed
      return says()
    })
    const request = change()
    const other = { ...request, digest: 'POST /v1/…/operation?action=skip&node_id=n-1' }
    const first = journal.sendOnce(request, { send: aom.send('first') })
    expect(await journal.sendOnce(other, { send: aom.send('other') })).toEqual({ kind: 'otherRequest' })
    answered.open()
    await first
    const restarted = await open(where)
    expect(await restarted.sendOnce(other, { send: aom.send('other') })).toEqual({ kind: 'otherRequest' })
    expect(
      await restarted.sendOnce({ ...request, region: 'cn-east-3' }, { send: aom.send('other') }),
    ).toEqual({
      kind: 'otherRequest',
    })
    expect(aom.received).toEqual(['first'])
  })

  test('what another gateway has under way is waited for, and one that died is unknown after its deadline', async () => {
    const where = await place()
    let time = 1_000_000
    const [one, two] = [await open(where), await open(where, { now: () => time })]
    const answered = gate()
    const aom = startAom(async () => {
      await answered.passed
      return says()
    })
    const request = change()
    const first = one.sendOnce(request, {
      send: async () => {
        const second = two.sendOnce(request, { send: aom.send('second') })
        answered.open()
        void second.then(heard.open)
        return says()
      },
    })
    const heard = gate<unknown>()
    expect(await first).toMatchObject({ kind: 'answered', replayed: false })
    expect(await heard.passed).toMatchObject({
      kind: 'answered',
      replayed: true,
      operation: { outcome: 'accepted' },
    })

    const lost = change({ ids: { ...request.ids, nodeId: 'n-2' } })
    await two.store.begin(lost, 'restart', 'of a process that died')
    const waiting = one.sendOnce(lost, { send: aom.send('lost') })
    time += 46_000
    await two.store.expire()
    expect(await waiting).toMatchObject({
      kind: 'answered',
      replayed: true,
      answer: { head: null, problem: { code: 'GATEWAY.504' } },
      operation: { outcome: 'unknown' },
    })
    expect(aom.received).toEqual([])
  })

  test('an operation that nobody ended keeps its node until its deadline, then the next one may', async () => {
    let time = 1_000_000
    const journal = await open(await place(), { now: () => time })
    const aom = startAom()
    const lost = change()
    await journal.store.begin(lost, 'restart', 'of a process that died')
    expect(await journal.sendOnce(change(), { send: aom.send('early') })).toMatchObject({
      kind: 'taken',
      operation: { id: lost.id, deadlineAt: 1_045_000 },
    })
    time = 1_045_001
    expect(await journal.sendOnce(change(), { send: aom.send('late') })).toMatchObject({ kind: 'answered' })
    expect(aom.received).toEqual(['late'])
    expect(await journal.store.find(lost.id)).toMatchObject({ outcome: 'unknown', answered_at: null })
  })

  test('a stop between the record and the sending sends nothing, and says so when asked again', async () => {
    const where = await place()
    const journal = await open(where)
    const aom = startAom()
    const request = change()
    const notSent = { kind: 'notSent', ...stopping, operation: { outcome: 'notSent', sentAt: null } }
    expect(
      await journal.sendOnce(request, { send: aom.send('never'), mayLeave: () => stopping }),
    ).toMatchObject({ ...notSent, replayed: false })
    const restarted = await open(where)
    expect(await restarted.sendOnce(request, { send: aom.send('never') })).toMatchObject({
      ...notSent,
      replayed: true,
    })
    expect(aom.received).toEqual([])
    // The node is free again.
    expect(await restarted.sendOnce(change(), { send: aom.send('next') })).toMatchObject({ kind: 'answered' })
  })

  test('a connection that never came about is not sent; a sender that fails or hangs is unknown', async () => {
    const journal = await open(await place(), { deadlineMs: 50 })
    let nodes = 0
    // What is unknown holds its node.
    const another = () =>
      change({
        ids: { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${(nodes += 1)}`, action: 'restart' },
      })
    const none = { head: null, body: Buffer.alloc(0) }
    const problem = { code: 'GATEWAY.502' as const, message: 'AOM cannot be reached.' }
    expect(
      await journal.sendOnce(another(), { send: async () => ({ ...none, problem, neverSent: true }) }),
    ).toMatchObject({ kind: 'notSent', ...problem, operation: { outcome: 'notSent', code: 'GATEWAY.502' } })
    expect(await journal.sendOnce(another(), { send: async () => ({ ...none, problem }) })).toMatchObject({
      kind: 'answered',
      answer: { problem },
      operation: { outcome: 'unknown', code: 'GATEWAY.502', sentAt: expect.any(Number) },
    })
    expect(
      await journal.sendOnce(another(), { send: () => Promise.reject(new Error('oops')) }),
    ).toMatchObject({
      answer: { problem: { code: 'GATEWAY.500' } },
      operation: { outcome: 'unknown', code: 'GATEWAY.500' },
    })
    const drips = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))))
    expect(await journal.sendOnce(another(), { send: drips })).toMatchObject({
      operation: { outcome: 'unknown' },
    })
    expect(await journal.sendOnce(another(), { send: () => new Promise<never>(() => {}) })).toMatchObject({
      answer: { problem: { code: 'GATEWAY.504' } },
      operation: { outcome: 'unknown', code: 'GATEWAY.504' },
    })
  })

  test('only the same thing excludes: other nodes, runs, schedules, regions and projects do not', async () => {
    const journal = await open(await place())
    const ids = { workflowId: 'w-1', executionId: 'e-1' }
    const different = [
      change(),
      change({ ids: { ...ids, nodeId: 'n-2', action: 'skip' } }),
      change({ ids: { ...ids, executionId: 'e-2', nodeId: 'n-1', action: 'restart' } }),
      change({ operation: 'StopExecution', ids }),
      change({ operation: 'ExecuteWorkflow', ids: { workflowId: 'w-1' } }),
      change({ operation: 'UpdateWorkflowTriggerStatus', ids: { workflowId: 'w-1', action: 'enable' } }),
      change({ region: 'cn-east-3' }),
      change({ projectId: 'f'.repeat(32) }),
    ]
    const answered = gate()
    const aom = startAom(async () => {
      await answered.passed
      return says()
    })
    const sent = different.map((request) => journal.sendOnce(request, { send: aom.send(request.id) }))
    await eventually(() => expect(aom.received).toHaveLength(different.length))
    for (const request of different) {
      const action = request.operation === 'UpdateWorkflowTriggerStatus' ? { action: 'disable' } : {}
      const same = { ...request, id: randomUUID(), ids: { ...request.ids, ...action } }
      expect(await journal.sendOnce(same, { send: aom.send('twice') })).toMatchObject({
        kind: 'taken',
        operation: { id: request.id, outcome: 'open' },
      })
    }
    answered.open()
    expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(different.map(() => 'answered'))
    expect(aom.received.toSorted()).toEqual(different.map(({ id }) => id).toSorted())
  })

  test('the database itself refuses a second open row, whatever the code believes', async () => {
    const journal = await open(await place())
    const request = change()
    const { row } = await journal.store.begin(request, 'restart', 'one')
    const twin = { ...row, id: randomUUID(), position: 100, seq: 100 }
    await expect(
      journal.access.write((transaction) =>
        transaction.insertInto('journal_operations').values(twin).execute(),
      ),
    ).rejects.toThrow(/unique/i)
  })
})
