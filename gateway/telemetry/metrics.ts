import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { version } from '../../package.json'

/** What a request was: one of a fixed set of words, never text of the request's own. */
export type Observation = {
  /** Huawei's name of the call, or `page`, `asset`, `healthz`, `metrics`, `refused`. */
  readonly operation: string
  /** `none` for what is no call to AOM or IAM. */
  readonly kind: 'read' | 'change' | 'none'
  /** Null: the client was gone before there was one. */
  readonly status: number | null
  readonly durationMs: number
  readonly source: 'upstream' | 'shared' | 'gateway'
}

const actions = ['restart', 'skip', 'continue', 'terminate', 'run', 'enable', 'disable'] as const
const outcomes = ['accepted', 'refused', 'unknown', 'notSent'] as const
const keys = ['operator', 'reader'] as const
const readSources = ['upstream', 'shared'] as const
const refusedReasons = [
  'malformed',
  'slow',
  'too large',
  'too many',
  'too many of one address',
  'flooded',
  'idle',
] as const
const requestLimits = [
  'pipelined',
  'address_rate',
  'credential_rate',
  'address_in_flight',
  'credential_in_flight',
  'event_streams',
] as const

export type Metrics = {
  observe(observation: Observation): void
  /** One request to AOM or IAM; `status` null where no answer came. */
  aomAnswered(answer: {
    readonly operation: string
    readonly status: number | null
    readonly durationMs: number
  }): void
  /** A change has its outcome. */
  operationEnded(action: (typeof actions)[number], outcome: (typeof outcomes)[number]): void
  /** Counts `work` as a change in flight until it settles. */
  duringChange<T>(work: () => Promise<T>): Promise<T>
  /** Whether the journal can be written, as of the last time that it was tried. */
  journalUp(isUp: boolean): void
  /** Operations in the journal that have no outcome yet. */
  journalOpenOperations(count: number): void
  journalWritten(durationMs: number): void
  journalFailed(): void
  /** Whether nothing is signed with this key for now, because AOM has refused it. */
  keyHeld(key: (typeof keys)[number], isPaused: boolean): void
  auditFailed(): void
  /** A connection that was refused before it became a request, or closed to make room. */
  connectionRefused(reason: (typeof refusedReasons)[number]): void
  /** A call that was refused because its client is over a limit. */
  requestLimited(limit: (typeof requestLimits)[number]): void
  /** Event streams that are open now. */
  eventStreams(count: number): void
  /** A message about what stopped was sent; whether its receiver took it. */
  messageSent(isTaken: boolean): void
  /** Of how many projects this gateway is the one that tells people what stops. */
  watching(projects: number): void
  /** Prometheus' text format. */
  text(): Promise<string>
  readonly contentType: string
}

/** Up to the deadline of a change, 40 s. */
const requestBuckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 40]

