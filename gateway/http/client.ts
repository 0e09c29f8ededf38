import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import proxyAddr from '@fastify/proxy-addr'

/** Who asks and how their browser sees the gateway; of what proxies say, only what a trusted one says counts. */
export type Client = {
  /** The nearest address that is no trusted proxy's. */
  readonly address: string
  /** The client runs on this machine, as far as the whole chain of addresses says. */
  readonly isLocal: boolean
  /** Host names, as browser and proxy sent them, in lower case and without port; null where one is not a host. */
  readonly hosts: readonly (string | null)[]
  /** The gateway's origin as the browser sees it; null where it cannot be told. */
  readonly origin: string | null
  /** The browser came by TLS. */
  readonly isSecure: boolean
}

/** Whom an authenticating proxy has let in. */
export type Identity = { readonly name: string; readonly groups: readonly string[] }

type IdentitySettings = {
  readonly trustedProxies: readonly string[]
  /** Names of the two headers; null where there are none. */
  readonly identityHeader: string | null
  readonly groupsHeader: string | null
}

const hostPattern = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::\d{1,5})?$/i
const forwardingHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via']

/** Reads what the connection, the Host header and trusted proxies say; they are addresses, ranges or `loopback`. */
export function readClient(incoming: IncomingMessage, trustedProxies: readonly string[]): Client {
  const { headers, socket } = incoming
  const direct = plainAddress(socket.remoteAddress ?? '')
  const isProxied = isTrusted(direct, trustedProxies)
  const named = isProxied ? list(headers['x-forwarded-for']).map(plainAddress) : []
  const forwardedHost = isProxied ? list(headers['x-forwarded-host']).at(-1) : undefined
  const isSecure = isProxied && list(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https'
  // A proxy that is not trusted may still stand between, and everybody would look local.
  const isForwarded = forwardingHeaders.some((name) => headers[name] !== undefined)
  return {
    address: isProxied ? nearest(incoming, trustedProxies, direct) : direct,
    isLocal: [direct, ...named].every(isLoopback) && (!isForwarded || named.length > 0),
    // The proxy's word does not replace the Host: a page that was lured here can write X-Forwarded-Host itself.
    hosts: [...(forwardedHost === undefined ? [] : [forwardedHost]), headers.host ?? ''].map(hostName),
    origin: originOf(isSecure ? 'https' : 'http', forwardedHost ?? headers.host ?? ''),
    isSecure,
  }
}

/**
 * Whom the proxy next to the gateway says it has let in; null where that proxy is not trusted or says nothing sound.
 * A header that stands twice may be the browser's own beside the proxy's, so it says nothing.
 */
export function identityOf(
  incoming: IncomingMessage,
  { trustedProxies, identityHeader, groupsHeader }: IdentitySettings,
): Identity | null {
  if (identityHeader === null) return null
  if (!isTrusted(plainAddress(incoming.socket.remoteAddress ?? ''), trustedProxies)) return null
  const name = soundText(onlyValue(incoming, identityHeader))
  if (name === null) return null
  const groups = groupsHeader === null ? [] : list(onlyValue(incoming, groupsHeader) ?? undefined)
  return { name, groups: groups.map(soundText).filter((group) => group !== null) }
}

/** Whether this address of a connection is one of the trusted proxies. */
export function isTrusted(address: string, trustedProxies: readonly string[]): boolean {
  return trustOf(trustedProxies)(address, 0)
}

/** An IPv4 address that came in through an IPv6 socket, as people write it. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

type Trust = ReturnType<typeof proxyAddr.compile>
const compiled = new WeakMap<readonly string[], Trust>()

function trustOf(trustedProxies: readonly string[]): Trust {
  const trust = compiled.get(trustedProxies) ?? proxyAddr.compile([...trustedProxies])
  compiled.set(trustedProxies, trust)
  return trust
}

/** Hop by hop from the gateway outwards, as long as the one that says so is trusted and says an address. */
function nearest(incoming: IncomingMessage, trustedProxies: readonly string[], direct: string): string {
  const hops = proxyAddr.all(incoming, trustOf(trustedProxies)).map(plainAddress)
  return hops.findLast((hop) => isIP(hop) !== 0) ?? direct
}

/** The items of a list header; the last one was written by the proxy next to the gateway, the others by anybody. */
function list(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function onlyValue({ rawHeaders }: IncomingMessage, header: string): string | null {
  const wanted = header.toLowerCase()
  const values = rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === wanted,
  )
  return values.length === 1 ? (values[0] ?? null) : null
}

// Beyond control characters: what ends a line for some readers, and what turns text around.
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u

/** A name of 1 to 256 plain characters. Percent signs and encoded words stay as they are. */
function soundText(header: string | null): string | null {
  const text = header === null ? '' : decodedUtf8(header).trim()
  return text !== '' && text.length <= 256 && !unsafe.test(text) ? text : null
}

/** node:http reads a header's bytes as Latin-1; proxies write UTF-8. */
function decodedUtf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(header, 'latin1'))
  } catch {
    return header
  }
}

function hostName(host: string): string | null {
  const name = hostPattern.exec(host)?.[1]?.toLowerCase()
  // A port of 99999 fits the pattern, and no URL could hold it; an address written oddly would become another name in one.
  const isPlain = URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === name
  return isPlain ? name : null
}

function originOf(scheme: string, host: string): string | null {
  const url = `${scheme}://${host}`
  return hostPattern.test(host) && URL.canParse(url) ? new URL(url).origin : null
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address)
}
