import { describe, expect, test } from 'vitest'
import { bothDatabases, change, eventually, later, open, projectId, startAom } from './journalTesting'
import type { TestJournal } from './journalTesting'
import type { Operation } from './operation'
import { isMark } from './mark'
import { sharedPostgres } from './postgresTesting'

const node = (nodeId: string) => ({ workflowId: 'w-1', executionId: 'e-1', nodeId, action: 'restart' })
const day = 24 * 60 * 60_000

/** Everything that one watcher has seen. */
function watch(journal: TestJournal, after: number, project: string | null = projectId) {
  const seen: Operation[] = []
  const stopping = new AbortController()
  const done = (async () => {
    for await (const entries of journal.watch({ projectId: project, after, signal: stopping.signal }))
      for (const entry of entries) if (!isMark(entry)) seen.push(entry)
  })()
  const stop = async () => {
    stopping.abort()
    await done
  }
  later(stop)
  return { seen, stop }
}

const brief = (seen: readonly Operation[]) => seen.map(({ seq, nodeId, outcome }) => [seq, nodeId, outcome])

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test('each change of a row is seen, in order, by every gateway; other projects are not', async () => {
    const where = await place()
    const [one, two] = [await open(where), await open(where)]
    const [near, far] = [watch(one, 0), watch(two, 0)]
    const aom = startAom()
    const nodes = Array.from({ length: 10 }, (_, index) => `n-${index}`)
    const sent = nodes.map((nodeId, index) =>
      (index % 2 ? one : two).sendOnce(change({ ids: node(nodeId) }), { send: aom.send(nodeId) }),
    )
    await one.sendOnce(change({ projectId: 'f'.repeat(32) }), { send: aom.send('other') })
    await Promise.all(sent)
    const end = await one.seq()
    expect(end).toBe(22)
    for (const { seen } of [near, far]) {
      await eventually(() => expect(seen.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(10))
      const seqs = seen.map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      expect(new Set(seqs).size).toBe(seqs.length)
      expect(new Set(seen.map(({ projectId }) => projectId))).toEqual(new Set([projectId]))
    }
  })

  test('a gateway is told what was done through another one, and what was seen of its own', async () => {
    const where = await place()
    const heard: string[][] = [[], []]
    const [near, far] = [
      await open(where, { changed: ({ nodeId, effect }) => heard[0]?.push(`${nodeId} ${effect !== null}`) }),
      await open(where, { changed: ({ nodeId, effect }) => heard[1]?.push(`${nodeId} ${effect !== null}`) }),
    ]
    await eventually(async () => expect(await far.seq()).toBe(0))
    const request = change({ ids: node('n-1') })
    await near.sendOnce(request, { send: startAom().send('n-1') })
    await eventually(() => expect(heard[1]).toContain('n-1 false'))
    await far.setEffect(request.id, projectId, { seenAt: 5_000, what: {}, by: request.user })
    await eventually(() => expect(heard[1]).toContain('n-1 true'))
    await eventually(() => expect(heard[0]).toEqual(['n-1 true']))
  })

  test('a watcher goes on where it stopped, over a restart and at another gateway, without a gap', async () => {
    const where = await place()
    const first = await open(where)
    const aom = startAom()
    const watcher = watch(first, await first.seq())
    await first.sendOnce(change({ ids: node('n-1') }), { send: aom.send('n-1') })
    await eventually(() => expect(watcher.seen.at(-1)).toMatchObject({ outcome: 'accepted' }))
    await watcher.stop()
    const last = watcher.seen.at(-1)?.seq ?? -1
    expect(last).toBe(2)

    await first.sendOnce(change({ ids: node('n-2') }), { send: aom.send('n-2') })
    await first.close()
    const second = await open(where)
    const resumed = watch(second, last)
    const third = await open(where)
    await third.sendOnce(change({ ids: node('n-3') }), { send: aom.send('n-3') })
    await eventually(() => expect(resumed.seen.at(-1)).toMatchObject({ nodeId: 'n-3', outcome: 'accepted' }))
    // Of n-2 only its last state is left to be seen.
    expect(brief(resumed.seen).filter(([, , outcome]) => outcome !== 'open')).toEqual([
      [4, 'n-2', 'accepted'],
      [6, 'n-3', 'accepted'],
    ])
  })

  test('effect and dismissal: the first one stays, and each is an event', async () => {
    const journal = await open(await place())
    const request = change()
    await journal.sendOnce(request, { send: startAom().send('n-1') })
    const watcher = watch(journal, await journal.seq())
    const [wang, li] = ['wang.lei', 'li.na'].map((name) => ({ ...request.user, name }))
    if (!wang || !li) throw new Error('nobody')
    const effect = {
      seenAt: 5_000,
      what: { status: 'running', secret: `password=${'x'.repeat(20)}` },
      by: wang,
    }
    const withEffect = await journal.setEffect(request.id, projectId, effect)
    expect(withEffect).toMatchObject({
      seq: 3,
      effect: { seenAt: 5_000, seenBy: 'wang.lei', what: { status: 'running', secret: '[redacted]' } },
    })
    expect(await journal.setEffect(request.id, projectId, { ...effect, seenAt: 6_000, by: li })).toEqual(
      withEffect,
    )
    expect(await journal.dismiss(request.id, projectId, li)).toMatchObject({ seq: 4, dismissedBy: 'li.na' })
    expect(await journal.dismiss(request.id, projectId, wang)).toMatchObject({ seq: 4, dismissedBy: 'li.na' })
    expect(await journal.dismiss(request.id, 'f'.repeat(32), wang)).toBeNull()
    expect(await journal.dismiss('nobody knows', projectId, wang)).toBeNull()
    await eventually(() => expect(watcher.seen.at(-1)).toMatchObject({ seq: 4 }))
  })

  test('what was open past its deadline is closed when a gateway starts', async () => {
    const where = await place()
    const first = await open(where, { now: () => 1_000_000 })
    const lost = [change({ ids: node('n-1') }), change({ ids: node('n-2') })]
    for (const request of lost)
      await first.store.begin(request, 'restart', `of a process that died, ${request.id}`)
    const opened: number[] = []
    const second = await open(where, {
      now: () => 1_045_001,
      counters: { open: (count) => opened.push(count) },
    })
    const watcher = watch(second, 0)
    await eventually(() =>
      expect(brief(watcher.seen).slice(-2)).toEqual([
        [3, 'n-1', 'unknown'],
        [4, 'n-2', 'unknown'],
      ]),
    )
    await eventually(() => expect(opened).toEqual([0]))
  })

  test('the list has the newest first, page by page, and only what its filter names', async () => {
    let time = 1_000
    const journal = await open(await place(), { now: () => time })
    const aom = startAom()
    const nodes = ['n-1', 'n-2', 'n-3', 'n-4', 'n-5']
    for (const nodeId of nodes) {
      time += 1_000
      const user = {
        kind: 'iam' as const,
        account: 'acme',
        name: nodeId === 'n-2' ? "o'hara" : 'li.na',
        id: null,
      }
      await journal.sendOnce(change({ ids: node(nodeId), user }), { send: aom.send(nodeId) })
    }
    await journal.sendOnce(change({ operation: 'ExecuteWorkflow', ids: { workflowId: 'w-2' } }), {
      send: () => Promise.reject(new Error('broken')),
    })
    const nodesOf = async (filter: Partial<Parameters<TestJournal['list']>[0]>) =>
      (await journal.list({ project: projectId, ...filter })).operations.map(({ nodeId }) => nodeId ?? 'run')
    const first = await journal.list({ project: projectId, limit: 4 })
    expect(first.operations.map(({ nodeId }) => nodeId)).toEqual([null, 'n-5', 'n-4', 'n-3'])
    expect(first).toMatchObject({ seq: 12, next: 5 })
    expect(await journal.list({ project: projectId, limit: 4, before: 5 })).toMatchObject({
      operations: [{ nodeId: 'n-2' }, { nodeId: 'n-1' }],
      next: null,
    })
    expect(await nodesOf({ user: "o'hara" })).toEqual(['n-2'])
    expect(await nodesOf({ execution: 'e-1', node: 'n-3' })).toEqual(['n-3'])
    expect(await nodesOf({ workflow: 'w-2' })).toEqual(['run'])
    expect(await nodesOf({ action: 'run' })).toEqual(['run'])
    expect(await nodesOf({ outcome: 'unknown' })).toEqual(['run'])
    expect(await nodesOf({ since: 3_000, until: 4_000 })).toEqual(['n-3', 'n-2'])
    expect((await journal.list({ project: 'f'.repeat(32) })).operations).toEqual([])
  })

  test('changes older than JOURNAL_DAYS are forgotten', async () => {
    let time = 100 * day
    const where = await place()
    const first = await open(where, { now: () => time })
    const old = change({ ids: node('n-1') })
    await first.sendOnce(old, { send: startAom().send('old') })
    time += 1
    const young = change({ ids: node('n-2') })
    await first.sendOnce(young, { send: startAom().send('young') })
    time = 130 * day + 1
    await first.sendOnce(change({ ids: node('n-3') }), { send: startAom().send('new') })
    await first.close()
    const second = await open(where, { days: 30, now: () => 130 * day + 1 })
    await eventually(async () => expect(await second.store.find(old.id)).toBeNull())
    expect(await second.store.find(young.id)).not.toBeNull()
    expect(await second.seq()).toBe(6)
  })

  test('odd texts are kept as they are, and no credential is', async () => {
    const journal = await open(await place())
    const token = `MII${'Ab1'.repeat(300)}`
    const ids = {
      workflowId: `w'"; drop table x;--`,
      executionId: 'e\0💥',
      nodeId: 'n\ud800',
      action: 'skip',
    }
    const request = change({
      ids,
      reason: `\0${token} 磁盘🧯 ${'because '.repeat(2_000)}`,
      context: {
        workflowName: '备份 "x"',
        nodeName: 'name '.repeat(100),
        baseline: { status: 'a\0b', note: token },
      },
    })
    const result = await journal.sendOnce(request, {
      send: async () => ({
        head: { status: 400, headers: { 'x-request-id': 'r\u00e9' } },
        body: Buffer.from(`{"error_code":"AOM.1","error_msg":"\\u0000 bad ${token}"}`),
        problem: null,
      }),
    })
    if (result.kind !== 'answered') throw new Error(result.kind)
    const { operation } = result
    expect(operation).toMatchObject({
      workflowId: ids.workflowId,
      executionId: 'e💥',
      nodeId: 'n\ufffd',
      workflowName: '备份 "x"',
      nodeName: 'name '.repeat(100).slice(0, 128),
      baseline: { status: 'ab', note: '[redacted]' },
      outcome: 'refused',
    })
    expect(operation.reason).toMatch(/^\[redacted\] 磁盘🧯 because because/)
    expect(Array.from(operation.reason ?? '')).toHaveLength(1_000)
    expect(JSON.stringify(operation)).not.toContain('Ab1Ab1')
    expect((await journal.list({ project: projectId, workflow: ids.workflowId })).operations).toEqual([
      operation,
    ])
    const huge = change({
      ids: node('n-2'),
      context: { workflowName: null, nodeName: null, baseline: { script: 'x '.repeat(5_000) } },
    })
    expect(await journal.sendOnce(huge, { send: startAom().send('huge') })).toMatchObject({
      operation: { baseline: null },
    })
  })
})