/** A registry of its own for each gateway. `withProcess` adds memory, CPU and event loop under their usual names. */
export function createMetrics(withProcess: boolean): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (withProcess) collectDefaultMetrics({ register: registry })
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: readonly number[] = requestBuckets,
  ) => new Histogram({ name, help, labelNames, buckets: [...buckets], registers })

  const requests = counter(
    'http_requests_total',
    'Requests by operation and HTTP status (gone: the client left before an answer).',
    ['operation', 'status'],
  )
  const durations = histogram(
    'http_request_duration_seconds',
    'Time from a request to the end of its answer.',
    ['operation'],
  )
  const aomDurations = histogram(
    'aom_request_duration_seconds',
    'Time that AOM and IAM took for a request, by HTTP status (none: no answer came).',
    ['operation', 'status'],
  )
  const operations = counter('aom_operator_operations_total', 'Changes by action and outcome.', [
    'action',
    'outcome',
  ])
  const changes = gauge(
    'aom_operator_changes_in_flight',
    'Operations, terminations, runs and schedule changes that AOM has not yet answered.',
  )
  const journalUp = gauge('aom_operator_journal_up', 'Whether the journal can be written: 1 or 0.')
  const openOperations = gauge(
    'aom_operator_journal_open_operations',
    'Operations in the journal without an outcome.',
  )
  const journalWrites = histogram(
    'aom_operator_journal_write_duration_seconds',
    'Time to write a row durably.',
    [],
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
  )
  const journalFailures = counter(
    'aom_operator_journal_failures_total',
    'Rows that could not be written or read.',
  )
  const keysHeld = gauge(
    'aom_operator_key_held',
    'Whether nothing is signed with this key for now, because AOM has refused it: 1 or 0.',
    ['key'],
  )
  const reads = counter(
    'aom_operator_reads_total',
    'Reads by where their answer came from: asked of AOM or IAM (upstream), or another reader’s (shared).',
    ['source'],
  )
  const auditFailures = counter(
    'aom_operator_audit_failures_total',
    'Lines that could not be written into the audit file.',
  )
  const refusedConnections = counter(
    'aom_operator_connections_refused_total',
    'Connections refused before they became a request, or closed to make room.',
    ['reason'],
  )
  const limited = counter(
    'aom_operator_requests_limited_total',
    'Calls refused because their client is over a limit.',
    ['limit'],
  )
  const streams = gauge('aom_operator_event_streams', 'Event streams that are open.')
  const messages = counter(
    'aom_operator_messages_total',
    'Messages about what stopped, by whether their receiver took them (taken, failed).',
    ['result'],
  )
  const watches = gauge(
    'aom_operator_watching',
    'Projects of which this gateway is the one that tells people what stops.',
  )
  gauge('aom_operator_build_info', 'The gateway’s version.', ['version', 'node']).set(
    { version, node: process.version },
    1,
  )

  // Series that exist from the start: an alert on their increase would miss the first one otherwise.
  for (const action of actions) for (const outcome of outcomes) operations.inc({ action, outcome }, 0)
  for (const key of keys) keysHeld.set({ key }, 0)
  for (const source of readSources) reads.inc({ source }, 0)
  for (const reason of refusedReasons) refusedConnections.inc({ reason }, 0)
  for (const limit of requestLimits) limited.inc({ limit }, 0)
  for (const result of ['taken', 'failed']) messages.inc({ result }, 0)
  // A journal that has never been asked is not down.
  journalUp.set(1)

  const operationLabel = createWords()
  return {
    observe: ({ operation, kind, status, durationMs, source }) => {
      const label = operationLabel(operation)
      requests.inc({ operation: label, status: statusLabel(status, 'gone') })
      durations.observe({ operation: label }, durationMs / 1_000)
      if (kind === 'read' && source !== 'gateway') reads.inc({ source })
    },
    aomAnswered: ({ operation, status, durationMs }) =>
      aomDurations.observe(
        { operation: operationLabel(operation), status: statusLabel(status, 'none') },
        durationMs / 1_000,
      ),
    operationEnded: (action, outcome) => operations.inc({ action, outcome }),
    duringChange: async (work) => {
      changes.inc()
      try {
        return await work()
      } finally {
        changes.dec()
      }
    },
    journalUp: (isUp) => journalUp.set(isUp ? 1 : 0),
    journalOpenOperations: (count) => openOperations.set(count),
    journalWritten: (durationMs) => journalWrites.observe(durationMs / 1_000),
    journalFailed: () => journalFailures.inc(),
    keyHeld: (key, isPaused) => keysHeld.set({ key }, isPaused ? 1 : 0),
    auditFailed: () => auditFailures.inc(),
    connectionRefused: (reason) => refusedConnections.inc({ reason }),
    requestLimited: (limit) => limited.inc({ limit }),
    eventStreams: (count) => streams.set(count),
    messageSent: (isTaken) => messages.inc({ result: isTaken ? 'taken' : 'failed' }),
    watching: (projects) => watches.set(projects),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** AOM may answer with any three digits. */
function statusLabel(status: number | null, none: string): string {
  if (status === null) return none
  return status >= 100 && status < 600 ? String(status) : 'other'
}

/** There are some twenty operations. Whatever goes wrong, their names must not grow without bound. */
const mostOperations = 40

function createWords(): (word: string) => string {
  const known = new Set<string>()
  return (word) => {
    if (known.size < mostOperations) known.add(word)
    return known.has(word) ? word : 'other'
  }
}
