import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../telemetry/log'
import type { Operation } from './operation'
import { columnsOf } from './operationRow'
import type { Ending } from './operationRow'
import { operationOf } from './schema'
import type { OperationRow } from './schema'
import type { Store } from './store'

/** Writes down what became of changes: at once, and where the database is away, as soon as it is back. */
type Recorder = {
  /** The row as it is now, or as it will be when it can be written. Never rejects. */
  record(row: OperationRow, ending: Ending): Promise<{ row: OperationRow; failed: boolean }>
  /** Nothing is sent: closes the row if its insertion came through after all. */
  withdraw(id: string, attempt: string, ending: Ending): void
  /** Gives what is not yet written one last try. */
  close(): Promise<void>
}

type RecorderOptions = {
  readonly store: Store
  readonly log: Log
  readonly recorded: (operation: Operation) => void
}

type Late = { readonly id: string; readonly attempt: string; readonly ending: Ending }

const firstPauseMs = 200
const longestPauseMs = 5_000
/** Endings that wait for the database; beyond them the oldest is only in the log. */
const mostLate = 1_000

export function createRecorder({ store, log, recorded }: RecorderOptions): Recorder {
  const late = new Set<Late>()
  const closing = new AbortController()
  let isWorking = false

  const catchUp = async () => {
    for (const one of late) {
      await store.end(one.id, one.attempt, one.ending)
      late.delete(one)
    }
  }

  const work = async () => {
    if (isWorking) return
    isWorking = true
    let pauseMs = firstPauseMs
    while (late.size > 0 && !closing.signal.aborted) {
      await wait(pauseMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
      if (closing.signal.aborted) break
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      await catchUp().catch(() => {})
    }
    isWorking = false
  }

  const later = (one: Late) => {
    late.add(one)
    for (const oldest of late) {
      if (late.size <= mostLate) break
      late.delete(oldest)
    }
    void work()
  }

  return {
    record: async (row, ending) => {
      const { id, attempt } = row
      const told = { ...row, ...columnsOf(ending) }
      try {
        const ended = await store.end(id, attempt, ending)
        recorded(operationOf(ended ?? told))
        return { row: ended ?? told, failed: ended === null }
      } catch {
        // The log is then the only place that knows.
        log.error('an answer of AOM could not be recorded yet', { id }, { operation: operationOf(told) })
        recorded(operationOf(told))
        later({ id, attempt, ending })
        return { row: told, failed: true }
      }
    },
    withdraw: (id, attempt, ending) => later({ id, attempt, ending }),
    close: async () => {
      closing.abort()
      await catchUp().catch(() => {})
    },
  }
}
