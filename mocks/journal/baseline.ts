import { presentOutput } from '../present'
import { isPause, type Run } from '../run'

const states: Record<string, string> = {
  success: 'succeeded',
  fail: 'failed',
  running: 'running',
  pausing: 'paused',
  timeout: 'timedOut',
  cancel: 'canceled',
  skipped: 'skipped',
}
const stateOf = (raw: string) => ({ state: states[raw] ?? 'unknown', raw })

/** What a colleague's dialog showed, and what the operation replaces. */
export function baselineOf(run: Run, nodeId: string | undefined): object {
  const result = nodeId === undefined ? undefined : run.latest.get(nodeId)
  if (!result) return { execution: stateOf(run.status), busyNodes: [] }
  const output = isPause(result.node) ? undefined : presentOutput(result, result.endTime)
  const troubled = output?.fail.length ? output.fail : (output?.in_execution ?? [])
  const cause = faultLine(result.attempt.log)
  return {
    execution: stateOf(run.status),
    node: stateOf(result.status),
    nodeBeganAt: result.beginTime,
    ...(result.endTime > 0 && { nodeEndedAt: result.endTime }),
    ...(output && {
      attempt: {
        succeeded: output.success.length,
        failed: output.fail.length,
        inProgress: output.in_execution.length,
        notRun: output.not_performed.length,
        failedTargets: troubled.map(({ name, app }) => String(name ?? app)),
        ...(cause !== undefined && { cause }),
      },
    }),
  }
}

/** The first line that names a fault, with the next one where it only announces that. */
function faultLine(log: string | undefined): string | undefined {
  const lines = log?.split('\n') ?? []
  const at = lines.findIndex((line) => /cannot|could not|error|fail|lock|sealed|quota/i.test(line))
  const line = lines[at]
  return line?.endsWith(':') ? `${line} ${lines[at + 1] ?? ''}` : line
}
