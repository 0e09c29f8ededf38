import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { AccessKey, Settings } from '../settings/settings'
import { sign } from './sign'

/** What a call is made with: the gateway's own key, the operator's token, or nothing (AOM then says so). */
export type Credential =
  | { readonly kind: 'key'; readonly key: AccessKey }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }

/** A call about to be sent; `url` is exactly what goes out. */
type Unauthenticated = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
  readonly projectId: string | null
}

/** A gateway with a key of its own uses it for everything: a token from the browser is ignored. */
export function credentialOf(settings: Pick<Settings, 'accessKey'>, incoming: IncomingMessage): Credential {
  if (settings.accessKey) return { kind: 'key', key: settings.accessKey.current() }
  const token = incoming.headers['x-auth-token']
  return typeof token === 'string' && token !== '' ? { kind: 'token', token } : { kind: 'none' }
}

/** A name for logs: the first 16 hex digits of a SHA-256. Too short to be a key in a cache. */
export function fingerprint(credential: Credential): string {
  return digest(credential).slice(0, 16)
}

/** The headers that a credential adds: `X-Auth-Token`, or those of a signature. */
export function authHeaders(
  credential: Credential,
  { method, url, headers, body, projectId }: Unauthenticated,
  now: Date,
): Record<string, string> {
  if (credential.kind === 'none') return {}
  if (credential.kind === 'token') return { 'X-Auth-Token': credential.token }
  const { securityToken } = credential.key
  const own = {
    ...(projectId === null ? {} : { 'X-Project-Id': projectId }),
    ...(securityToken === null ? {} : { 'X-Security-Token': securityToken }),
  }
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const signed = { ...(contentType === undefined ? {} : { 'Content-Type': contentType }), ...own }
  return { ...own, ...sign({ method, url, headers: signed, body }, credential.key, now) }
}

/** A key's id as people see it: enough to tell keys apart. */
export function shortKeyId(accessKey: string): string {
  return accessKey.length > 8 ? `${accessKey.slice(0, 4)}…${accessKey.slice(-4)}` : '…'
}

/** The secret key takes no part: the id says which key it is. */
function digest(credential: Credential): string {
  const text =
    credential.kind === 'key'
      ? `key\n${credential.key.accessKey}\n${credential.key.securityToken ?? ''}`
      : credential.kind === 'token'
        ? `token\n${credential.token}`
        : 'none'
  return createHash('sha256').update(text).digest('hex')
}
