import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Outcome } from './forward'
import type { Log } from '../telemetry/log'
import type { Metrics } from '../telemetry/metrics'
import { refuse } from './refusal'
import type { Refusal, RefusalCode, RefusalOptions } from './refusal'
import type { RefusalLog } from './refusalLog'
import { readBody } from './requestBody'
import type { Call } from '../aom/calls'

/** One request while it is answered; ends as one log line and one observation, neither with text of the request's own. */
export type RequestLog = {
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
  /** Runs when it is over; at once where it is already. */
  onEnd(listener: () => void): void
  /** Writes it down, once. */
  end(outcome: Ending): void
}

/** `status` null: the client was gone before there was one. */
export type Ending = Partial<Omit<Outcome, 'status'>> & { readonly status: number | null }

export function startRequestLog(
  request: { readonly method: string | undefined; readonly address: string },
  { log, metrics, refusals }: { readonly log: Log; readonly metrics: Metrics; readonly refusals: RefusalLog },
): RequestLog {
  const began = performance.now()
  let isOver = false
  const listeners: Array<() => void> = []
  const requestLog: RequestLog = {
    id: randomUUID(),
    operation: 'refused',
    path: null,
    kind: 'none',
    region: null,
    who: () => null,
    code: null,
    isOngoing: false,
    onEnd: (listener) => {
      if (isOver) listener()
      else listeners.push(listener)
    },
    end: ({ status, code = requestLog.code, requestId = null, source = 'gateway' }) => {
      if (isOver) return
      isOver = true
      for (const listener of listeners) listener()
      const durationMs = Math.round(performance.now() - began)
      const { operation, kind } = requestLog
      metrics.observe({ operation, kind, status, durationMs, source })
      // A probe every few seconds that finds nothing wrong would bury the rest; it is counted.
      if ((operation === 'healthz' || operation === 'readyz' || operation === 'metrics') && status === 200)
        return
      // AOM's words, unless they have a code's shape.
      const isCode = code === null || codeShape.test(code)
      const fields = {
        id: requestLog.id,
        method: request.method,
        operation,
        path: requestLog.path,
        region: requestLog.region,
        status,
        ...(isCode ? { code } : {}),
        source,
        durationMs,
        who: requestLog.who(),
        from: request.address,
      }
      const texts = { requestId, ...(isCode ? {} : { code }) }
      const refused = refusedKind({ status, code, source })
      if (refused !== null) refusals.write(refused, 'request', fields, texts)
      else if (kind === 'none' && code === null) refusals.info(operation, 'request', fields)
      else log[code !== null || (status ?? 0) >= 500 ? 'warn' : 'info']('request', fields, texts)
    },
  }
  return requestLog
}

/** As AOM, its API gateway, IAM and this gateway write them. */
const codeShape = /^(?:\d{1,8}|[A-Z][A-Z0-9_-]{1,15}\.[A-Z0-9.]{1,16})$/i

/** One of the refusals of which anybody can cause any number; null for what must not be left out of the log. */
function refusedKind({
  status,
  code,
  source,
}: Pick<Outcome, 'code' | 'source'> & Pick<Ending, 'status'>): string | null {
  if (source !== 'gateway') return status !== null && status >= 400 && status < 500 ? `AOM ${status}` : null
  if (code !== null && /^GATEWAY\.(?:4|503|507)/.test(code)) return code
  return status === null ? 'gone' : null
}

/** Answers a request with the gateway's own no, before anything of it is sent to AOM. */
export function refuseRequest(
  {
    incoming,
    outgoing,
    requestLog,
  }: { incoming: IncomingMessage; outgoing: ServerResponse; requestLog: RequestLog },
  code: RefusalCode,
  message: string,
  options: RefusalOptions = {},
): void {
  requestLog.code = code
  // A body that nobody reads must not be taken for the next request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  refuse(outgoing, code, message, { isNotSent: true, ...options })
}

/** Refuses a call whose client is over a limit; its body is read to the end, so that the connection stays usable. */
export async function refuseOverLimit(
  request: Parameters<typeof refuseRequest>[0],
  { code, message, retryAfterS }: Refusal,
  options: Pick<RefusalOptions, 'isNotSent'> = {},
): Promise<void> {
  await readBody(request.incoming).catch(() => undefined)
  refuseRequest(request, code, message, {
    ...options,
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
  })
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
