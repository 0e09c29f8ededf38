import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bothDatabases, change, eventually, folder, later, open, projectId, startAom } from './journalTesting'
import type { TestJournal } from './journalTesting'
import { isMark } from './mark'
import type { Mark } from './mark'
import { claimMs } from './marks'
import type { NewMark } from './marks'
import type { OperationUser } from './operation'
import { sharedPostgres } from './postgresTesting'

const chen: OperationUser = { kind: 'iam', account: 'acme', name: 'chen.wei', id: 'u-1' }
const li: OperationUser = { ...chen, name: 'li.na', id: 'u-2' }
const subject = {
  workflowId: 'w-1',
  workflowName: 'Backup',
  executionId: 'e-1',
  nodeId: 'n-1',
  nodeName: 'Stop',
}
const stood = { node: { state: 'failed', raw: 'fail' }, nodeBeganAt: 5 }
const minute = 60_000

const wanted = (what: Partial<NewMark['what']>, by = chen, id: string = randomUUID()): NewMark => ({
  id,
  projectId,
  region: 'cn-north-4',
  what: { ...subject, ...what } as NewMark['what'],
  by,
})
const claim = (by = chen) => wanted({ kind: 'claim' }, by)

async function make(journal: TestJournal, mark: NewMark): Promise<Mark> {
  const made = await journal.makeMark(mark)
  if ('problem' in made) throw new Error(made.problem)
  return made.mark
}

