import type { State, Status } from '#domain/execution/status'

/** Every word that AOM's documents (and FunctionGraph below it) use, lower case. */
const statesByWord: ReadonlyMap<string, State> = new Map(
  Object.entries({
    success: 'succeeded',
    fail: 'failed',
    failed: 'failed',
    executing: 'running',
    running: 'running',
    pausing: 'paused',
    pause: 'paused',
    paused: 'paused',
    waitexecute: 'waiting',
    waitapproval: 'awaitingApproval',
    approvalfailed: 'approvalRejected',
    canceling: 'canceling',
    cancel: 'canceled',
    canceled: 'canceled',
    timeout: 'timedOut',
    skip: 'skipped',
    skipped: 'skipped',
    not_started: 'notStarted',
  } as const satisfies Record<string, State>),
)

/** An unknown word stays readable: state `unknown` with AOM's own spelling. */
export function readStatus(raw: string | undefined): Status {
  const word = raw?.trim() ?? ''
  return { state: statesByWord.get(word.toLowerCase()) ?? 'unknown', raw: word }
}
