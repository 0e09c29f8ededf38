import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'
import { patterns } from './secretPatterns'

const redacted = '[redacted]'

/** Secrets of one request that are looked for. No request has as many; what sends more wants to cost time. */
export const mostSecrets = 32

/** The credentials of one request; more are added as its body becomes known. */
type RequestSecrets = {
  readonly secrets: Set<string>
  /** As they may be written; null until a text is looked through, which most requests never need. */
  forms: readonly string[] | null
}

const ofRequest = new AsyncLocalStorage<RequestSecrets>()

/** Within `work`, and in all that it starts, no text in the log holds one of `secrets`. */
export function withSecrets<T>(secrets: readonly string[], work: () => T): T {
  return ofRequest.run({ secrets: new Set(), forms: null }, () => {
    addSecrets(secrets)
    return work()
  })
}

/** Adds to the secrets of the request that is being answered. */
export function addSecrets(secrets: readonly string[]): void {
  const known = ofRequest.getStore()
  if (!known) return
  for (const secret of secrets) if (known.secrets.size < mostSecrets) known.secrets.add(secret)
  known.forms = null
}

function formsOfRequest(): readonly string[] {
  const known = ofRequest.getStore()
  if (!known) return []
  known.forms ??= [...known.secrets].flatMap(formsOf)
  return known.forms
}

const credentialHeaders = [
  'x-auth-token',
  'x-subject-token',
  'x-security-token',
  'authorization',
  'proxy-authorization',
  'cookie',
]

/** Shorter, it is no credential but a word with which somebody wants other words blanked. */
const shortestCredential = 12

/** The credentials of a request's headers: their whole values, and of `Authorization` what follows the scheme. */
export function secretsOfRequest({ headers }: { readonly headers: IncomingHttpHeaders }): string[] {
  const whole = credentialHeaders.flatMap((name) => headers[name] ?? [])
  const [, scheme = '', parameters = ''] = /^(\S+)\s+(\S.*)$/.exec(headers.authorization ?? '') ?? []
  const password =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(parameters, 'base64').toString().split(':').slice(1).join(':')
      : ''
  return [...whole, parameters, password].filter((secret) => secret.length >= shortestCredential)
}

/** Every credential in the body of IAM's `KeystoneCreateUserTokenByPassword`: passwords, passcodes, token ids. */
export function secretsOfBody(body: Buffer): string[] {
  const found: string[] = []
  const look = (value: unknown, inToken: boolean) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, part] of Object.entries(value)) {
      if (found.length >= mostSecrets) return
      const isSecret = secretName.test(name) || (inToken && name === 'id')
      if (isSecret && typeof part === 'string') found.push(part)
      look(part, name === 'token')
    }
  }
  try {
    look(JSON.parse(body.toString()), false)
  } catch {
    // Not JSON, or nested without end: IAM will refuse it, and the log never holds a body.
  }
  return found
}

const secretName =
  /password|passwd|passcode|secret|token|authorization|cookie|signature|credential|^(?:sk|pwd|api[_-]?key)$/i

/** Longest text in a line; what is longer is cut after it was redacted. */
const longestText = 4_000
/** No id, address or name that the gateway makes is longer. */
const longestOwn = 256

const freeTextName = /^(?:error|message|reason|answer)$/

type Redact = {
  (text: string): string
  (value: unknown): unknown
  /** Leaves what the gateway itself has made as it is; redacts only what cannot be that, by its name or its size. */
  own(value: unknown, name: string): unknown
}

/**
 * Replaces credentials in every text of a value, and the whole text of a field whose name says that it is one. `secrets`
 * are those that are known beforehand. The time is proportional to the text.
 */
export function createRedactor(secrets: () => readonly string[] = () => []): Redact {
  const inText = (text: string): string => {
    let clean = text
    const forms = [...secrets().flatMap(formsOf), ...formsOfRequest()]
    // The longest first: one that another begins with would leave the other's rest.
    for (const form of forms.sort((one, other) => other.length - one.length))
      if (form.length <= clean.length) clean = clean.replaceAll(form, redacted)
    for (const pattern of patterns) clean = clean.replace(pattern, `$1${redacted}`)
    return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean
  }
  const redact = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return secretName.test(name) ? redacted : inText(value)
    if (Array.isArray(value)) return value.map((part) => redact(part))
    if (value instanceof Error) return inText(value.message)
    if (value instanceof Date || typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([inner, part]) => [inText(inner), redact(part, inner)]),
    )
  }
  const own = (value: unknown, name: string): unknown => {
    if (typeof value === 'string')
      return value.length > longestOwn || secretName.test(name) || freeTextName.test(name)
        ? redact(value, name)
        : value
    if (Array.isArray(value)) return value.map((part) => own(part, name))
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    return Object.fromEntries(Object.entries(value).map(([inner, part]) => [inner, own(part, inner)]))
  }
  return Object.assign((value: unknown) => redact(value), { own }) as Redact
}

/** How a secret may be written: as it is, within a URL, within JSON. Very short ones would redact ordinary words. */
function formsOf(secret: string): readonly string[] {
  if (secret.length < 4) return []
  // Half a character, which JSON can hold, cannot be percent-encoded.
  const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'))
  return [...new Set([secret, encoded, encoded.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)])]
}
