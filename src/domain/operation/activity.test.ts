import { describe, expect, it } from 'vitest'
import { teamRetry } from '#test/teamOperation'
import { factsOf, reconcile, type JournalKnowledge } from './activity'
import type { OperationRecord } from './operation'
import type { TeamOperation } from './teamOperation'

const at = Date.UTC(2026, 10, 23, 19, 12)
const failed = { state: 'failed', raw: 'fail' } as const
const running = { state: 'running', raw: 'running' } as const

const record: OperationRecord = {
  id: 'a',
  projectId: 'p',
  workflowId: 'w',
  workflowName: 'Rotate',
  executionId: 'e',
  nodeId: 'n',
  nodeName: 'Reload',
  action: 'retry',
  requestedAt: at,
  baseline: { execution: failed, node: failed },
}

const row = teamRetry({
  id: 'a',
  requestedAt: at + 200,
})

const journal = (
  operations: readonly TeamOperation[],
  more: Partial<JournalKnowledge> = {},
): JournalKnowledge => ({ operations, all: operations, hasOlder: false, readAt: at + 60_000, ...more })

describe('one operation is one line', () => {
  it('with the journal’s facts and the effect that this browser saw', () => {
    const seen = { ...record, effectSeenAt: at + 4_000, effectSeen: { execution: running, node: running } }
    const entries = reconcile(journal([row]), [seen], {})
    expect(entries).toHaveLength(1)
    const [entry] = entries
    expect(entry && factsOf(entry)).toMatchObject({
      requestedAt: at + 200,
      user: { name: 'li.na' },
      effect: { seenAt: at + 4_000 },
    })
  })

  it('also where the journal’s outcome is not what is asked for', () => {
    const unknown: OperationRecord = {
      ...record,
      answer: { kind: 'unknown', at, failure: { kind: 'timeout' } },
    }
    expect(reconcile(journal([], { all: [row] }), [unknown], { outcome: 'unknown' })).toEqual([])
  })

  it('of a run, whose row names no execution, none stands in the history of the one that it began', () => {
    const { nodeId: _id, nodeName: _name, effectSeen: _seen, ...rest } = record
    const run: OperationRecord = { ...rest, action: 'run', baseline: { known: [] } }
    expect(reconcile(journal([]), [run], { execution: 'e' })).toEqual([])
    expect(reconcile(journal([]), [run], { workflow: 'w' })).toHaveLength(1)
  })
})

describe('what only this browser knows', () => {
  it('stands among the others by its time', () => {
    const entries = reconcile(
      journal([
        { ...row, id: 'new', requestedAt: at + 1_000 },
        { ...row, id: 'old', requestedAt: at - 1_000 },
      ]),
      [record],
      {},
    )
    expect(entries.map(({ id, isOnlyHere }) => [id, isOnlyHere])).toEqual([
      ['new', false],
      ['a', true],
      ['old', false],
    ])
  })

  it('is not said to be missing from a journal that was not read since', () => {
    expect(reconcile(journal([], { readAt: at + 1_000 }), [record], {})[0]).toMatchObject({
      isOnlyHere: false,
    })
    expect(reconcile(journal([], { readAt: undefined }), [record], {})[0]).toMatchObject({
      isOnlyHere: false,
    })
  })

  it('is left out where the journal may have it further down', () => {
    const newer = { ...row, id: 'b', requestedAt: at + 600_000 }
    expect(reconcile(journal([newer], { hasOlder: true }), [record], {}).map(({ id }) => id)).toEqual(['b'])
    expect(reconcile(journal([newer]), [record], {}).map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('passes the same filters', () => {
    const ids = (filter: Parameters<typeof reconcile>[2]) =>
      reconcile(journal([]), [record], filter).map(({ id }) => id)
    expect(ids({ node: 'n', action: 'retry', outcome: 'open', from: at, to: at })).toEqual(['a'])
    expect(ids({ action: 'skip' })).toEqual([])
    expect(ids({ from: at + 1 })).toEqual([])
    // The record names nobody, so it is nobody's in particular.
    expect(ids({ by: 'li.na' })).toEqual([])
  })
})

describe('an answer', () => {
  const answered: OperationRecord = {
    ...record,
    answer: { kind: 'accepted', at: at + 900, httpStatus: 200, body: 'ok' },
  }
  const { outcome: _, ...unanswered } = row
  it('that the journal does not have is this browser’s, and is said to be', () => {
    const unknown: TeamOperation = { ...unanswered, outcome: 'unknown', rawOutcome: 'unknown' }
    const [entry] = reconcile(journal([unknown]), [answered], {})
    expect(entry && factsOf(entry)).toMatchObject({
      outcome: 'accepted',
      httpStatus: 200,
      message: 'ok',
      isAnswerOnlyHere: true,
    })
  })

  it('that the journal will have in a moment is not', () => {
    const open: TeamOperation = { ...unanswered, outcome: 'open', rawOutcome: 'open' }
    const [entry] = reconcile(journal([open]), [answered], {})
    expect(entry && factsOf(entry)).toMatchObject({ outcome: 'accepted', isAnswerOnlyHere: false })
  })
})
