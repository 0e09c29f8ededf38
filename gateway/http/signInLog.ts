import type { Log } from '../telemetry/log'
import type { RefusalLog } from './refusalLog'

/** An attempt to sign in, as IAM has answered it. */
export type SignIn = {
  /** Of the request, by which its other lines are found. */
  readonly id: string
  readonly address: string
  readonly region: string
  /** What IAM was sent. */
  readonly body: Buffer
  /** Null: the client left before IAM answered. */
  readonly status: number | null
}

/**
 * Writes down who has signed in, and who was refused. What a refused one calls himself is free text: it may be his
 * password in the wrong field. `withSecrets` must know the body's secrets by then.
 */
export function logSignIn(
  { id, address, region, body, status }: SignIn,
  { log, refusals }: { readonly log: Log; readonly refusals: RefusalLog },
): void {
  const { user, account } = namesOf(body)
  const fields = { id, region, from: address }
  if (status !== null && status >= 200 && status < 300) log.info('sign-in', { ...fields, user, account })
  else refusals.write('sign-in', 'sign-in refused', { ...fields, status }, { user, account })
}

/** The names, or else the ids, in the body of `KeystoneCreateUserTokenByPassword`. */
function namesOf(body: Buffer): { readonly user: string | null; readonly account: string | null } {
  try {
    const user = at(JSON.parse(body.toString()), 'auth', 'identity', 'password', 'user')
    return { user: nameOf(user), account: nameOf(at(user, 'domain')) }
  } catch {
    return { user: null, account: null }
  }
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, name) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, name)
        ? (part as Record<string, unknown>)[name]
        : undefined,
    value,
  )
}

function nameOf(value: unknown): string | null {
  const name = at(value, 'name') ?? at(value, 'id')
  return typeof name === 'string' ? name : null
}
