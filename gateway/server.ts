import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { openAom } from './aom/aom'
import type { Patience } from './aom/send'
import { admit } from './http/admission'
import { createApp } from './http/app'
import type { Admitted } from './http/app'
import { identityOf, readClient } from './http/client'
import { guardConnections, mostPipelined, usualConnectionLimits } from './http/connections'
import type { ConnectionLimits } from './http/connections'
import { createForward } from './http/forward'
import { createLimits } from './http/limits'
import type { RequestLimits } from './http/limits'
import { permissionOf } from './http/operator'
import { createProjectAccess } from './http/projectAccess'
import { refuse } from './http/refusal'
import type { Refusal } from './http/refusal'
import { createRefusalLog } from './http/refusalLog'
import { refuseOverLimit, refuseRequest, startRequestLog } from './http/requestLog'
import { logSignIn } from './http/signInLog'
import { safetyHeaders, transportSecurity } from './http/safetyHeaders'
import { trackRequests } from './http/shutdown'
import { createTeamAdmission } from './http/team'
import { createJournalApi } from './journal/api'
import { openJournal } from './journal/journal'
import type { Journal } from './journal/journal'
import { createReads } from './reads/reads'
import type { Settings } from './settings/settings'
import { readAssets } from './site/assets'
import { createPage } from './site/page'
import { createLog, errorFields } from './telemetry/log'
import type { Log } from './telemetry/log'
import { createMetrics } from './telemetry/metrics'
import { secretsOfRequest, withSecrets } from './telemetry/redact'
import { writeToStandardError } from './telemetry/terminal'
import { createLooks } from './watch/looks'
import { watchedBy, watchProjects } from './watchProjects'

export type Gateway = {
  /** Not yet listening. */
  readonly server: Server
  readonly log: Log
  readonly journal: Journal
  /**
   * Says that it stops, stops listening after `settings.drainMs` and lets requests and changes in flight finish, for at
   * most `graceMs`; then the journal is closed. False where something had to be cut off, or is not in AUDIT_LOG.
   */
  readonly stop: (graceMs: number) => Promise<boolean>
}

export type GatewayOptions = {
  /** The built app; holds index.html. */
  readonly appDirectory: string
  /** Milliseconds to wait for AOM; `usualPatience` unless a test is in a hurry. */
  readonly patience?: Patience
  readonly limits?: Partial<ConnectionLimits & RequestLimits>
  /** Milliseconds between two looks at what has stopped; a test is in a hurry. */
  readonly watchEveryMs?: number
  /** Where log lines go; standard output unless a test reads them. */
  readonly writeLog?: (line: string) => void
  /** Metrics of the process too; a test has no use for them. */
  readonly processMetrics?: boolean
}

/**
 * The gateway as an HTTP server: the app's files, its run-time configuration, the calls to AOM, and the team's journal.
 * Rejects with a JournalSettingError where the journal's setting is wrong.
 */
