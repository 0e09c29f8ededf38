import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { findRegion, matchCall, signInOperation } from '../aom/calls'
import type { NoCall } from '../aom/calls'
import { credentialOf, fingerprint } from '../aom/credential'
import type { Identities } from '../aom/identity'
import { readIdempotencyKey } from '../journal/requestHeaders'
import type { Settings } from '../settings/settings'
import { answerWith, isPage } from '../site/assets'
import type { Asset } from '../site/assets'
import type { Page, PageOperator } from '../site/page'
import type { Metrics } from '../telemetry/metrics'
import { addSecrets, secretsOfBody } from '../telemetry/redact'
import { acceptsEncoding } from './acceptEncoding'
import { bodyTypeProblem } from './admission'
import type { Client, Identity } from './client'
import { give } from './forward'
import type { Forward } from './forward'
import type { Limits } from './limits'
import { changesRefusedFor, knownName } from './operator'
import type { Permission } from './operator'
import type { RefusalCode } from './refusal'
import { bodyLimit, readBody } from './requestBody'
import { pathTemplate, refuseOverLimit, refuseRequest } from './requestLog'
import type { RequestLog } from './requestLog'
import type { Requests } from './shutdown'
import type { SignIn } from './signInLog'
import { isCall } from './target'
import type { Target } from './target'

/** A request that was admitted. */
export type Admitted = HttpBindings & {
  readonly target: Target
  readonly requestLog: RequestLog
  readonly client: Client
  readonly identity: Identity | null
}

type AppDependencies = {
  readonly settings: Settings
  readonly permission: Permission
  readonly page: (operator: PageOperator) => Page
  readonly assets: ReadonlyMap<string, Asset>
  readonly forward: Forward
  readonly identities: Pick<Identities, 'known'>
  /** The team's API, below `/api`. */
  readonly teamApi: Hono<{ Bindings: Admitted }>
  readonly isJournalUp: () => boolean
  /** Whether a change of this id has been received before. */
  readonly isKnownChange: (id: string) => boolean
  readonly metrics: Metrics
  readonly requests: Requests
  readonly limits: Limits
  readonly logSignIn: (signIn: SignIn) => void
  readonly onError: (error: unknown, admitted: Admitted) => void
}

type Env = { Bindings: Admitted; Variables: { refusalCode?: string } }

const noCalls: Readonly<Record<NoCall['noCall'], readonly [RefusalCode, string]>> = {
  'unknown call': ['GATEWAY.404', 'The gateway does not forward this call.'],
  'unknown region': ['GATEWAY.404', 'The gateway does not serve this region (AOM_REGION).'],
  'other project': [
    'GATEWAY.404',
    'The gateway serves one project only (AOM_PROJECT_ID), and this is another.',
  ],
  'repeated parameter': ['GATEWAY.400', 'A query parameter is given twice.'],
  'unlisted parameter': ['GATEWAY.400', 'A query parameter is none of those that this call has.'],
  'missing parameter': ['GATEWAY.400', 'A query parameter that this call needs is missing.'],
  'undocumented value': ['GATEWAY.400', 'A query parameter has a value that AOM does not document.'],
  'overlong id': ['GATEWAY.400', 'An id has at most 64 characters.'],
  'unsignable id': [
    'GATEWAY.400',
    'With a key of its own the gateway signs ids of letters, digits, and . _ - only.',
  ],
}

