import { isIPv6 } from 'node:net'
import type { Metrics } from '../telemetry/metrics'
import type { Refusal } from './refusal'

/** How many calls one client may have under way and make. */
export type RequestLimits = {
  /** Under way from one address. */
  readonly requestsPerAddress: number
  /** Under way with one credential. */
  readonly requestsPerCredential: number
  /** From one address, and with one credential; twice as many at once. */
  readonly requestsPerSecond: number
}

/** Event streams that are open with one credential: some twenty tabs. */
const mostStreams = 20
/** Addresses and credentials whose pace is remembered. */
const mostPaces = 10_000

/** Whose call it is. */
export type Caller = {
  readonly address: string
  /** What tells credentials apart, such as a digest; null where there is none of the client's own. */
  readonly credential: string | null
  /** Stays open by its nature, and is therefore no work under way. */
  readonly isEventStream: boolean
}

/** Over one of the limits; nothing was taken. */
type OverLimit = { readonly refusal: Refusal }

/** `leave` must be called once, when all that the call has started is over. */
export type Entered = { readonly refusal: null; readonly leave: () => void }

export type Limits = {
  /** Counts a call in, or says which limit it is over. */
  enter(caller: Caller): Entered | OverLimit
}

/**
 * Keeps one client from taking what is there for all. Written here because it takes a page: the packages for it forget
 * their keys by a timer each, so that nothing bounds how many there are.
 */
export function createLimits(
  limits: RequestLimits,
  metrics: Metrics,
  now: () => number = () => performance.now(),
): Limits {
  const { requestsPerAddress, requestsPerCredential, requestsPerSecond } = limits
  const addressPace = createPace(requestsPerSecond, now)
  const credentialPace = createPace(requestsPerSecond, now)
  const byAddress = createSeats(requestsPerAddress)
  const byCredential = createSeats(requestsPerCredential)
  const streams = createSeats(mostStreams)

  const over = (limit: Limit, retryAfterS: number, message: string): OverLimit => {
    metrics.requestLimited(limit)
    return { refusal: { code: 'GATEWAY.429', message: `Not sent: ${message}`, retryAfterS } }
  }

  return {
    enter: ({ address, credential, isEventStream }) => {
      const place = networkOf(address)
      const addressWait = addressPace(place)
      if (addressWait > 0)
        return over('address_rate', addressWait, `more than ${requestsPerSecond} calls a second from here.`)
      const credentialWait = credential === null ? 0 : credentialPace(credential)
      if (credentialWait > 0)
        return over(
          'credential_rate',
          credentialWait,
          `more than ${requestsPerSecond} calls a second with this credential.`,
        )

      if (isEventStream) {
        const leaveStream = streams.take(credential ?? place)
        if (!leaveStream)
          return over('event_streams', 60, `more than ${mostStreams} event streams with this credential.`)
        metrics.eventStreams(streams.taken())
        return {
          refusal: null,
          leave: () => {
            leaveStream()
            metrics.eventStreams(streams.taken())
          },
        }
      }

      const leaveAddress = byAddress.take(place)
      if (!leaveAddress)
        return over('address_in_flight', 1, `more than ${requestsPerAddress} calls under way from here.`)
      const leaveCredential = credential === null ? () => {} : byCredential.take(credential)
      if (!leaveCredential) {
        leaveAddress()
        return over(
          'credential_in_flight',
          1,
          `more than ${requestsPerCredential} calls under way with this credential.`,
        )
      }
      return {
        refusal: null,
        leave: () => {
          leaveAddress()
          leaveCredential()
        },
      }
    },
  }
}

type Limit = Parameters<Metrics['requestLimited']>[0]

/** An IPv4 address, or the /64 that an IPv6 one is in: whoever has one of those has all of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const whole = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** So many at a time for each key. Holds a key only while it is in use. */
function createSeats(most: number) {
  const counts = new Map<string, number>()
  let total = 0
  const add = (key: string, change: number) => {
    const count = (counts.get(key) ?? 0) + change
    total += change
    if (count === 0) counts.delete(key)
    else counts.set(key, count)
  }
  return {
    taken: () => total,
    /** Null where all are taken; else gives it back, once. */
    take: (key: string): (() => void) | null => {
      if ((counts.get(key) ?? 0) >= most) return null
      add(key, 1)
      let isTaken = true
      return () => {
        if (isTaken) add(key, -1)
        isTaken = false
      }
    },
  }
}

/** So many a second for each key, and twice as many at once. Answers with the whole seconds to wait; 0 is now. */
function createPace(perSecond: number, now: () => number): (key: string) => number {
  const most = 2 * perSecond
  const paces = new Map<string, { readonly left: number; readonly at: number }>()
  return (key) => {
    const at = now()
    const known = paces.get(key)
    const left = known ? Math.min(most, known.left + ((at - known.at) / 1_000) * perSecond) : most
    // The order is that of the last call; who made none for the longest time has his whole share again.
    paces.delete(key)
    for (const oldest of paces.keys()) {
      if (paces.size < mostPaces) break
      paces.delete(oldest)
    }
    const isFree = left >= 1
    paces.set(key, { left: isFree ? left - 1 : left, at })
    return isFree ? 0 : Math.ceil((1 - left) / perSecond)
  }
}