export async function createServer(settings: Settings, options: GatewayOptions): Promise<Gateway> {
  const { appDirectory, patience } = options
  const page = createPage(readFileSync(join(appDirectory, 'index.html'), 'utf8'), settings)
  const assets = readAssets(appDirectory)
  const log = createLog(options.writeLog, {
    level: settings.logLevel,
    secrets: () => ownSecretsOf(settings),
  })
  const metrics = createMetrics(options.processMetrics ?? true)
  const aom = openAom({ settings, patience, log, metrics })
  const { accessKey } = settings
  const reads = createReads({
    ...aom,
    ownKey: accessKey && (() => ({ kind: 'key', key: accessKey.current() })),
  })
  const journal = await openJournal({
    databaseUrl: settings.databaseUrl,
    databaseAddress: settings.databaseAddress?.current,
    dataDir: settings.dataDir,
    days: settings.journalDays,
    auditLog: settings.auditLog,
    log,
    deadlineMs: aom.patience.change,
    // Whoever hears of it reads at once, and must not get what was read here before.
    changed: (operation) => reads.forget(operation),
    counters: {
      settled: ({ action, outcome }) => {
        if (outcome !== 'open') metrics.operationEnded(action, outcome)
      },
      up: (isUp) => metrics.journalUp(isUp),
      open: (count) => metrics.journalOpenOperations(count),
      wrote: (seconds) => metrics.journalWritten(seconds * 1_000),
      failed: () => metrics.journalFailed(),
      auditFailed: () => metrics.auditFailed(),
    },
  })
  const permission = permissionOf(settings)
  const access = createProjectAccess({ settings, identities: aom.identities, reads })
  const looks = createLooks(({ projectId }) => reads.forget({ projectId, workflowId: null }))
  const teamApi = createJournalApi<Admitted>({
    journal,
    listen: (place, listener) =>
      looks.listen(place, (look) => listener(() => ({ name: 'looked', data: look() }))),
    watched: watchedBy(settings),
    admit: createTeamAdmission({ settings, permission, identities: aom.identities, access }),
  })

  const limits = { ...usualConnectionLimits, ...settings.limits, ...options.limits }
  const server = createHttpServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    // Whatever NODE_OPTIONS says.
    insecureHTTPParser: false,
    // The admission does it, and with a word of explanation.
    requireHostHeader: false,
  })
  const refusals = createRefusalLog(log)
  const { trustedProxies } = settings
  const connections = guardConnections(server, { limits, trustedProxies, refusals, metrics })
  const requests = trackRequests(server)
  requests.stopping.addEventListener('abort', () => teamApi.endStreams())

  const failed = (error: unknown, { requestLog, outgoing }: Pick<Admitted, 'requestLog' | 'outgoing'>) => {
    requestLog.code = 'GATEWAY.500'
    log.error('unexpected error', { id: requestLog.id, operation: requestLog.operation }, errorFields(error))
    // An answer that has begun must not look complete.
    if (outgoing.headersSent && !outgoing.writableEnded) outgoing.destroy()
    refuse(outgoing, 'GATEWAY.500', 'The gateway failed unexpectedly.')
  }
  const app = createApp({
    settings,
    permission,
    page,
    assets,
    forward: createForward({
      ...aom,
      reads,
      journal,
      permission,
      access,
      isStopping: () => requests.isStopping(),
      onSignIn: (request, answer) => aom.identities.learn(request, answer),
    }),
    identities: aom.identities,
    teamApi: teamApi.router,
    isJournalUp: () => journal.isUp(),
    isKnownChange: (id) => journal.isKnown(id),
    metrics,
    requests,
    limits: createLimits(limits, metrics),
    logSignIn: (signIn) => logSignIn(signIn, { log, refusals }),
    onError: failed,
  })
  const admitted = new WeakMap<IncomingMessage, Admitted>()
  const serve = getRequestListener(
    (request, env) => app.fetch(request, admitted.get((env as HttpBindings).incoming)),
    { overrideGlobalObjects: false },
  )

  server.on('request', (incoming, outgoing) => {
    const state = connections.stateOf(incoming)
    if (state === 'closed') return
    for (const [name, value] of Object.entries(safetyHeaders)) outgoing.setHeader(name, value)
    // Without listeners, a client that has just gone would end the process.
    outgoing.on('error', () => {})
    incoming.on('error', () => {})
    const client = readClient(incoming, settings.trustedProxies)
    const requestLog = startRequestLog(
      { method: incoming.method, address: client.address },
      { log, metrics, refusals },
    )
    outgoing.setHeader('x-gateway-request-id', requestLog.id)
    if (client.isSecure) outgoing.setHeader('strict-transport-security', transportSecurity)
    outgoing.on('close', () => {
      if (!requestLog.isOngoing)
        requestLog.end({ status: outgoing.writableFinished ? outgoing.statusCode : null })
    })
    try {
      const admission = admit(incoming, client, settings)
      if (admission.refusal) {
        refuseRequest({ incoming, outgoing, requestLog }, admission.refusal.code, admission.refusal.message)
        return
      }
      if (state === 'crowded') {
        metrics.requestLimited('pipelined')
        void refuseOverLimit({ incoming, outgoing, requestLog }, tooManyPipelined)
        return
      }
      const { target } = admission
      const identity = identityOf(incoming, settings)
      admitted.set(incoming, { incoming, outgoing, target, requestLog, client, identity })
      void withSecrets(secretsOfRequest(incoming), () => serve(incoming, outgoing))
    } catch (error) {
      failed(error, { requestLog, outgoing })
    }
  })

  // What node:http would answer by itself bears neither the safety headers nor a reason; the admission's refusal does.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing))

  const everyMs = options.watchEveryMs
  const watches = watchProjects(settings, { reads, journal, looks, log, metrics, everyMs })
  return {
    server,
    log,
    journal,
    stop: async (graceMs) => {
      const [isDone] = await Promise.all([
        requests.finish(settings.drainMs, graceMs),
        ...watches.map((watch) => watch.close()),
      ])
      if (!isDone) log.error('cut off', { graceMs, what: 'what was still in flight' })
      reads.close()
      aom.close()
      refusals.close()
      const isExported = await journal.close()
      // The log may be gone already, or be read by nobody.
      if (!isExported) writeToStandardError(auditIsBehind)
      return isDone && isExported
    },
  }
}

const auditIsBehind =
  'AUDIT_LOG misses the last changes: they are in the journal, and a file gets them at the next start'

const tooManyPipelined: Refusal = {
  code: 'GATEWAY.429',
  message: `Not sent: more than ${mostPipelined} requests of one connection wait for their answer.`,
  retryAfterS: 1,
}

function ownSecretsOf({ accessKey, readerKey, notify }: Settings): string[] {
  // A robot's address is its credential.
  const robot = notify ? [notify.url.pathname, notify.url.search, notify.secret ?? ''] : []
  const keys = [accessKey, readerKey].flatMap((source) => {
    if (!source) return []
    const { secretKey, securityToken } = source.current()
    return [secretKey, ...(securityToken === null ? [] : [securityToken])]
  })
  return [...keys, ...robot.filter((text) => text.length > 1)]
}
