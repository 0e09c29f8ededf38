import { describe, expect, test } from 'vitest'
import { bothDatabases, change, gate, open, projectId, says, startAom } from './journalTesting'
import { sharedPostgres } from './postgresTesting'

const postgres = sharedPostgres()

describe.each(bothDatabases(postgres))('on $database', ({ place }) => {
  test('a change is on record before it leaves, and its answer before it is given', async () => {
    const journal = await open(await place(), { now: () => 1_000 })
    const request = change()
    let before: unknown
    const result = await journal.sendOnce(request, {
      send: async () => {
        before = await journal.store.find(request.id)
        return says()
      },
    })
    expect(before).toMatchObject({ outcome: 'open', sent_at: null, answered_at: null })
    const operation = {
      id: request.id,
      position: 1,
      seq: 2,
      projectId: request.projectId,
      region: 'cn-north-4',
      workflowId: 'w-1',
      workflowName: 'Backup',
      executionId: 'e-1',
      nodeId: 'n-1',
      nodeName: 'Stop',
      action: 'restart',
      reason: '磁盘已清理',
      skipKind: null,
      baseline: { status: 'failed' },
      user: { kind: 'iam', account: 'acme', name: 'wang.lei', id: 'u-1' },
      address: '10.0.0.7',
      gatewayRequestId: 'g-1',
      requestedAt: 1_000,
      sentAt: 1_000,
      deadlineAt: 46_000,
      answeredAt: 1_000,
      outcome: 'accepted',
      httpStatus: 200,
      code: null,
      aomRequestId: 'r-1',
      answer: '{"result":"success"}',
      effect: null,
      dismissedBy: null,
    }
    expect(result).toEqual({
      kind: 'answered',
      answer: says(),
      operation,
      replayed: false,
      journalFailed: false,
    })
    expect(await journal.store.find(request.id)).toMatchObject({ outcome: 'accepted', http_status: 200 })
  })

  test('of two operators at one node, exactly one sends; the other is told who, each time', async () => {
    const journal = await open(await place())
    for (let round = 0; round < 20; round += 1) {
      const answered = gate()
      const aom = startAom(async () => {
        await answered.passed
        return says()
      })
      const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${round}`, action: 'restart' }
      const wang = change({ ids, user: { kind: 'iam', account: 'acme', name: 'wang.lei', id: 'u-1' } })
      const li = change({ ids, user: { kind: 'iam', account: 'acme', name: 'li.na', id: 'u-2' } })
      const both = [wang, li].map(async (request) => {
        const result = await journal.sendOnce(request, { send: aom.send(request.id) })
        // Whoever is refused hears of it while the other's is still under way.
        answered.open()
        return result
      })
      const results = await Promise.all(both)
      expect(results.map(({ kind }) => kind).sort()).toEqual(['answered', 'taken'])
      expect(aom.received).toHaveLength(1)
      const sender = aom.received[0] === wang.id ? wang : li
      const taken = results.find((result) => result.kind === 'taken')
      expect(taken?.operation).toMatchObject({
        id: sender.id,
        user: sender.user,
        outcome: 'open',
        action: 'restart',
      })
    }
  })

  test('of many executions the newest change of each node is one read, however long the journal is', async () => {
    const journal = await open(await place())
    const operate = (executionId: string, nodeId: string, action = 'restart') =>
      journal.sendOnce(change({ ids: { workflowId: 'w-1', executionId, nodeId, action } }), {
        send: startAom().send(nodeId),
      })
    for (const [executionId, nodeId] of [
      ['e-1', 'n-1'],
      ['e-1', 'n-2'],
      ['e-2', 'n-1'],
      ['e-9', 'n-1'],
    ] as const)
      await operate(executionId, nodeId)
    await operate('e-1', 'n-1', 'skip')
    const { operations, next } = await journal.list({ project: projectId, latestIn: ['e-1', 'e-2'] })
    expect(operations.map(({ executionId, nodeId, action }) => [executionId, nodeId, action])).toEqual([
      ['e-1', 'n-1', 'skip'],
      ['e-2', 'n-1', 'restart'],
      ['e-1', 'n-2', 'restart'],
    ])
    expect(next).toBeNull()
  })
})
