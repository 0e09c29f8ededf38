import type { ExecutionSummary } from '#domain/execution/execution'
import type { State } from '#domain/execution/status'

export interface RunStatistics {
  /** Runs that ended, well or badly; those that still run, wait or were rejected before starting do not count. */
  readonly ended: number
  readonly succeeded: number
  /** 0 to 1; undefined when none has ended. */
  readonly successRate: number | undefined
  /** Over the ended runs of which AOM gave both times. */
  readonly medianMs: number | undefined
  readonly timed: number
}

const endedStates: ReadonlySet<State> = new Set(['succeeded', 'failed', 'timedOut', 'canceled'])

/** What the listed runs of one workflow say together. */
export function runStatistics(executions: readonly ExecutionSummary[]): RunStatistics {
  const ended = executions.filter((execution) => endedStates.has(execution.status.state))
  const succeeded = ended.filter((execution) => execution.status.state === 'succeeded').length
  const durations = ended.flatMap(({ beganAt, endedAt }) =>
    beganAt !== undefined && endedAt ? [Math.max(0, endedAt - beganAt)] : [],
  )
  return {
    ended: ended.length,
    succeeded,
    successRate: ended.length > 0 ? succeeded / ended.length : undefined,
    medianMs: median(durations),
    timed: durations.length,
  }
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2
}
