import { hideSecrets } from '#domain/failure/secrets'
import { encode } from './http'

/** What the gateway's journal is told of a change. */
export interface Journaled {
  /** The record's id, a UUID: under one id AOM gets one call, however often a browser sends it. */
  readonly id: string
  /** Why an operator sends this, in the operator's words. */
  readonly reason?: string | undefined
  /** What the dialog showed: the names, and the states and times by which an effect is seen. */
  readonly context?: OperationContext
}

export interface OperationContext {
  readonly workflowName: string
  readonly nodeName?: string
  readonly baseline: object
}

const reasonLength = 1_000
const nameLength = 200
/** The gateway reads no more. */
const contextBytes = 4_096
/** Percent-encoded, as it travels: nginx takes 8 kB for a header unless told otherwise. */
const contextLength = 7_000

export const journalHeaders = ({ id, reason, context }: Journaled): Record<string, string> => {
  const encoded = context && encodeContext(context)
  return {
    'Idempotency-Key': `"${id}"`,
    // Percent-encoded, since a header holds ASCII only.
    ...(reason && { 'X-Operation-Reason': encode(whole(hideSecrets(reason).slice(0, reasonLength))) }),
    ...(encoded !== undefined && { 'X-Operation-Context': encoded }),
  }
}

/** A half surrogate cannot be encoded and is replaced. */
const whole = (text: string): string => text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD')

/** Without its baseline where that is too long, as of a run of a workflow whose executions carry no times. */
function encodeContext({ baseline, workflowName, nodeName }: OperationContext): string {
  const names = {
    workflowName: workflowName.slice(0, nameLength),
    ...(nodeName !== undefined && { nodeName: nodeName.slice(0, nameLength) }),
  }
  const json = JSON.stringify({ ...names, baseline })
  const encoded = encode(json)
  const fits = new TextEncoder().encode(json).length <= contextBytes && encoded.length <= contextLength
  return fits ? encoded : encode(JSON.stringify(names))
}
