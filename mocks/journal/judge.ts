import { expired } from './endings'
import type { KeptAnswer } from './journal'
import type { ChangeRequest, Ending, Outcome } from './operation'

const ANSWER_LENGTH = 1000

/** AOM's answer as the journal keeps it. */
export async function keep(response: Response): Promise<KeptAnswer> {
  const headers = ['content-type', 'retry-after', 'x-request-id', 'x-not-sent'].flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  const text = await response.clone().text()
  return { status: response.status, text: text.slice(0, ANSWER_LENGTH), headers: Object.fromEntries(headers) }
}

/** Only what AOM, or the API gateway before it, says itself is a yes or a no. */
export function judge(change: ChangeRequest, kept: KeptAnswer | undefined, now: number): Ending {
  if (!kept) return expired(change)
  const code = codeIn(kept.text)
  return {
    outcome: outcomeOf(kept, code),
    sentAt: change.requestedAt,
    answeredAt: now,
    httpStatus: kept.status,
    code,
    aomRequestId: kept.headers['x-request-id'] ?? null,
    answer: kept.text,
  }
}

function outcomeOf({ status, text, headers }: KeptAnswer, code: string | null): Outcome {
  // A fault that plays the gateway's own refusal.
  if (headers['x-not-sent'] === 'true') return 'notSent'
  const isGood = status >= 200 && status < 300
  if (isGood && code === null)
    return /^\s*</.test(text) || headers['content-type']?.includes('html') ? 'unknown' : 'accepted'
  if (status === 401 || status === 429) return 'refused'
  if (code === null || (!isGood && (status < 400 || [502, 503, 504].includes(status)))) return 'unknown'
  return status < 500 || code.startsWith('AOM.') ? 'refused' : 'unknown'
}

function codeIn(text: string): string | null {
  try {
    const body = JSON.parse(text) as { error_code?: unknown } | null
    return typeof body?.error_code === 'string' ? body.error_code : null
  } catch {
    return null
  }
}
