import { isIP } from 'node:net'
import * as v from 'valibot'

const hostNamePattern = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(?:\.\d{1,3}){3})$/i

/** Ranges that @fastify/proxy-addr knows by a word. */
const rangeWords: readonly string[] = ['loopback', 'linklocal', 'uniquelocal']

/** Only this machine gets there. */
export function isLoopback(host: string): boolean {
  return loopback.test(host)
}

/** An IPv6 address as it stands in a Host header. */
export function inBrackets(host: string): string {
  return /^[0-9a-f.]*:[0-9a-f:.]*:[0-9a-f:.]*$/.test(host) ? `[${host}]` : host
}

/** Items between commas; empty ones do not count, nor does one that comes twice. */
export function listOf<T>(item: v.GenericSchema<string, T>) {
  return v.pipe(
    v.string(),
    v.transform((text) =>
      [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== ''),
    ),
    v.array(item),
    v.readonly(),
  )
}

/** A URL that is nothing but an origin. */
export const origin = v.pipe(
  v.string(),
  v.check((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    const isOrigin = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
    return isOrigin && (url.protocol === 'https:' || url.protocol === 'http:')
  }),
  v.transform((text) => new URL(text)),
)

/** Any address of a web server. */
export const webAddress = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
  v.transform((text) => new URL(text)),
)

/** Where to listen. */
export const host = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:-]{1,253}$/))

/** A name in a Host header. */
export const hostName = v.pipe(
  v.string(),
  v.transform((name) => inBrackets(name.toLowerCase())),
  v.regex(hostNamePattern),
)

/** An address, a range such as 10.0.0.0/8, or a word for ranges. A range of everything would believe everybody. */
export const addressRange = v.pipe(
  v.string(),
  v.check((text) => {
    if (rangeWords.includes(text)) return true
    const [address = '', bits, ...rest] = text.split('/')
    const family = isIP(address)
    if (family === 0 || rest.length > 0) return false
    return (
      bits === undefined ||
      (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128) && !address.includes('%'))
    )
  }),
)

/** The address of a proxy on the way out, with or without a scheme. */
export const outboundProxy = v.pipe(
  v.string(),
  v.check((text) => {
    const address = text.includes('://') ? text : `http://${text}`
    return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
  }),
)

export const databaseUrl = v.pipe(
  v.string(),
  v.check((text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text)),
)