const listed = async (journal: TestJournal, filter: object = {}) =>
  (await journal.listMarks({ project: projectId, ...filter })).marks

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test('a claim is kept with who and since when, and is over by itself after half an hour', async () => {
    const journal = await open(await place(), { now: () => 1_000 })
    const mark = await make(journal, claim())
    expect(mark).toEqual({
      id: mark.id,
      kind: 'claim',
      position: 1,
      seq: 1,
      projectId,
      region: 'cn-north-4',
      ...subject,
      text: null,
      baseline: null,
      operationId: null,
      user: chen,
      at: 1_000,
      until: 1_000 + claimMs,
      ended: null,
    })
    expect(await listed(journal)).toEqual([mark])
    // Whoever asks for what matters since then no longer gets it.
    expect(await listed(journal, { since: 1_000 + claimMs })).toEqual([])
    expect(await listed(journal, { since: claimMs })).toEqual([mark])
  })

  test('somebody else’s claim replaces it, on this node alone, and both are told', async () => {
    let time = 1_000
    const journal = await open(await place(), { now: () => time })
    const seen: Mark[] = []
    const stopping = new AbortController()
    later(() => stopping.abort())
    const follow = async () => {
      for await (const entries of journal.watch({ projectId, after: 0, signal: stopping.signal }))
        seen.push(...entries.filter(isMark))
    }
    void follow()
    const first = await make(journal, claim())
    const otherNode = await make(journal, wanted({ kind: 'claim', nodeId: 'n-2' }))
    const execution = await make(journal, wanted({ kind: 'claim', nodeId: undefined as never }))
    await eventually(() => expect(seen).toHaveLength(3))
    time = 2_000
    const second = await make(journal, claim(li))
    await eventually(() => expect(seen).toHaveLength(5))
    expect(seen.slice(3)).toEqual([
      { ...first, seq: 4, ended: { at: 2_000, by: 'li.na', how: 'replaced' } },
      { ...second, seq: 5, user: li, at: 2_000, ended: null },
    ])
    const open_ = (await listed(journal)).filter(({ ended }) => ended === null)
    expect(open_.map(({ id }) => id)).toEqual([second.id, execution.id, otherNode.id])
  })

  test('under one id there is one mark, and under that of another one there is none', async () => {
    const journal = await open(await place())
    const note = wanted({ kind: 'note', text: 'Disk was full' })
    const [one, two] = await Promise.all([make(journal, note), make(journal, note)])
    expect(two).toEqual(one)
    expect(await listed(journal)).toHaveLength(1)
    const other = { ...note, what: { ...note.what, text: 'Something else' } } as NewMark
    expect(await journal.makeMark(other)).toEqual({ problem: 'otherMark' })
    expect(await journal.makeMark({ ...note, projectId: 'f'.repeat(32) })).toEqual({ problem: 'otherMark' })
  })

  test('the first end stays, and what has no end has none', async () => {
    let time = 1_000
    const journal = await open(await place(), { now: () => time })
    const mark = await make(journal, claim())
    const note = await make(journal, wanted({ kind: 'note', text: 'Look at the disk first' }))
    time = 2_000
    const ended = { ...mark, seq: 3, ended: { at: 2_000, by: 'li.na', how: 'gone' } }
    expect(await journal.endMark(mark.id, projectId, 'gone', li)).toEqual(ended)
    time = 3_000
    expect(await journal.endMark(mark.id, projectId, 'released', chen)).toEqual(ended)
    expect(await journal.endMark(mark.id, 'f'.repeat(32), 'released', chen)).toBeNull()
    expect(await journal.endMark(note.id, projectId, 'released', chen)).toBeNull()
    expect(await journal.endMark(randomUUID(), projectId, 'released', chen)).toBeNull()
  })

  test('a snooze keeps how the node stood, and is no longer than a month', async () => {
    const now = 1_000_000
    const journal = await open(await place(), { now: () => now })
    const snooze = (until: number | undefined) =>
      journal.makeMark(
        wanted({ kind: 'snooze', text: 'Vendor is at it', baseline: stood, ...(until && { until }) }),
      )
    expect(await snooze(now)).toEqual({ problem: 'tooLong' })
    expect(await snooze(now + 31 * 24 * 60 * minute)).toEqual({ problem: 'tooLong' })
    expect(await snooze(now + 60 * minute)).toMatchObject({
      mark: { text: 'Vendor is at it', until: now + 60 * minute, baseline: stood },
    })
    // Until it changes: the newer one stands for the older one.
    expect(await snooze(undefined)).toMatchObject({ mark: { until: null } })
    const [newer, older] = await listed(journal)
    expect([newer?.ended, older?.ended?.how]).toEqual([null, 'replaced'])
    expect(await listed(journal, { since: now + 365 * 24 * 60 * minute })).toEqual([newer])
  })

  test('what a Skip left to fix later is open until somebody says that it is done', async () => {
    const journal = await open(await place())
    const skip = (nodeId: string, skipKind: 'fixLater' | 'notNeeded') => {
      const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId, action: 'skip' }
      return change({ ids, context: { workflowName: null, nodeName: null, skipKind, baseline: null } })
    }
    const [left, notNeeded] = [skip('n-1', 'fixLater'), skip('n-2', 'notNeeded')]
    for (const request of [
      left,
      notNeeded,
      change({ ids: { ...left.ids, nodeId: 'n-3', action: 'restart' } }),
    ])
      await journal.sendOnce(request, { send: startAom().send('skip') })
    const openOnes = async () =>
      (await journal.list({ project: projectId, fixLater: 'open' })).operations.map(({ id }) => id)
    expect(await openOnes()).toEqual([left.id])
    expect((await journal.list({ project: projectId })).operations.map(({ skipKind }) => skipKind)).toEqual([
      null,
      'notNeeded',
      'fixLater',
    ])
    const done = (operationId: string) => journal.makeMark(wanted({ kind: 'done', operationId }))
    expect(await done(notNeeded.id)).toEqual({ problem: 'noOperation' })
    expect(await done('nobody knows')).toEqual({ problem: 'noOperation' })
    expect(await done(left.id)).toMatchObject({ mark: { kind: 'done', operationId: left.id } })
    expect(await openOnes()).toEqual([])
  })

  test('no credential is kept, and odd texts are kept as they are', async () => {
    const journal = await open(await place())
    const token = `MII${'Ab1'.repeat(100)}`
    const odd = wanted({
      kind: 'note',
      text: `\0${token} 磁盘🧯\ud800`,
      nodeId: `n'"; --\0`,
      nodeName: 'name '.repeat(50),
    })
    expect(await make(journal, odd)).toMatchObject({
      text: '[redacted] 磁盘🧯\ufffd',
      nodeId: `n'"; --`,
      nodeName: 'name '.repeat(50).slice(0, 128),
    })
    const snooze = wanted({
      kind: 'snooze',
      text: 'Vendor is at it',
      baseline: { ...stood, password: 'hunter2hunter2' },
    })
    expect(JSON.stringify(await make(journal, snooze))).not.toContain('hunter2')
  })

  test('the list is read page by page, of one execution or kind, and outlives a restart', async () => {
    const where = await place()
    const first = await open(where)
    for (const executionId of ['e-1', 'e-2', 'e-3']) {
      await make(first, wanted({ kind: 'note', text: executionId, executionId }))
      await make(first, wanted({ kind: 'claim', executionId }))
    }
    await first.close()
    const journal = await open(where)
    const page = await journal.listMarks({ project: projectId, limit: 4 })
    expect(page).toMatchObject({ next: 3, seq: 6 })
    expect(await listed(journal, { before: 3 })).toMatchObject([{ kind: 'claim' }, { text: 'e-1' }])
    expect(await listed(journal, { execution: 'e-2', kind: 'note' })).toMatchObject([{ text: 'e-2' }])
    expect(await listed(journal, { project: 'f'.repeat(32) })).toEqual([])
  })

  test('a watcher goes on over operations and marks in one order, at another gateway too', async () => {
    const where = await place()
    const [near, far] = [await open(where), await open(where)]
    for (let round = 0; round < 5; round += 1) {
      const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${round}`, action: 'restart' }
      await Promise.all([
        near.sendOnce(change({ ids }), { send: startAom().send('retry') }),
        make(far, wanted({ kind: 'claim', nodeId: `n-${round}` })),
      ])
    }
    const seqs: number[] = []
    const stopping = new AbortController()
    later(() => stopping.abort())
    const follow = async () => {
      for await (const entries of far.watch({ projectId, after: 4, signal: stopping.signal }))
        seqs.push(...entries.map(({ seq }) => seq))
    }
    void follow()
    await eventually(async () => expect(seqs.at(-1)).toBe(await far.seq()))
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    const rows = await near.store.changedAfter(4, 100, projectId)
    expect(seqs).toEqual(rows.map(({ seq }) => seq))
  })

  test('a claim and its end are lines of the audit file, between operations', async () => {
    const path = join(await folder(), 'audit.jsonl')
    const journal = await open(await place(), { auditLog: path })
    const mark = await make(journal, claim())
    await eventually(() => expect(readFileSync(path, 'utf8')).toContain(mark.id))
    await journal.endMark(mark.id, projectId, 'released', chen)
    await journal.sendOnce(change(), { send: startAom().send('retry') })
    await journal.close()
    const lines = readFileSync(path, 'utf8').trim().split('\n')
    const brief = lines.map((line) => JSON.parse(line) as { event: string; seq: number })
    expect(brief.map(({ event }) => event)).toEqual([
      'mark',
      'mark',
      ...brief.slice(2).map(() => 'operation'),
    ])
    expect(brief.at(-1)?.event).toBe('operation')
  })

  test('marks older than JOURNAL_DAYS are forgotten', async () => {
    const day = 24 * 60 * minute
    const where = await place()
    let time = 100 * day
    const first = await open(where, { now: () => time })
    await make(first, wanted({ kind: 'note', text: 'old' }))
    time += 1
    await make(first, wanted({ kind: 'note', text: 'young' }))
    time = 130 * day + 1
    await make(first, wanted({ kind: 'note', text: 'new' }))
    await first.close()
    const second = await open(where, { days: 30, now: () => time })
    await eventually(async () =>
      expect(await listed(second)).toMatchObject([{ text: 'new' }, { text: 'young' }]),
    )
  })
})
