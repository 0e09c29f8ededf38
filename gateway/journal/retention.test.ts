import { expect, describe, test } from 'vitest'
import { createLog } from '../telemetry/log'
import { bothDatabases, change, open, startAom } from './journalTesting'
import type { Location, TestJournal } from './journalTesting'
import { sharedPostgres } from './postgresTesting'
import { createRetention } from './retention'

const day = 24 * 60 * 60_000
const days = 400
/** The newest of three years of nights. */
const newest = 20_000 * day
const nights = [newest - 401 * day, newest - 399 * day, newest]

async function history(place: Location): Promise<TestJournal> {
  let time = 0
  const journal = await open(place, { now: () => time, days: 100_000 })
  for (time of nights) await operate(journal, time)
  return journal
}

const operate = (journal: TestJournal, time: number) => {
  const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId: `n-${time / day}`, action: 'restart' }
  return journal.sendOnce(change({ ids }), { send: startAom().send('retry') })
}

const kept = async (journal: TestJournal) =>
  (await journal.store.changedAfter(0, 100, null)).map((row) =>
    'requested_at' in row ? row.requested_at : NaN,
  )

/** A gateway that starts on it at `time`; each turn says how much later it is by either clock. */
async function start(journal: TestJournal, time: number) {
  const lines: string[] = []
  let [now, uptimeMs] = [time, 5_000.125]
  const { store, stops } = journal
  const log = createLog((line) => lines.push(line))
  const retention = createRetention({ store, stops, days, log, now: () => now, uptimeMs: () => uptimeMs })
  await journal.access.read((db) => retention.begin(db))
  return {
    lines,
    turn: async (laterMs: number, byUptimeMs = laterMs + 0.5) => {
      now += laterMs
      uptimeMs += byUptimeMs
      await retention.forget()
    },
  }
}

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test('what is older than JOURNAL_DAYS goes, and a line says how much', async () => {
    const journal = await history(await place())
    const gateway = await start(journal, newest)
    await gateway.turn(60_000)
    expect(await kept(journal)).toEqual(nights.slice(1))
    expect(gateway.lines).toEqual([expect.stringContaining('"rows":1')])
    // Two days later the next night is too old.
    await gateway.turn(2 * day)
    expect(await kept(journal)).toEqual(nights.slice(2))
  })

  test('a clock that is years ahead when the gateway starts deletes nothing, and is said once', async () => {
    const journal = await history(await place())
    const gateway = await start(journal, newest + 5_000 * day)
    await gateway.turn(0)
    await gateway.turn(60_000)
    expect(await kept(journal)).toEqual(nights.slice(1))
    expect(gateway.lines.filter((line) => line.includes('far ahead'))).toEqual([
      expect.stringMatching(/"level":"warn".*"days":5000/),
    ])
    // Somebody operates by that clock: its row is no witness for this gateway.
    await operate(journal, newest + 5_000 * day)
    await gateway.turn(60_000)
    expect(await kept(journal)).toHaveLength(3)
  })

  test('a clock that jumps while the gateway runs deletes nothing, and is taken for true when it is put right', async () => {
    const journal = await history(await place())
    const gateway = await start(journal, newest)
    await gateway.turn(365 * day, 60_000)
    expect(await kept(journal)).toEqual(nights.slice(1))
    expect(gateway.lines.at(-1)).not.toContain('far ahead')
    expect(gateway.lines[0]).toMatch(/"level":"warn".*"days":364/)
    await gateway.turn(-365 * day, 60_000)
    await gateway.turn(2 * day)
    expect(await kept(journal)).toEqual(nights.slice(2))
  })

  test('years of rows go little by little, and all of them', async () => {
    const journal = await open(await place(), { days: 100_000 })
    const rows = Array.from({ length: 2_300 }, (_, index) => ({
      key: `old-${index}`,
      project_id: 'p',
      region: 'r',
      workflow_id: 'w',
      workflow_name: 'w',
      execution_id: 'e',
      node_id: 'n',
      node_name: 'n',
      state: 'failed',
      seen_at: index === 0 ? newest : 1,
    }))
    await journal.access.write(async (db) => {
      for (let index = 0; index < rows.length; index += 100)
        await db
          .insertInto('journal_stops')
          .values(rows.slice(index, index + 100))
          .execute()
    })
    const gateway = await start(journal, newest)
    await gateway.turn(60_000)
    expect(gateway.lines).toEqual([expect.stringContaining('"rows":2299')])
  })
})

test('an empty journal begins with the clock as it is', async () => {
  const [sqlite] = bothDatabases(() => Promise.reject(new Error('not needed')))
  const journal = await open(await sqlite!.place(), { now: () => newest })
  const gateway = await start(journal, newest)
  await operate(journal, newest)
  await gateway.turn(day)
  expect(await kept(journal)).toHaveLength(1)
  await gateway.turn(days * day)
  expect(await kept(journal)).toEqual([])
  expect(gateway.lines).toHaveLength(1)
})
