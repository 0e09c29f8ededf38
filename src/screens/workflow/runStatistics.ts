import { median } from '#domain/execution/durations'
import type { ExecutionSummary } from '#domain/execution/execution'
import type { State } from '#domain/execution/status'

interface RunStatistics {
  /** Runs that ended by themselves, well or badly; what still runs, was rejected or was canceled says nothing. */
  readonly ended: number
  readonly succeeded: number
  /** 0 to 1; undefined when none has ended. */
  readonly successRate: number | undefined
  /** How long it normally takes: over the successful runs of which AOM gave both times. */
  readonly medianMs: number | undefined
  readonly timed: number
}

const endedStates: ReadonlySet<State> = new Set(['succeeded', 'failed', 'timedOut'])

/** What the listed runs of one workflow say together. */
export function runStatistics(executions: readonly ExecutionSummary[]): RunStatistics {
  const ended = executions.filter((execution) => endedStates.has(execution.status.state))
  const succeeded = ended.filter((execution) => execution.status.state === 'succeeded')
  const durations = succeeded.flatMap(({ beganAt, endedAt }) =>
    beganAt === undefined || endedAt === undefined ? [] : [Math.max(0, endedAt - beganAt)],
  )
  return {
    ended: ended.length,
    succeeded: succeeded.length,
    successRate: ended.length > 0 ? succeeded.length / ended.length : undefined,
    medianMs: median(durations),
    timed: durations.length,
  }
}
