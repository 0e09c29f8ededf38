import { beforeEach, describe, expect, it, vi } from 'vitest'
import { phaseOf } from '#domain/operation/record'
import type { NodeRecord } from '#domain/operation/kinds/node'
import { executionOf, nodeOf } from '#test/nodes'
import { changeRecord, dismissRecord, applyReadToRecords } from './records'
import { canKeepRecords, freshRecords, keepRecord, saveRecord, tellSetAside, untoldSetAside } from './store'

const record: NodeRecord = {
  id: 'r1',
  projectId: 'p',
  workflowId: 'w',
  executionId: 'e',
  workflowName: 'Rotate TLS certificates',
  nodeId: 'n',
  nodeName: 'Reload nginx',
  action: 'retry',
  requestedAt: 1_000,
  baseline: { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: 'fail' } },
}
const key = 'aom-operator.operation.r1'
const accepted = { kind: 'accepted', at: 2_000, httpStatus: 200, body: '' } as const
const stored = () => JSON.parse(localStorage.getItem(key) ?? 'null') as object

beforeEach(() => void freshRecords())

/** From now on there is no room for one byte more. */
function fillStorage() {
  const real = localStorage
  const full = new Proxy(real, {
    get: (target, name) => {
      if (name === 'setItem')
        return () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
        }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  vi.stubGlobal('localStorage', full)
  return () => vi.stubGlobal('localStorage', real)
}

describe('storage that is full after a record was saved', () => {
  it('what is known of it goes on in this tab, and says that it is not stored', () => {
    saveRecord(record)
    const makeRoom = fillStorage()
    changeRecord(record.id, (current) => ({ ...current, answer: accepted }))
    expect(freshRecords()).toEqual([{ ...record, answer: accepted, isUnstored: true }])
    expect(stored()).toEqual(record)

    const running = nodeOf('n', 'running', { name: 'Reload nginx' })
    applyReadToRecords({ kind: 'execution', execution: executionOf('running', { nodes: [running] }) }, 3_000)
    const seen = freshRecords()[0]
    expect(seen && phaseOf(seen, 3_000)).toBe('effectSeen')

    makeRoom()
    dismissRecord(record.id)
    expect(freshRecords()[0]).not.toHaveProperty('isUnstored')
    expect(stored()).toMatchObject({ dismissed: true, effectSeenAt: 3_000, answer: accepted })
    expect(stored()).not.toHaveProperty('isUnstored')
  })

  it('a colleague’s is followed without having been stored at all', () => {
    const makeRoom = fillStorage()
    keepRecord({ ...record, by: { name: 'li.na', heardAt: 1_500 } })
    expect(freshRecords()).toMatchObject([{ id: 'r1', isUnstored: true }])
    makeRoom()
    dismissRecord(record.id)
    expect(stored()).toMatchObject({ by: { name: 'li.na' } })
  })

  it('is forgotten when somebody clears it', () => {
    saveRecord(record)
    const makeRoom = fillStorage()
    changeRecord(record.id, (current) => ({ ...current, answer: accepted }))
    makeRoom()
    localStorage.clear()
    expect(freshRecords()).toEqual([])
  })
})

describe('storage that is shut', () => {
  const refuse = () => {
    throw new DOMException('Access is denied.', 'SecurityError')
  }
  it.each<[string, unknown]>([
    ['not there', null],
    ['throwing at every touch', new Proxy({}, { get: refuse, ownKeys: refuse })],
    ['throwing when asked', { getItem: refuse, setItem: refuse }],
  ])('%s: there are no records, and none can be saved', (_, storage) => {
    vi.stubGlobal('localStorage', storage)
    expect(canKeepRecords()).toBe(false)
    expect(freshRecords()).toEqual([])
    expect(untoldSetAside()).toBe(0)
    expect(() => saveRecord(record)).toThrow(/keeps nothing|denied|quota/i)
    tellSetAside()
  })
})

describe('what cannot be read', () => {
  it('is kept, counted and told of once', () => {
    saveRecord(record)
    const foreign = JSON.stringify({ ...record, id: 'r2', answer: { kind: 'postponed', at: 2_000 } })
    localStorage.setItem('aom-operator.operation.r2', foreign)
    localStorage.setItem('aom-operator.operation.r3', '{"id":"r3"')
    expect(freshRecords()).toEqual([record])
    expect(untoldSetAside()).toBe(2)

    tellSetAside()
    expect(untoldSetAside()).toBe(0)
    changeRecord(record.id, (current) => ({ ...current, answer: accepted }))
    expect(localStorage.getItem('aom-operator.operation.r2')).toBe(foreign)

    localStorage.setItem('aom-operator.operation.r4', 'null')
    freshRecords()
    expect(untoldSetAside()).toBe(3)
  })

  it('is also one that stands under another’s key', () => {
    localStorage.setItem('aom-operator.operation.r9', JSON.stringify(record))
    expect(freshRecords()).toEqual([])
    expect(untoldSetAside()).toBe(1)
  })

  it('is not what an earlier version stored, down to its least', () => {
    saveRecord(record)
    const { nodeId: _n, nodeName: _m, executionId, baseline: _b, action: _a, ...rest } = record
    const others = [
      {
        ...rest,
        id: 'a',
        executionId,
        action: 'terminate',
        baseline: { execution: record.baseline.execution, busyNodes: [] },
      },
      { ...rest, id: 'b', action: 'run', baseline: { known: [] } },
      { ...rest, id: 'c', action: 'disable', baseline: {} },
    ]
    for (const other of others)
      localStorage.setItem(`aom-operator.operation.${other.id}`, JSON.stringify(other))
    expect(freshRecords()).toHaveLength(4)
    expect(untoldSetAside()).toBe(0)
  })
})
