import { renewed } from './renewed'
import type { Found, Surroundings } from './renewed'

/** Who gets the messages. */
type Receiver = {
  /** May hold a credential in its path or query. */
  readonly url: URL
  readonly secret: string | null
}

/** The receiver as its files have it now: whoever renews its address or its secret starts no gateway again. */
export function receiverOf(url: Found, secret: Found | undefined, surroundings: Surroundings) {
  const make = ([address = '', signed]: readonly string[]): Receiver => ({
    url: new URL(address),
    secret: signed ?? null,
  })
  return renewed('receiver of messages', secret ? [url, secret] : [url], make, surroundings)
}
