import { readFileSync } from 'node:fs'
import { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { chooseEncoding, isPage, readAssets } from './assets'
import { createForwarder } from './forward'
import type { Patience } from './forward'
import { createPage } from './page'
import { refuse } from './refusal'
import type { RefusalCode } from './refusal'
import { bodyLimit, readBody } from './requestBody'
import type { Settings } from './settings'
import { trackRequests } from './shutdown'
import { readTarget } from './target'
import type { Target } from './target'
import { matchCall } from './upstream'
import type { NoCall } from './upstream'

export type Gateway = {
  /** Not yet listening. */
  readonly server: Server
  /** Stops listening and lets requests and changes in flight finish, for at most `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>
}

export type GatewayOptions = {
  /** The built app; holds index.html. */
  readonly appDirectory: string
  /** Milliseconds to wait for AOM; `usualPatience` unless a test is in a hurry. */
  readonly patience?: Patience
}

type Env = { Bindings: HttpBindings; Variables: { target: Target } }

/** On every answer; the app's page replaces the policy by its own. */
const safetyHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const refusals: Readonly<Record<NoCall['refusal'], readonly [RefusalCode, string]>> = {
  'unknown call': ['GATEWAY.404', 'The gateway does not forward this call.'],
  'other project': [
    'GATEWAY.404',
    'The gateway serves one project only (AOM_PROJECT_ID), and this is another.',
  ],
  'repeated parameter': ['GATEWAY.400', 'A query parameter is given twice.'],
}

/** The gateway as an HTTP server: the app's files, its run-time configuration, and the calls to AOM. */
export function createServer(settings: Settings, { appDirectory, patience }: GatewayOptions): Gateway {
  const page = createPage(readFileSync(join(appDirectory, 'index.html'), 'utf8'), settings)
  const assets = readAssets(appDirectory)
  const forwarder = createForwarder(settings.endpoint, patience)
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    const target = readTarget(c.env.incoming.url ?? '')
    if (!target) return refused(c, 'GATEWAY.404', 'The path is not one that the gateway serves.')
    c.set('target', target)
    return next()
  })

  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }))

  app.all('/v1/*', async (c) => {
    const { incoming, outgoing } = c.env
    const call = matchCall(incoming.method, c.get('target'), settings.projectId)
    if ('refusal' in call) return refused(c, ...refusals[call.refusal])
    let body: Buffer | undefined
    try {
      body = await readBody(incoming)
    } catch {
      // The client went away before its request was complete; nothing is sent to AOM.
      return RESPONSE_ALREADY_SENT
    }
    if (!body) {
      outgoing.setHeader('connection', 'close')
      return refused(c, 'GATEWAY.413', `The request body is larger than ${bodyLimit / 1024} KiB.`)
    }
    await requests.track(forwarder.forward(call, body, incoming, outgoing))
    return RESPONSE_ALREADY_SENT
  })

  app.get('*', (c) => {
    const target = c.get('target')
    const asset = assets.get(target.segments.join('/'))
    if (asset) {
      const encoding = chooseEncoding(asset, c.req.header('accept-encoding'))
      const bytes = (encoding && asset.compressed[encoding]) ?? asset.bytes
      const etag = encoding ? `${asset.etag.slice(0, -1)}-${encoding}"` : asset.etag
      const headers = { 'cache-control': asset.cacheControl, etag, vary: 'accept-encoding' }
      if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
      return c.body(new Uint8Array(bytes), 200, {
        ...headers,
        'content-type': asset.contentType,
        'content-length': String(bytes.length),
        ...(encoding ? { 'content-encoding': encoding } : {}),
      })
    }
    if (!isPage(target)) return refused(c, 'GATEWAY.404', 'There is no such file.')
    const { html, contentSecurityPolicy } = page()
    return c.html(html, 200, {
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(html)),
      'content-security-policy': contentSecurityPolicy,
    })
  })

  app.notFound((c) => refused(c, 'GATEWAY.404', 'The gateway does not serve this.'))
  app.onError((error, c) => {
    process.stderr.write(`Unexpected error: ${error.message}\n`)
    return refused(c, 'GATEWAY.500', 'The gateway failed unexpectedly.')
  })

  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    serverOptions: {
      // A token has up to 40,960 characters.
      maxHeaderSize: 64 * 1024,
      headersTimeout: 15_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
    },
  })
  if (!(server instanceof Server)) throw new Error('expected an HTTP/1 server')
  // Before Hono's listener, so that its own early refusals carry them too.
  server.prependListener('request', (_incoming, outgoing) => {
    for (const [name, value] of Object.entries(safetyHeaders)) outgoing.setHeader(name, value)
  })
  const requests = trackRequests(server)

  return {
    server,
    stop: async (graceMs) => {
      await requests.finish(graceMs)
      forwarder.close()
    },
  }
}

function refused(c: Context<Env>, code: RefusalCode, message: string): Response {
  refuse(c.env.outgoing, code, message)
  return RESPONSE_ALREADY_SENT
}
