import { renewed } from './renewed'
import type { Found, Renewed, Surroundings } from './renewed'
import { NoSecret } from './secretFile'

/** DATABASE_URL with the password that its file has now: whoever rotates it starts no gateway again. */
export function databaseAddress(found: Found, surroundings: Surroundings): Renewed<string> {
  const place = placeOf(found.text)
  const addressOf = ([text = '']: readonly string[]): string => {
    // The journal must not move to another database while the gateway runs.
    if (placeOf(text) !== place)
      throw new NoSecret(`${found.name}: more than the password has changed on the disk, which needs a start`)
    return text
  }
  return renewed('password', [found], addressOf, surroundings)
}

function placeOf(text: string): string {
  const url = new URL(text)
  url.password = ''
  return url.href
}
