import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { version } from '../../package.json'
import type { CallKind } from '../aom/calls'

/** What a request was, for its metrics: one of a fixed set of words, never text of the request's own. */
export type Observation = {
  /** Huawei's name of the call, or `page`, `asset`, `healthz`, `metrics`, `refused`. */
  readonly operation: string
  /** `none` for what is no call to AOM or IAM. */
  readonly kind: CallKind | 'none'
  /** Null: the client was gone before there was one. */
  readonly status: number | null
  readonly durationMs: number
  readonly source: 'upstream' | 'shared' | 'gateway'
}

export type Metrics = {
  observe(observation: Observation): void
  /** Counts `work` as a change in flight until it settles. */
  duringChange<T>(work: () => Promise<T>): Promise<T>
  auditFailed(): void
  /** A connection that was refused before it became a request (bad bytes, too slow, too many). */
  connectionRefused(reason: 'malformed' | 'slow' | 'too large' | 'too many'): void
  /** Prometheus' text format. */
  text(): Promise<string>
  readonly contentType: string
}

/** A registry of its own for each gateway. `withProcess` adds memory, CPU and event loop of the process. */
export function createMetrics(withProcess: boolean): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (withProcess) collectDefaultMetrics({ register: registry, prefix: 'aom_operator_' })

  const requests = new Counter({
    name: 'aom_operator_requests_total',
    help: 'Requests by operation and status class (gone: the client left before an answer).',
    labelNames: ['operation', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'aom_operator_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['operation'],
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 35],
    registers,
  })
  const reads = new Counter({
    name: 'aom_operator_reads_total',
    help: 'Reads by where their answer came from: asked of AOM or IAM (upstream), or another reader’s (shared).',
    labelNames: ['source'],
    registers,
  })
  const changes = new Gauge({
    name: 'aom_operator_changes_in_flight',
    help: 'Operations, terminations, runs and schedule changes that AOM has not yet answered.',
    registers,
  })
  const auditFailures = new Counter({
    name: 'aom_operator_audit_failures_total',
    help: 'Audit entries that could not be written, and changes blocked because they could not have been.',
    registers,
  })
  const refusedConnections = new Counter({
    name: 'aom_operator_connections_refused_total',
    help: 'Connections refused before they became a request.',
    labelNames: ['reason'],
    registers,
  })
  new Gauge({
    name: 'aom_operator_build_info',
    help: 'The gateway’s version.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.version }, 1)
  // Series that exist from the start: an alert on their increase would miss the first one otherwise.
  for (const source of ['upstream', 'shared']) reads.inc({ source }, 0)

  return {
    observe: ({ operation, kind, status, durationMs, source }) => {
      requests.inc({ operation, status: status === null ? 'gone' : `${Math.floor(status / 100)}xx` })
      durations.observe({ operation }, durationMs / 1_000)
      if (kind === 'read' && source !== 'gateway') reads.inc({ source })
    },
    duringChange: async (work) => {
      changes.inc()
      try {
        return await work()
      } finally {
        changes.dec()
      }
    },
    auditFailed: () => auditFailures.inc(),
    connectionRefused: (reason) => refusedConnections.inc({ reason }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
