import { createHash } from 'node:crypto'

/** Which tokens AOM has let in, for which calls: they may have another credential's answer to the same call. */
type Admissions = {
  admit(token: string, call: string): void
  revoke(token: string, call: string): void
  isAdmitted(token: string, call: string): boolean
}

/** As long as IAM's word on a token is believed too. */
const admittedMs = 5 * 60_000
const mostAdmissions = 50_000

/** Keeps digests, no token. Time is `performance.now()` unless a test says otherwise. */
export function createAdmissions(now: () => number = () => performance.now()): Admissions {
  const until = new Map<string, number>()
  const keyOf = (token: string, call: string) =>
    createHash('sha256')
      .update(JSON.stringify([token, call]))
      .digest('base64')
  return {
    admit: (token, call) => {
      const key = keyOf(token, call)
      until.delete(key)
      // All last equally long: the first of the map is the first to end.
      for (const [oldest, end] of until) {
        if (until.size < mostAdmissions && end > now()) break
        until.delete(oldest)
      }
      until.set(key, now() + admittedMs)
    },
    revoke: (token, call) => void until.delete(keyOf(token, call)),
    isAdmitted: (token, call) => (until.get(keyOf(token, call)) ?? 0) > now(),
  }
}
