import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import type { Target } from '../http/target'

const redacted = '[redacted]'

/** The credentials of the request that is being answered; more are added as its body and its answer become known. */
const ofRequest = new AsyncLocalStorage<Set<string>>()

/** Within `work`, and in all that it starts, the log writes none of `secrets`. */
export function withSecrets<T>(secrets: readonly string[], work: () => T): T {
  return ofRequest.run(new Set(secrets), work)
}

/** Adds to the secrets of the request that is being answered. */
export function addSecrets(secrets: readonly string[]): void {
  const known = ofRequest.getStore()
  for (const secret of secrets) known?.add(secret)
}

const credentialHeaders = [
  'x-auth-token',
  'x-subject-token',
  'x-security-token',
  'authorization',
  'proxy-authorization',
  'cookie',
]

/** Every credential that a request's headers and query hold, whole and in the parts in which it might be repeated. */
export function secretsOfRequest({ headers }: IncomingMessage, query: Target['query']): string[] {
  const whole = credentialHeaders.flatMap((name) => headers[name] ?? [])
  const parts = whole.flatMap((value) => value.split(/[\s,;=]+/)).filter((part) => part.length >= 12)
  const basic = /^Basic\s+(\S+)/i.exec(headers.authorization ?? '')?.[1]
  const password = basic && Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':')
  const inQuery = query.filter(([name]) => secretName.test(name)).map(([, value]) => value)
  return [...whole, ...parts, ...(password ? [password] : []), ...inQuery]
}

/** Every credential in the body of IAM's `KeystoneCreateUserTokenByPassword`: passwords, passcodes, token ids. */
export function secretsOfBody(body: Buffer): string[] {
  const found: string[] = []
  const look = (value: unknown, inToken: boolean) => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, part] of Object.entries(value)) {
      const isSecret = secretName.test(name) || (inToken && name === 'id')
      if (isSecret && typeof part === 'string') found.push(part)
      look(part, name === 'token')
    }
  }
  try {
    look(JSON.parse(body.toString()), false)
  } catch {
    // Not JSON: IAM will refuse it, and the log never holds a body.
  }
  return found
}

const secretName =
  /password|passwd|passcode|secret|token|authorization|cookie|signature|credential|^(?:sk|pwd|api[_-]?key)$/i

/** Credentials that can be recognised by their looks, wherever they stand; the first group stays. */
const patterns: readonly RegExp[] = [
  // Anything as long and as dense as a token: no id or name of AOM's is.
  /()[\w+/=-]{100,}/g,
  // How Huawei's tokens, Keystone's and JSON web tokens begin.
  /()\b(?:MII|gAAAA|eyJ)[\w+/=.-]{16,}/g,
  // user:password@ in a URL
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@"']+@/gi,
  /(\b(?:Basic|Bearer)\s+)[\w.~+/=-]+/gi,
  /(\b(?:Signature|Access)=)[^\s,;"']+/g,
  // A header with all that it holds, then name: value, name=value and "name":"value", also escaped.
  /((?:\bcookie|authorization)\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"'\\]+/gi,
  /((?:password|passwd|passcode|secret|token|signature)[\w-]{0,40}\\?["']?\s*[:=]\s*\\?["']?)[^\s&,;"'\\}]+/gi,
]

/** Longest text in a line; what is longer is cut after it was redacted. */
const longestText = 4_000

/** Replaces credentials in every text of a value, and the whole value of a field whose name says that it is one. */
export function createRedactor(ownSecrets: readonly string[] = []): (value: unknown) => unknown {
  const inText = (text: string): string => {
    let clean = text
    for (const secret of [...ownSecrets, ...(ofRequest.getStore() ?? [])]) {
      // No form of it is shorter; most tokens are longer than any line, and cost nothing here.
      if (secret.length > text.length) continue
      for (const form of formsOf(secret)) clean = clean.replaceAll(form, redacted)
    }
    for (const pattern of patterns) clean = clean.replace(pattern, `$1${redacted}`)
    return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean
  }
  const redact = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value)
    if (Array.isArray(value)) return value.map(redact)
    if (value instanceof Error) return inText(value.message)
    if (value instanceof Date || typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        inText(name),
        secretName.test(name) && typeof part === 'string' ? redacted : redact(part),
      ]),
    )
  }
  return redact
}

/** How a secret may be written: as it is, within a URL, within JSON. Very short ones would redact ordinary words. */
function formsOf(secret: string): string[] {
  if (secret.length < 4) return []
  const encoded = encodeURIComponent(secret)
  return [...new Set([secret, encoded, encoded.replaceAll('%20', '+'), JSON.stringify(secret).slice(1, -1)])]
}
