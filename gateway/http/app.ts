import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { answerWith, isPage } from '../site/assets'
import type { Asset } from '../site/assets'
import { credentialOf, who } from '../aom/credential'
import { bodyTypeProblem, isCall } from './admission'
import type { Forwarder } from '../forward'
import type { Metrics } from '../telemetry/metrics'
import type { Page } from '../site/page'
import { addSecrets, secretsOfBody } from '../telemetry/redact'
import type { RefusalCode } from './refusal'
import { bodyLimit, readBody } from './requestBody'
import type { Settings } from '../settings/settings'
import type { Requests } from './shutdown'
import type { Target } from './target'
import { matchCall } from '../aom/calls'
import type { NoCall } from '../aom/calls'
import { pathTemplate, turnAway } from './requestLog'
import type { Visit } from './requestLog'
import type { Visitor } from './client'

/** A request that the door has let in. */
export type Guest = HttpBindings & {
  readonly target: Target
  readonly visit: Visit
  readonly visitor: Visitor
}

export type AppParts = {
  readonly settings: Settings
  readonly page: () => Page
  readonly assets: ReadonlyMap<string, Asset>
  readonly forwarder: Forwarder
  readonly metrics: Metrics
  readonly requests: Requests
  readonly onError: (error: unknown, guest: Guest) => void
}

type Env = { Bindings: Guest }

const refusals: Readonly<Record<NoCall['refusal'], readonly [RefusalCode, string]>> = {
  'unknown call': ['GATEWAY.404', 'The gateway does not forward this call.'],
  'unknown region': ['GATEWAY.404', 'The gateway does not serve this region (AOM_REGION).'],
  'other project': [
    'GATEWAY.404',
    'The gateway serves one project only (AOM_PROJECT_ID), and this is another.',
  ],
  'repeated parameter': ['GATEWAY.400', 'A query parameter is given twice.'],
}

/** What is behind the door: health, metrics, the calls to AOM and IAM, the app's files and its page. */
export function createApp(parts: AppParts): Hono<Env> {
  const { settings, page, assets, forwarder, metrics, requests, onError } = parts
  const app = new Hono<Env>()

  app.get('/healthz', (c) => {
    name(c, 'healthz', '/healthz')
    const isStopping = requests.isStopping()
    return c.json({ status: isStopping ? 'stopping' : 'ok' }, isStopping ? 503 : 200, {
      'cache-control': 'no-store',
    })
  })

  app.get('/metrics', async (c) => {
    name(c, 'metrics', '/metrics')
    if (!settings.metricsRemote && !c.env.visitor.isLocal)
      return refused(c, 'GATEWAY.403', 'Metrics are for this machine only, unless METRICS_REMOTE=1.')
    return c.body(await metrics.text(), 200, {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
    })
  })

  app.use(async (c, next) => {
    if (!isCall(c.env.target)) return next()
    const { incoming, outgoing, target, visit, visitor } = c.env
    const region = incoming.headers['x-aom-region']
    const call = matchCall(incoming.method, target, [region].flat()[0], settings)
    if ('refusal' in call) return refused(c, ...refusals[call.refusal])
    name(c, call.operation, pathTemplate(call))
    visit.kind = call.kind
    visit.region = call.region.id
    const credential = credentialOf(settings, incoming)
    visit.who = () => who(credential)

    const wrongType = bodyTypeProblem(incoming, call.hasBody)
    if (wrongType) return refused(c, wrongType.code, wrongType.message)
    if (call.kind === 'change' && requests.isStopping())
      return refused(c, 'GATEWAY.503', 'Not sent to AOM: the gateway is stopping.')
    let body: Buffer | undefined
    try {
      body = await readBody(incoming)
    } catch {
      // The client went away before its request was complete; nothing is sent to AOM.
      return RESPONSE_ALREADY_SENT
    }
    if (!body) return refused(c, 'GATEWAY.413', `The request body is larger than ${bodyLimit / 1024} KiB.`)
    if (call.service === 'iam') addSecrets(secretsOfBody(body))

    const exchange = { call, body, credential, from: visitor.from, incoming, outgoing }
    const forward = () => forwarder.forward(exchange)
    // From now on the visit ends with the call, which may be after the browser has gone.
    const outcome = requests.track(call.kind === 'change' ? metrics.duringChange(forward) : forward())
    visit.isOngoing = true
    visit.end(await outcome)
    return RESPONSE_ALREADY_SENT
  })

  app.get('*', (c) => {
    const { target } = c.env
    const path = target.segments.join('/')
    const asset = assets.get(path)
    if (asset) {
      name(c, 'asset', `/${path}`)
      const { headers, bytes } = answerWith(asset, {
        acceptEncoding: c.req.header('accept-encoding'),
        ifNoneMatch: c.req.header('if-none-match'),
      })
      return bytes ? c.body(new Uint8Array(bytes), 200, headers) : c.body(null, 304, headers)
    }
    if (!isPage(target)) return refused(c, 'GATEWAY.404', 'There is no such file.')
    name(c, 'page', '/*')
    const { html, contentSecurityPolicy } = page()
    return c.html(html, 200, {
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(html)),
      'content-security-policy': contentSecurityPolicy,
    })
  })

  app.notFound((c) => refused(c, 'GATEWAY.404', 'The gateway does not serve this.'))
  app.onError((error, c) => {
    onError(error, c.env)
    return RESPONSE_ALREADY_SENT
  })

  return app
}

function name(c: Context<Env>, operation: string, path: string): void {
  c.env.visit.operation = operation
  c.env.visit.path = path
}

function refused(c: Context<Env>, code: RefusalCode, message: string): Response {
  turnAway(c.env, code, message)
  return RESPONSE_ALREADY_SENT
}