/** What is behind the admission: health, metrics, the calls to AOM and IAM, the team's API, the app's files and its page. */
export function createApp(dependencies: AppDependencies): Hono<Env> {
  const {
    settings,
    permission,
    page,
    assets,
    forward,
    identities,
    teamApi,
    metrics,
    requests,
    limits,
    logSignIn,
    onError,
  } = dependencies
  const app = new Hono<Env>()

  /** By the browser itself, over a connection that broke: of the first one nobody may say that it was not sent. */
  const isSentAgain = ({ headers }: IncomingMessage): boolean => {
    const id = readIdempotencyKey(headers['idempotency-key'])
    return id !== null && dependencies.isKnownChange(id)
  }

  app.get('/healthz', (c) => {
    name(c, 'healthz', '/healthz')
    return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' })
  })

  app.get('/readyz', (c) => {
    name(c, 'readyz', '/readyz')
    const isStopping = requests.isStopping()
    // Without its journal a gateway still serves reads: taking it away would only make things worse.
    const facts = {
      status: isStopping ? 'stopping' : 'ready',
      journal: dependencies.isJournalUp() ? 'up' : 'away',
    }
    return c.json(facts, isStopping ? 503 : 200, { 'cache-control': 'no-store' })
  })

  app.get('/metrics', async (c) => {
    name(c, 'metrics', '/metrics')
    if (!settings.metricsRemote && !c.env.client.isLocal)
      return refused(c, 'GATEWAY.403', 'Metrics are for this machine only, unless METRICS_REMOTE=1.')
    return c.body(await metrics.text(), 200, {
      'content-type': metrics.contentType,
      'cache-control': 'no-store',
    })
  })

  app.use(async (c, next) => {
    if (!isCall(c.env.target)) return next()
    const { incoming, target, requestLog, client, identity } = c.env
    const credential = credentialOf(settings, incoming)
    const entered = limits.enter({
      address: client.address,
      credential: credential.kind === 'token' ? fingerprint(credential) : (identity?.name ?? null),
      isEventStream: target.segments.join('/') === 'api/events',
    })
    if (entered.refusal) {
      await refuseOverLimit(c.env, entered.refusal, { isNotSent: !isSentAgain(incoming) })
      return RESPONSE_ALREADY_SENT
    }
    requestLog.onEnd(entered.leave)
    return next()
  })

  app.use('/api/*', async (c, next) => {
    name(c, 'api', '/api/*')
    const { incoming, requestLog, identity } = c.env
    const region = findRegion([incoming.headers['x-aom-region']].flat()[0], settings)
    if (region) {
      const credential = credentialOf(settings, incoming)
      requestLog.who = () => knownName({ credential, identity, call: { region } }, identities)
    }
    const wrongType = bodyTypeProblem(incoming, true)
    if (wrongType) return refused(c, wrongType.code, wrongType.message)
    await next()
    requestLog.code ??= c.get('refusalCode') ?? null
  })
  app.route('/', teamApi)

  app.use(async (c, next) => {
    if (!isCall(c.env.target)) return next()
    const { incoming, outgoing, target, requestLog, client, identity } = c.env
    const region = incoming.headers['x-aom-region']
    const call = matchCall(incoming.method, target, [region].flat()[0], settings)
    if ('noCall' in call) return refused(c, ...noCalls[call.noCall])
    name(c, call.operation, pathTemplate(call))
    requestLog.kind = call.kind
    requestLog.region = call.region.id
    const credential = credentialOf(settings, incoming)
    requestLog.who = () => knownName({ credential, identity, call }, identities)
    const wrongType = bodyTypeProblem(incoming, call.hasBody)
    if (wrongType) return refused(c, wrongType.code, wrongType.message)
    let body: Buffer | undefined
    try {
      body = await readBody(incoming)
    } catch {
      // The client went away before its request was complete; nothing is sent to AOM.
      return RESPONSE_ALREADY_SENT
    }
    if (!body) return refused(c, 'GATEWAY.413', `The request body is larger than ${bodyLimit / 1024} KiB.`)
    // AOM would say the same, once for each of any number of requests.
    if (credential.kind === 'none' && call.operation !== signInOperation)
      return refused(c, 'GATEWAY.401', 'The request has no X-Auth-Token.')
    // The key is for whom the proxy lets in, not for whoever finds a way past it; a change is refused by the same rule.
    if (credential.kind === 'key' && permission.needsIdentity && identity === null && call.kind === 'read')
      return refused(c, 'GATEWAY.401', 'The proxy in front names nobody (IDENTITY_HEADER).')
    if (call.service === 'iam') addSecrets(secretsOfBody(body))
    if (call.kind === 'change' && requests.isStopping() && !isSentAgain(incoming))
      return refused(c, 'GATEWAY.503', 'Not sent to AOM: the gateway is stopping.')
    // None of AOM's changes has one: whoever sends it expects something that would not happen.
    if (call.kind === 'change' && body.length > 0)
      return refused(c, 'GATEWAY.400', 'This call has no body: nothing was sent.')

    const gone = new AbortController()
    outgoing.on('close', () => gone.abort())
    const exchange = {
      call,
      body,
      credential,
      identity,
      address: client.address,
      requestId: requestLog.id,
      headers: c.req.raw.headers,
      gone: gone.signal,
    }
    const answering = () => forward(exchange)
    // From now on the line in the log is written with the call's end, which may be after the client has gone.
    requestLog.isOngoing = true
    const { given, outcome } = await requests.track(
      call.kind === 'change' ? metrics.duringChange(answering) : answering(),
    )
    const isGone = call.kind === 'read' && gone.signal.aborted
    const status = isGone ? null : outcome.status
    if (call.operation === signInOperation)
      logSignIn({ id: requestLog.id, address: client.address, region: call.region.id, body, status })
    requestLog.end({ ...outcome, status })
    await give(given, outgoing)
    return RESPONSE_ALREADY_SENT
  })

  app.get('*', (c) => {
    const { target, identity } = c.env
    const path = target.segments.join('/')
    const asset = assets.get(path)
    if (asset) {
      name(c, 'asset', `/${path}`)
      const { headers, bytes } = answerWith(asset, {
        accepts: (encoding) => acceptsEncoding(c.req.header('accept-encoding'), encoding),
        ifNoneMatch: c.req.header('if-none-match'),
      })
      return bytes ? c.body(new Uint8Array(bytes), 200, headers) : c.body(null, 304, headers)
    }
    if (!isPage(target)) return refused(c, 'GATEWAY.404', 'There is no such file.')
    name(c, 'page', '/*')
    const { html, contentSecurityPolicy } = page({
      name: identity?.name ?? null,
      changesRefused: changesRefusedFor(identity, permission),
    })
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
  c.env.requestLog.operation = operation
  c.env.requestLog.path = path
}

function refused(c: Context<Env>, code: RefusalCode, message: string): Response {
  refuseRequest(c.env, code, message)
  return RESPONSE_ALREADY_SENT
}
