import type { RateLimit } from '../plan'
import { gatewayError, type Reply } from '../reply'
import type { World } from '../world'

/**
 * What the served mock and the demo allow. The number is made up: AOM documents none. The burst lets a page in that asks for
 * everything which stands still among 10,000 workflows (277 reads at once); no page asks for 20 a second for long. Unit tests
 * are not limited unless they ask for it: their clock stands still, so that a bucket would never fill again.
 */
export const usualRateLimit: RateLimit = { perSecond: 20, burst: 300 }

/** Takes a request into the count of its user and of all; answers with 429 where there is no room. */
export type TakeTurn = (user: string) => Reply | undefined

/**
 * A token bucket for each user and one for all. It follows the clock outside of the world: requests come at that pace,
 * however fast the world runs.
 */
export function createRateLimit(world: World): TakeTurn {
  const buckets = new Map<string, { level: number; at: number }>()
  const levelOf = (name: string, { perSecond, burst }: RateLimit, now: number): number => {
    const bucket = buckets.get(name)
    return bucket ? Math.min(burst, bucket.level + ((now - bucket.at) / 1000) * perSecond) : burst
  }
  return (user) => {
    const limit = world.behaviour.rateLimit
    if (!limit) return undefined
    const now = world.clock.outside()
    const names = [`user ${user}`, 'all']
    const levels = names.map((name) => levelOf(name, limit, now))
    const full = levels.findIndex((level) => level < 1)
    if (full >= 0) return throttled(full === 0 ? 'user' : 'api', limit)
    names.forEach((name, index) => buckets.set(name, { level: (levels[index] ?? 0) - 1, at: now }))
    return undefined
  }
}

/** The documents show the policy `user`; `api`, for all users together, is inferred. No Retry-After is documented. */
const throttled = (policy: 'user' | 'api', { perSecond }: RateLimit): Reply =>
  gatewayError(
    429,
    'APIG.0308',
    `The throttling threshold has been reached: policy ${policy} over ratelimit,limit:${perSecond},time:1 second`,
  )
