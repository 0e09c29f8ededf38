import { hideSecrets } from './secrets'

/**
 * Why a call gave no usable answer. Only `api/http.ts` makes them.
 * offline: no connection · timeout: no answer in time · signedOut: 401 · refused: AOM said no ·
 * throttled: 429 · broken: 5xx or an answer that is not AOM's · contract: AOM's answer has another shape than documented.
 */
export type FailureKind =
  'offline' | 'timeout' | 'signedOut' | 'refused' | 'throttled' | 'broken' | 'contract'

export interface Failure {
  readonly kind: FailureKind
  /** AOM's, the API gateway's or IAM's own code, e.g. `AOM.31001418`. */
  readonly code?: string
  /** What the other side said, in its words. */
  readonly message?: string
  readonly httpStatus?: number
  readonly requestId?: string
  /** This product's own gateway's, as its log has it. */
  readonly gatewayRequestId?: string
  /** What was asked, named as in AOM's API pages, e.g. `ListWorkflow`. */
  readonly operation?: string
  /** Method and path after the project, e.g. `GET /workflow/…/executions`. */
  readonly call?: string
  /** When the answer came, or was given up: epoch milliseconds. */
  readonly at?: number
  readonly projectId?: string
  readonly region?: string
  /** From Retry-After. */
  readonly retryAfterMs?: number
  /** `contract` only: the path of the field that could not be read. */
  readonly field?: string
  /** The first characters of a body that is not AOM's JSON. */
  readonly excerpt?: string
  /** The gateway could not write AOM's answer down (`X-Journal: failed`, an older gateway's `X-Audit: failed`). */
  readonly isNotAudited?: true
  /** For certain, nothing of this call reached AOM: the gateway says so, or it never left this browser. */
  readonly isNotSent?: true
}

/** The one error that leaves `api/`. */
export class FailureError extends Error {
  override readonly name = 'FailureError'
  readonly failure: Failure
  /** The answer as it came, for who can read more of it than an error. */
  readonly body: string
  constructor(failure: Failure, body = '') {
    super(`${failure.kind}${failure.code ? ` ${failure.code}` : ''}`)
    this.failure = failure
    this.body = body
  }
}

/** Anything thrown, as a Failure: what is not ours is a fault of this program, never shown as AOM's. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure
  return { kind: 'broken', message: hideSecrets(error instanceof Error ? error.message : String(error)) }
}

/**
 * The other side answered that what was asked for is not there: 404, or AOM's code for an execution that it does not have
 * (SearchWorkflowExecutionDetail documents 400 AOM.31001403 and no other).
 */
export const saysMissing = ({ kind, code, httpStatus, isNotSent }: Failure): boolean =>
  kind === 'refused' && !isNotSent && (httpStatus === 404 || code === 'AOM.31001403')

/** A read that may be asked again by itself: never after a refusal or a bad credential. */
export const isTransient = (failure: Failure): boolean =>
  failure.kind === 'offline' ||
  failure.kind === 'timeout' ||
  failure.kind === 'throttled' ||
  failure.kind === 'broken'

/**
 * After an operation's POST: does this answer leave open whether AOM received it?
 * Only an answer that AOM itself (or its API gateway, before AOM) gave is a refusal, and only the gateway can say that
 * nothing was sent.
 */
export function leavesOutcomeUnknown(failure: Failure): boolean {
  if (failure.isNotSent) return false
  if (failure.kind === 'offline' || failure.kind === 'timeout' || failure.kind === 'contract') return true
  if (failure.kind === 'signedOut') return false
  // AOM's own is a refusal; the gateway may turn away what a browser sends a second time.
  if (failure.kind === 'throttled') return failure.code === 'GATEWAY.429'
  const status = failure.httpStatus
  if (status === undefined || status === 502 || status === 503 || status === 504) return true
  const code = failure.code
  if (code === undefined || code.startsWith('GATEWAY.')) return true
  const fromAom = /^(AOM|SVCSTG)\./i.test(code)
  return !fromAom && status >= 500
}
