import { createHash, createHmac } from 'node:crypto'

/** A request as it will be sent. */
type Signable = {
  readonly method: string
  readonly url: URL
  /** All of them are signed, so only those that nothing on the way changes. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

type SigningKey = { readonly accessKey: string; readonly secretKey: string }

const algorithm = 'SDK-HMAC-SHA256'

/**
 * Signs a request the way Huawei Cloud's API gateway checks it. Returns the two headers to add: `X-Sdk-Date`
 * (refused there when 15 minutes off) and `Authorization`. Throws `URIError` where the path is badly encoded.
 */
export function sign(
  { method, url, headers, body }: Signable,
  { accessKey, secretKey }: SigningKey,
  now: Date,
): { 'X-Sdk-Date': string; Authorization: string } {
  const date = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const signed = Object.entries({ ...headers, host: url.host, 'x-sdk-date': date })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([a], [b]) => compare(a, b))
  const names = signed.map(([name]) => name).join(';')
  const canonicalRequest = [
    method,
    canonicalPath(url),
    canonicalQuery(url),
    signed.map(([name, value]) => `${name}:${value}\n`).join(''),
    names,
    sha256(body ?? ''),
  ].join('\n')
  const signature = createHmac('sha256', secretKey)
    .update(`${algorithm}\n${date}\n${sha256(canonicalRequest)}`)
    .digest('hex')
  return {
    'X-Sdk-Date': date,
    Authorization: `${algorithm} Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`,
  }
}

/** Each segment encoded once, from its decoded form: see docs/decisions/0006-signing.md. */
function canonicalPath({ pathname }: URL): string {
  const path = pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/')
  return path.endsWith('/') ? path : `${path}/`
}

/** Sorted by name, then by value, both before they are encoded, as Huawei's signer does. */
function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .sort(([a, first], [b, second]) => compare(a, b) || compare(first, second))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
}

/** Everything but A-Z a-z 0-9 - _ . ~; `encodeURIComponent` leaves five characters more. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** By UTF-16 code, never by the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
