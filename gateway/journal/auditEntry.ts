/** What the operator asked for. */
export type AuditAction = 'restart' | 'skip' | 'continue' | 'terminate' | 'run' | 'enable' | 'disable'

/**
 * accepted: AOM said 2xx · refused: AOM (or its API gateway) said no · blocked: not sent ·
 * unknown: AOM may or may not have received it, or carried it out.
 */
export type AuditOutcome = 'accepted' | 'refused' | 'unknown' | 'blocked'

/** One change. Null stands for what there is none of, or what is not known. */
export type AuditEntry = {
  /** When it was asked for, ISO 8601 in UTC. */
  readonly time: string
  /** The IAM user, else the key's id, else the token's fingerprint. */
  readonly who: string
  /** The browser's address. */
  readonly from: string
  readonly region: string
  readonly project: string | null
  readonly workflow: string | null
  readonly execution: string | null
  readonly node: string | null
  /** An action that the gateway does not know stands as it was sent. */
  readonly action: AuditAction | (string & {}) | null
  readonly reason: string | null
  /** AOM's HTTP status. */
  readonly status: number | null
  /** AOM's error code, or the gateway's where AOM gave no answer. */
  readonly code: string | null
  readonly requestId: string | null
  readonly outcome: AuditOutcome
  readonly durationMs: number
}

/** Characters of a reason that are kept. */
const longestReason = 1_000

// Beyond what JSON escapes by itself: what a terminal obeys, what ends a line for some readers, what turns text around.
const unsafe = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** The entry as one line of JSON, with its line break. */
export function auditLine(entry: AuditEntry): string {
  const line = JSON.stringify(entry)
  return `${line.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}

/** The header `X-Operation-Reason` (percent-encoded UTF-8) as the operator typed it; as it came where it is badly encoded. */
export function readReason(header: string | readonly string[] | undefined): string | null {
  const raw = typeof header === 'string' ? header : header?.[0]
  if (!raw) return null
  return Array.from(decoded(raw).trim()).slice(0, longestReason).join('') || null
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}
