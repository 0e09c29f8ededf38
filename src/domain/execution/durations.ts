import type { ExecutionSummary, NodeStatus } from './execution'

/** How long something took in the successful runs of a workflow. */
export interface UsualDuration {
  /** Of how many runs it is made. */
  readonly runs: number
  /** Undefined where they are too few to say. */
  readonly usual?: {
    readonly medianMs: number
    /** One of ten took no longer. */
    readonly p10Ms: number
    /** Nine of ten took no longer. */
    readonly p90Ms: number
    readonly longestMs: number
  }
}

export interface UsualDurations {
  /** Of a run: the time in which one of its nodes worked. */
  readonly whole: UsualDuration
  readonly nodes: ReadonlyMap<string, UsualDuration>
}

/** Of fewer runs nothing is said. */
const fewestRuns = 3
/** Older runs say little of how it is today. */
const mostRuns = 50

/**
 * From a workflow's runs, newest first. `before`: what runs or ran, which is no part of its own past. `pauses`: the nodes
 * that wait for a person, whose time says nothing of the work.
 */
export function usualDurations(
  executions: readonly ExecutionSummary[],
  pauses: ReadonlySet<string>,
  before?: Pick<ExecutionSummary, 'executionId' | 'beganAt'>,
): UsualDurations {
  const good = executions
    .filter(({ status }) => status.state === 'succeeded')
    .filter((run) => run.executionId !== before?.executionId && beganBefore(run, before))
    .slice(0, mostRuns)
  const nodes = new Map<string, number[]>()
  for (const node of good.flatMap((run) => run.nodes)) {
    const ms = node.status.state === 'succeeded' ? lengthOf(node) : undefined
    if (ms !== undefined) nodes.set(node.nodeId, [...(nodes.get(node.nodeId) ?? []), ms])
  }
  return {
    whole: usualOf(good.flatMap((run) => workMs(run.nodes, pauses) ?? [])),
    nodes: new Map([...nodes].map(([id, lengths]) => [id, usualOf(lengths)])),
  }
}

/** One without a time is taken for an earlier one: AOM lists it among the runs that are over. */
const beganBefore = (
  { beganAt }: Pick<ExecutionSummary, 'beganAt'>,
  before: Pick<ExecutionSummary, 'beganAt'> | undefined,
): boolean => beganAt === undefined || before?.beganAt === undefined || beganAt < before.beganAt

const lengthOf = ({ beganAt, endedAt }: Pick<NodeStatus, 'beganAt' | 'endedAt'>): number | undefined =>
  beganAt === undefined || endedAt === undefined ? undefined : Math.max(0, endedAt - beganAt)

function usualOf(lengths: readonly number[]): UsualDuration {
  const sorted = lengths.toSorted((a, b) => a - b)
  const [medianMs, longestMs] = [median(sorted), sorted.at(-1)]
  const [p10Ms, p90Ms] = [0.1, 0.9].map((share) => sorted[Math.ceil(sorted.length * share) - 1])
  if (
    sorted.length < fewestRuns ||
    medianMs === undefined ||
    longestMs === undefined ||
    p10Ms === undefined ||
    p90Ms === undefined
  )
    return { runs: sorted.length }
  return { runs: sorted.length, usual: { medianMs, p10Ms, p90Ms, longestMs } }
}

export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2
}

interface Worked extends Pick<NodeStatus, 'beganAt' | 'endedAt'> {
  readonly nodeId: string
}

/**
 * How long at least one node worked: what a run waited for people, at a pause or after a failure, is not in it. `now` ends what still
 * works; undefined where AOM gave no times.
 */
export function workMs(
  nodes: readonly Worked[],
  pauses: ReadonlySet<string>,
  now?: number,
): number | undefined {
  const spans = nodes
    .flatMap(({ nodeId, beganAt, endedAt = now }) =>
      pauses.has(nodeId) || beganAt === undefined || endedAt === undefined
        ? []
        : [[beganAt, endedAt] as const],
    )
    .toSorted(([a], [b]) => a - b)
  if (spans.length === 0) return undefined
  let worked = 0
  let reached = -Infinity
  for (const [began, ended] of spans) {
    worked += Math.max(0, ended - Math.max(began, reached))
    reached = Math.max(reached, ended)
  }
  return worked
}

/** How something that took `ms` so far, or in all, stands to what is usual. */
export type Pace =
  | { readonly kind: 'tooFew'; readonly runs: number }
  /** As usual; of what still goes on, so much is left. */
  | { readonly kind: 'usual'; readonly leftMs: number }
  /** Longer than the median, as some runs before. */
  | { readonly kind: 'longer' }
  /** Longer than every run before. */
  | { readonly kind: 'longest'; readonly runs: number }

export function paceOf(ms: number, { runs, usual }: UsualDuration): Pace {
  if (!usual) return { kind: 'tooFew', runs }
  if (ms > usual.longestMs) return { kind: 'longest', runs }
  return ms > usual.medianMs ? { kind: 'longer' } : { kind: 'usual', leftMs: usual.medianMs - ms }
}

const second = 1_000
const minute = 60 * second

/** As exactly as an estimate is worth saying: by five seconds, by half a minute, by a minute. */
export function roundedEstimate(ms: number): number {
  const step = ms < minute ? 5 * second : ms < 10 * minute ? 30 * second : minute
  return Math.max(step, Math.round(ms / step) * step)
}
