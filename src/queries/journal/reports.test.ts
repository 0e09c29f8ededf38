import { beforeEach, expect, it, vi } from 'vitest'
import { PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { startSession } from '#api/session'
import type { OperationRecord } from '#domain/operation/operation'
import { retryRecord, running } from '#test/operationRecord'
import { rowOf, startJournal, type TeamJournal } from '#test/teamJournal'
import { firstRetryMs, startReports } from './reports'
import { changeRecord, dismissRecord } from '#queries/operation/records'
import { saveRecord } from '#queries/operation/store'
import { until } from '#test/until'

const at = Date.UTC(2026, 10, 23, 19, 12)

const sent = retryRecord(at - 5_000)
const effect = { effectSeenAt: at, effectSeen: { execution: running, node: running } }

let stop: (() => void) | undefined

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: at })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  return () => stop?.()
})

const start = () => {
  stop?.()
  stop = startReports()
}
const puts = (journal: TeamJournal) => journal.calls(/^PUT/)
const put = (what: string, id = 'op-1') => `PUT /api/operations/${id}/${what}?project=${PROJECT_ID}`

it('tells of an effect once, when it is first seen, and of a result that was closed', async () => {
  const journal = startJournal([rowOf(1, at)])
  saveRecord(sent)
  start()
  changeRecord('op-1', (record) => ({ ...record, ...effect }) as OperationRecord)
  await until(() => expect(puts(journal)).toEqual([put('effect')]))
  expect(journal.requests[0]?.body).toEqual({ seenAt: at, what: { execution: running, node: running } })
  changeRecord('op-1', (record) => ({ ...record, checkedAt: at + 1_500, settledAt: at + 1_500 }))
  dismissRecord('op-1')
  await until(() => expect(puts(journal)).toEqual([put('effect'), put('dismissal')]))
  // After a reload there is nothing new to tell, until there is.
  start()
  saveRecord({ ...sent, ...effect, id: 'op-2' })
  await until(() => expect(puts(journal)).toHaveLength(3))
  expect(puts(journal).at(-1)).toBe(put('effect', 'op-2'))
})

it('tries again later where the journal is away, and not at every change meanwhile', async () => {
  const journal = startJournal([rowOf(1, at)])
  journal.mode = 'away'
  saveRecord({ ...sent, ...effect })
  start()
  await until(() => expect(puts(journal)).toHaveLength(1))
  await vi.advanceTimersByTimeAsync(1_000)
  for (let read = 1; read <= 5; read += 1)
    changeRecord('op-1', (record) => ({ ...record, checkedAt: at + read * 1_500 }))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(puts(journal)).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(firstRetryMs)
  await until(() => expect(puts(journal)).toHaveLength(2))
  journal.mode = 'live'
  await vi.advanceTimersByTimeAsync(firstRetryMs * 2)
  await until(() => expect(puts(journal)).toHaveLength(3))
  await vi.advanceTimersByTimeAsync(firstRetryMs * 8)
  expect(puts(journal)).toHaveLength(3)
})

it('asks nothing twice of a journal that does not have the operation', async () => {
  const journal = startJournal()
  saveRecord({ ...sent, ...effect, dismissed: true })
  start()
  await until(() => expect(puts(journal)).toEqual([put('effect'), put('dismissal')]))
  await vi.advanceTimersByTimeAsync(firstRetryMs * 4)
  start()
  saveRecord({ ...sent, id: 'op-2' })
  await vi.advanceTimersByTimeAsync(firstRetryMs * 4)
  expect(puts(journal)).toHaveLength(2)
})

it('tells what became of a colleague’s operation, and nothing of who closed it here', async () => {
  const journal = startJournal([rowOf(1, at)])
  saveRecord({ ...sent, ...effect, by: { name: 'li.na', heardAt: at - 4_000 }, dismissed: true })
  start()
  await until(() => expect(puts(journal)).toEqual([put('effect')]))
  await vi.advanceTimersByTimeAsync(firstRetryMs)
  expect(puts(journal)).toHaveLength(1)
})

it('keeps what it tells short, however long AOM’s own word is', async () => {
  const journal = startJournal([rowOf(1, at)])
  const odd = { state: 'unknown', raw: '失'.repeat(5_000) } as const
  saveRecord({ ...sent, effectSeenAt: at, effectSeen: { execution: odd, node: odd } })
  start()
  await until(() => expect(puts(journal)).toHaveLength(1))
  expect(new TextEncoder().encode(JSON.stringify(journal.requests[0]?.body)).length).toBeLessThan(2_048)
})
