import type { IncomingMessage } from 'node:http'
import type { Client } from './client'
import type { Refusal, RefusalCode } from './refusal'
import type { Settings } from '../settings/settings'
import { isCall, readTarget } from './target'
import type { Target } from './target'

export type Admission = { readonly target: Target; readonly refusal: null } | { readonly refusal: Refusal }

/** More headers than any browser and proxy send together; far below where node:http would drop the rest unsaid. */
const mostHeaders = 100

/** Headers of which a second one would let two readers of the request understand two different things. */
const single = new Set([
  'host',
  'content-length',
  'content-type',
  'transfer-encoding',
  'origin',
  'authorization',
  'sec-fetch-site',
  'x-auth-token',
  'x-subject-token',
  'x-aom-region',
  'x-operation-reason',
  'x-operation-context',
  'idempotency-key',
  'x-journal-seq',
  'last-event-id',
])

/** Percent-encoded characters that never need it (RFC 3986, unreserved; but older programs encode ~). */
const needlessCode = /%(?:2[de]|3\d|[46][1-9a-f]|[57][0-9a]|5f)/i

/** Decides from the request's head alone whether it comes in. Nothing of AOM's is involved. */
export function admit(incoming: IncomingMessage, client: Client, settings: Settings): Admission {
  const target = readTarget(incoming.url ?? '')
  const refusal = framingProblem(incoming) ?? hostProblem(client, target, settings) ?? methodProblem(incoming)
  if (refusal) return { refusal }
  if (!target) return refused('GATEWAY.404', 'The path is not one that the gateway serves.')
  if (isCall(target)) {
    // Encoded afresh for AOM it would be harmless there; but no id holds one, so whoever sends it tries something.
    if (target.query.flat().some((text) => /\p{Cc}/u.test(text)))
      return refused('GATEWAY.400', 'A query parameter holds a control character.')
    // "/%76%31" is "/v1" here and something else to the rules of a proxy in front.
    if (needlessCode.test(incoming.url?.replace(/\?.*/, '') ?? ''))
      return refused('GATEWAY.400', 'A letter, a digit or one of - . _ in the path is written in code.')
  }
  const foreign = originProblem(incoming, target, client)
  return foreign ? { refusal: foreign } : { target, refusal: null }
}

/** Content-Type of a call's body: JSON, which a foreign page could not send without asking first. */
export function bodyTypeProblem({ headers }: IncomingMessage, needsBody: boolean): Refusal | null {
  const type = headers['content-type']
  if (!hasBody(headers) || (type === undefined && !needsBody)) return null
  return type !== undefined && /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type.trim())
    ? null
    : { code: 'GATEWAY.415', message: 'A body must be application/json.' }
}

function refused(code: RefusalCode, message: string): Admission {
  return { refusal: { code, message } }
}

function framingProblem({ headers, rawHeaders, httpVersion, method }: IncomingMessage): Refusal | null {
  if (rawHeaders.length / 2 > mostHeaders)
    return { code: 'GATEWAY.431', message: `A request has at most ${mostHeaders} headers.` }
  // What came without a version would be taken for HTTP/0.9.
  if (httpVersion !== '1.1' && httpVersion !== '1.0') return bad('The gateway speaks HTTP/1.1.')
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
  const twice = names.find((name, index) => single.has(name) && names.indexOf(name) !== index)
  if (twice !== undefined) return bad(`The header ${twice} is given twice.`)
  if (headers.host === undefined) return bad('The header host is missing.')
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue')
    return { code: 'GATEWAY.417', message: 'Of the expectations only 100-continue is understood.' }
  const encoding = headers['transfer-encoding']
  if (encoding !== undefined && (headers['content-length'] !== undefined || httpVersion !== '1.1'))
    return bad('The length of the body is given in two ways.')
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked')
    return bad('Of the transfer encodings only chunked is understood.')
  if (headers.upgrade !== undefined) return bad('The gateway speaks no other protocol.')
  if ((method === 'GET' || method === 'HEAD') && hasBody(headers)) return bad(`A ${method} has no body.`)
  return null
}

function hasBody(headers: IncomingMessage['headers']): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0
}

/**
 * A name that the gateway does not have means that someone else's name leads here (DNS rebinding). A health check
 * comes with an address that only its sender knows, and its answer tells nothing.
 */
function hostProblem({ hosts }: Client, target: Target | null, { allowedHosts }: Settings): Refusal | null {
  const isHealthCheck = ['healthz', 'readyz'].includes(target?.segments.join('/') ?? '')
  return hosts.every((host) => host !== null && (isHealthCheck || allowedHosts.includes(host)))
    ? null
    : {
        code: 'GATEWAY.421',
        message: 'The gateway does not answer to this host name. Its operator can add it to ALLOWED_HOSTS.',
      }
}

function methodProblem({ method }: IncomingMessage): Refusal | null {
  return method === 'TRACE' || method === 'CONNECT'
    ? { code: 'GATEWAY.405', message: 'The gateway does not know this method.' }
    : null
}

/**
 * Another site's page may link to the app's pages and nothing else: it can neither change nor call anything here.
 * Browsers send `Origin` with every request that is not a GET or HEAD, and `Sec-Fetch-Site` with all of them where the
 * gateway is reached by TLS or on localhost; what is no browser sends neither.
 */
function originProblem({ method, headers }: IncomingMessage, target: Target, client: Client): Refusal | null {
  const isRead = method === 'GET' || method === 'HEAD'
  if (isRead && !isCall(target)) return null
  const site = headers['sec-fetch-site']
  const isOwnSite = site === undefined || site === 'same-origin' || (isRead && site === 'none')
  const { origin } = headers
  if (isOwnSite && (origin === undefined || origin === client.origin)) return null
  const isOnlyScheme = isOwnSite && origin === client.origin?.replace('http:', 'https:')
  return {
    code: 'GATEWAY.403',
    message: isOnlyScheme
      ? 'The page came by https, the request by http. Behind a proxy that ends TLS the gateway needs its address in TRUSTED_PROXIES, and its X-Forwarded-Proto.'
      : 'The request comes from another site’s page.',
  }
}

function bad(message: string): Refusal {
  return { code: 'GATEWAY.400', message }
}
