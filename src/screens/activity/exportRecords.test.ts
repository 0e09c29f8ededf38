import { describe, expect, it } from 'vitest'
import type { OperationRecord } from '#domain/operation/operation'
import { toCsv, toJson } from './exportRecords'

const failed = { state: 'failed', raw: 'fail' } as const

const record: OperationRecord = {
  id: 'r1',
  projectId: 'p1',
  workflowId: 'w1',
  executionId: 'e1',
  workflowName: 'Rotate "TLS", all zones',
  nodeId: 'reload',
  nodeName: 'Reload nginx',
  action: 'retry',
  reason: '=HYPERLINK("http://example.com")\nsecond line',
  requestedAt: Date.UTC(2026, 10, 23, 19, 12, 0),
  baseline: { execution: failed, node: failed },
  answer: {
    kind: 'accepted',
    at: Date.UTC(2026, 10, 23, 19, 12, 1),
    httpStatus: 200,
    body: '{"result":"success"}',
  },
  effectSeenAt: Date.UTC(2026, 10, 23, 19, 12, 4),
  effectSeen: { execution: { state: 'running', raw: 'running' }, node: { state: 'running', raw: 'running' } },
}

describe('the export for a spreadsheet', () => {
  it('quotes every cell and doubles the quotes inside', () => {
    const csv = toCsv([record])
    expect(csv).toContain('"Rotate ""TLS"", all zones"')
    expect(csv).toContain('"2026-11-23T19:12:00.000Z","retry","Reload nginx"')
    expect(csv).toContain('"{""result"":""success""}"')
    expect(csv).toContain('"2026-11-23T19:12:04.000Z","4000","fail","running"')
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('takes the power from %j', (reason) => {
    expect(toCsv([{ ...record, reason }])).toContain(`"'${reason}"`)
  })

  it('tells what AOM answered to a refused one', () => {
    const csv = toCsv([
      {
        ...record,
        answer: {
          kind: 'refused',
          at: 0,
          failure: { kind: 'refused', code: 'AOM.31001418', message: 'no', httpStatus: 400, requestId: 'q1' },
        },
      },
    ])
    expect(csv).toContain('"refused","400","AOM.31001418","no","q1"')
  })
})

describe('what was not asked of a node', () => {
  const { nodeId: _id, nodeName: _name, executionId, action: _action, ...rest } = record
  const running = { state: 'running', raw: 'running' } as const

  it.each<[string, OperationRecord, string, string]>([
    [
      'a termination',
      {
        ...rest,
        action: 'terminate',
        executionId,
        baseline: { execution: running, busyNodes: ['Reload nginx'] },
        effectSeen: { execution: { state: 'canceled', raw: 'cancel' } },
      },
      '"terminate","",""',
      '"running","cancel"',
    ],
    [
      'a run',
      {
        ...rest,
        action: 'run',
        executionId: 'e2',
        baseline: { known: [] },
        effectSeen: { executionId: 'e2', execution: running, isNamed: true },
      },
      '"run","",""',
      '"","running"',
    ],
    [
      'a schedule change',
      {
        ...rest,
        action: 'disable',
        baseline: { trigger: { kind: 'enabled' } },
        effectSeen: { trigger: { kind: 'unknown', raw: 'inactive' } },
      },
      '"disable","",""',
      '"enabled","inactive"',
    ],
  ])('%s has no node, and the states of its own subject', (_, of, subject, states) => {
    const csv = toCsv([of])
    expect(csv).toContain(subject)
    expect(csv).toContain(states)
    expect(csv).toContain(of.executionId === undefined ? '"w1","","p1"' : `"w1","${of.executionId}","p1"`)
  })
})

it('the JSON export keeps the records whole', () => {
  expect(JSON.parse(toJson([record]))).toEqual([record])
})
