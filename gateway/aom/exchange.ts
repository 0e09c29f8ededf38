import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Credential } from './credential'
import type { Call } from './calls'

/** One request of a browser, checked and complete, about to be forwarded. */
export type Exchange = {
  readonly call: Call
  readonly body: Buffer
  readonly credential: Credential
  /** The client's address. */
  readonly from: string
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

export type Outcome = {
  /** What the browser got; null where it had gone. A change's answer from AOM counts although nobody waits for it. */
  readonly status: number | null
  /** AOM's error code or the gateway's. */
  readonly code: string | null
  readonly requestId: string | null
  readonly durationMs: number
  /** shared: AOM was not asked for this one; gateway: the answer is the gateway's own. */
  readonly source: 'upstream' | 'shared' | 'gateway'
}

/** An outcome before its time is taken. */
export type Answered = Omit<Outcome, 'durationMs'>
