import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/** Who asks and how their browser sees the gateway; a proxy is believed only where the settings say so. */
export type Visitor = {
  /** Client address. */
  readonly from: string
  /** The client runs on this machine, as far as the whole chain of addresses says. */
  readonly isLocal: boolean
  /** Host names, as browser and proxy sent them, in lower case and without port; null where one is not a host. */
  readonly hosts: readonly (string | null)[]
  /** The gateway's origin as the browser sees it; null where it cannot be told. */
  readonly origin: string | null
  /** The browser came by TLS. */
  readonly isSecure: boolean
}

const hostPattern = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(\d{1,5}))?$/i

/** Reads what the connection, the Host header and a believed proxy say. */
export function readVisitor({ headers, socket }: IncomingMessage, trustProxy: boolean): Visitor {
  const direct = plainAddress(socket.remoteAddress ?? '')
  const chain = trustProxy ? list(headers['x-forwarded-for']).map(plainAddress) : []
  const last = chain.at(-1)
  const forwardedHost = trustProxy ? list(headers['x-forwarded-host']).at(-1) : undefined
  const host = forwardedHost ?? headers.host ?? ''
  const isSecure = trustProxy && list(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https'
  // A proxy that is not believed may still stand between, and everybody would look local.
  const isForwarded = forwardingHeaders.some((name) => headers[name] !== undefined)
  return {
    from: last !== undefined && isIP(last) ? last : direct,
    isLocal: [direct, ...chain].every(isLoopback) && (!isForwarded || chain.length > 0),
    // The proxy's word does not replace the Host: a page that was lured here can write X-Forwarded-Host itself.
    hosts: [...(forwardedHost === undefined ? [] : [forwardedHost]), headers.host ?? ''].map(hostName),
    origin: originOf(isSecure ? 'https' : 'http', host),
    isSecure,
  }
}

const forwardingHeaders = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via']

/** The items of a list header; the last one was written by the proxy next to the gateway, the others by anybody. */
function list(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function hostName(host: string): string | null {
  return hostPattern.exec(host)?.[1]?.toLowerCase() ?? null
}

function originOf(scheme: string, host: string): string | null {
  const url = `${scheme}://${host}`
  return hostPattern.test(host) && URL.canParse(url) ? new URL(url).origin : null
}

/** An IPv4 address that came in through an IPv6 socket, as people write it. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address)
}
