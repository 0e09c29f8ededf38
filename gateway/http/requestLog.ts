import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Outcome } from '../aom/exchange'
import type { Log } from '../telemetry/log'
import type { Metrics } from '../telemetry/metrics'
import { refuse } from './refusal'
import type { RefusalCode } from './refusal'
import type { RefusalLog } from './refusalLog'
import type { Call } from '../aom/calls'

/** One request while it is answered; ends as one log line and one observation, neither with text of the request's own. */
export type Visit = {
  /** The gateway's own id of it; stands in the answer's `x-gateway-request-id` too. */
  readonly id: string
  /** What it turns out to be: Huawei's name of a call, or `page`, `asset`, `healthz`, `metrics`; `refused` until then. */
  operation: string
  /** The path with placeholders for ids; null where it is none that the gateway serves. */
  path: string | null
  kind: Call['kind'] | 'none'
  region: string | null
  /** Whom a call is attributed to; asked at the end, because IAM's answer may tell. */
  who: () => string | null
  /** Why the gateway itself said no. */
  code: string | null
  /** Ends with its call rather than with its connection. */
  isOngoing: boolean
  /** Writes it down, once. */
  end(outcome: Pick<Outcome, 'status'> & Partial<Outcome>): void
}

export function startVisit(
  request: { readonly method: string | undefined; readonly from: string },
  { log, metrics, refusals }: { readonly log: Log; readonly metrics: Metrics; readonly refusals: RefusalLog },
): Visit {
  const began = performance.now()
  let isOver = false
  const visit: Visit = {
    id: randomUUID(),
    operation: 'refused',
    path: null,
    kind: 'none',
    region: null,
    who: () => null,
    code: null,
    isOngoing: false,
    end: ({ status, code = visit.code, requestId = null, durationMs, source = 'gateway' }) => {
      if (isOver) return
      isOver = true
      const duration = durationMs ?? Math.round(performance.now() - began)
      const { operation, kind } = visit
      metrics.observe({ operation, kind, status, durationMs: duration, source })
      // A probe every few seconds that finds nothing wrong would bury the rest; it is counted.
      if ((operation === 'healthz' || operation === 'metrics') && status === 200) return
      const isTrouble = code !== null || (status ?? 0) >= 500
      const fields = {
        id: visit.id,
        method: request.method,
        operation,
        path: visit.path,
        region: visit.region,
        status,
        code,
        requestId,
        source,
        durationMs: duration,
        who: visit.who(),
        from: request.from,
      }
      // The request's own fault, as far as the gateway can tell: anybody can send any number of those.
      if (visit.code?.startsWith('GATEWAY.4')) refusals.write(visit.code, 'request', fields)
      else log[isTrouble ? 'warn' : 'info']('request', fields)
    },
  }
  return visit
}

/** Answers a request with the gateway's own no. */
export function turnAway(
  { incoming, outgoing, visit }: { incoming: IncomingMessage; outgoing: ServerResponse; visit: Visit },
  code: RefusalCode,
  message: string,
): void {
  visit.code = code
  // A body that nobody reads must not be taken for the next request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  refuse(outgoing, code, message)
}

/** The path of a call with its ids replaced by their names. */
export function pathTemplate({ path, service }: Call): string {
  const segments = path.replace(/\?.*$/s, '').split('/')
  if (service === 'iam') return segments.join('/')
  // /v1/{project_id}/cms/workflow/{workflow_id}/executions/{execution_id}/…
  return segments
    .map((segment, index) => {
      if (index === 2) return '{project_id}'
      if (index === 5) return '{workflow_id}'
      return index === 7 && segments[6] === 'executions' ? '{execution_id}' : segment
    })
    .join('/')
}
