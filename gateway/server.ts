import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { createApp } from './http/app'
import type { Guest } from './http/app'
import { readAssets } from './site/assets'
import { createAudit } from './journal/audit'
import type { Audit } from './journal/audit'
import { guardConnections, usualConnectionLimits } from './http/connections'
import type { ConnectionLimits } from './http/connections'
import { admit } from './http/admission'
import { createForwarder } from './forward'
import type { Patience } from './forward'
import { createLog, errorFields } from './telemetry/log'
import type { Log } from './telemetry/log'
import { createMetrics } from './telemetry/metrics'
import type { Metrics } from './telemetry/metrics'
import { createPage } from './site/page'
import { secretsOfRequest, withSecrets } from './telemetry/redact'
import { refuse } from './http/refusal'
import { createRefusalLog } from './http/refusalLog'
import { safetyHeaders, transportSecurity } from './http/safetyHeaders'
import type { Settings } from './settings/settings'
import { trackRequests } from './http/shutdown'
import { startVisit, turnAway } from './http/requestLog'
import type { Visit } from './http/requestLog'
import { readVisitor } from './http/client'

export type Gateway = {
  /** Not yet listening. */
  readonly server: Server
  readonly log: Log
  /** Stops listening and lets requests and changes in flight finish, for at most `graceMs`; then the audit is closed. */
  readonly stop: (graceMs: number) => Promise<void>
}

export type GatewayOptions = {
  /** The built app; holds index.html. */
  readonly appDirectory: string
  /** Milliseconds to wait for AOM; `usualPatience` unless a test is in a hurry. */
  readonly patience?: Patience
  readonly limits?: Partial<ConnectionLimits>
  /** Where log lines go; standard output unless a test reads them. */
  readonly writeLog?: (line: string) => void
  /** Metrics of the process too; a test has no use for them. */
  readonly processMetrics?: boolean
}

/** The gateway as an HTTP server: the app's files, its run-time configuration, and the calls to AOM. */
export function createServer(settings: Settings, options: GatewayOptions): Gateway {
  const { appDirectory, patience } = options
  const page = createPage(readFileSync(join(appDirectory, 'index.html'), 'utf8'), settings)
  const assets = readAssets(appDirectory)
  const key = settings.accessKey
  const ownSecrets = key ? [key.secretKey, ...(key.securityToken ? [key.securityToken] : [])] : []
  const log = createLog(options.writeLog, undefined, ownSecrets)
  const metrics = createMetrics(options.processMetrics ?? true)
  const audit = counted(createAudit({ path: settings.auditLog, log }), metrics)
  const forwarder = createForwarder({ settings, audit, log, ...(patience ? { patience } : {}) })
  const limits = { ...usualConnectionLimits, ...options.limits }
  const server = createHttpServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    // Whatever NODE_OPTIONS says.
    insecureHTTPParser: false,
    // The door does it, and with a word of explanation.
    requireHostHeader: false,
  })
  const refusals = createRefusalLog(log)
  guardConnections(server, { limits, refusals, metrics })
  const requests = trackRequests(server)

  const failed = (error: unknown, { visit, outgoing }: { visit: Visit; outgoing: ServerResponse }) => {
    visit.code = 'GATEWAY.500'
    log.error('unexpected error', { id: visit.id, operation: visit.operation, ...errorFields(error) })
    // An answer that has begun must not look complete.
    if (outgoing.headersSent && !outgoing.writableEnded) outgoing.destroy()
    refuse(outgoing, 'GATEWAY.500', 'The gateway failed unexpectedly.')
  }
  const app = createApp({ settings, page, assets, forwarder, metrics, requests, onError: failed })
  const guests = new WeakMap<IncomingMessage, Guest>()
  const serve = getRequestListener(
    (request, env) => app.fetch(request, guests.get((env as HttpBindings).incoming)),
    { overrideGlobalObjects: false },
  )

  server.on('request', (incoming, outgoing) => {
    for (const [name, value] of Object.entries(safetyHeaders)) outgoing.setHeader(name, value)
    // Without listeners, a client that has just gone would end the process.
    outgoing.on('error', () => {})
    incoming.on('error', () => {})
    const visitor = readVisitor(incoming, settings.trustProxy)
    const visit = startVisit({ method: incoming.method, from: visitor.from }, { log, metrics, refusals })
    outgoing.setHeader('x-gateway-request-id', visit.id)
    if (visitor.isSecure) outgoing.setHeader('strict-transport-security', transportSecurity)
    outgoing.on('close', () => {
      if (!visit.isOngoing) visit.end({ status: outgoing.writableFinished ? outgoing.statusCode : null })
    })
    try {
      const admission = admit(incoming, visitor, settings)
      if (admission.refusal) {
        turnAway({ incoming, outgoing, visit }, admission.refusal.code, admission.refusal.message)
        return
      }
      const { target } = admission
      guests.set(incoming, { incoming, outgoing, target, visit, visitor })
      void withSecrets(secretsOfRequest(incoming, target.query), () => serve(incoming, outgoing))
    } catch (error) {
      failed(error, { visit, outgoing })
    }
  })

  // What node:http would answer by itself bears neither the safety headers nor a reason; the door's refusal does.
  server.on('checkExpectation', (incoming, outgoing) => server.emit('request', incoming, outgoing))

  return {
    server,
    log,
    stop: async (graceMs) => {
      await requests.finish(graceMs)
      forwarder.close()
      refusals.close()
      await audit.close()
    },
  }
}

/** The audit, with its failures counted. */
function counted(audit: Audit, metrics: Metrics): Audit {
  const count = (isGood: boolean) => {
    if (!isGood) metrics.auditFailed()
    return isGood
  }
  return {
    ready: async () => count(await audit.ready()),
    write: async (entry) => count(await audit.write(entry)),
    close: () => audit.close(),
  }
}
