import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer, request } from 'node:http'
import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeaders,
  Server,
  ServerResponse,
} from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { later } from './journal/journalTesting'
import { compressDirectory } from './site/precompress'
import { createServer } from './server'
import type { Gateway, GatewayOptions } from './server'
import type { AccessKey, Settings } from './settings/settings'

export const projectId = '0123456789abcdef0123456789abcdef'
export const cms = `/v1/${projectId}/cms`

/** What a call of a test that is about something else is made with. */
export const someToken = 'some-token'

/** What AOM's stand-in received. */
type Received = { method: string; url: string; headers: IncomingHttpHeaders; body: string }
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }
type Answering = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

/** A stand-in for AOM that records every request and answers as told. */
export async function startAom(answering: Answering) {
  const received: Received[] = []
  const server = createHttpServer({ maxHeaderSize: 64 * 1024 }, (incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      answering(incoming, outgoing)
      server.emit('received')
    })
  })
  const port = await listen(server)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    received,
    server,
    nextRequest: () => once(server, 'received'),
  }
}

/** Settings as of one region whose AOM is at `endpoint`; nobody listens there unless the test says so. */
export function testSettings({
  endpoint = 'http://127.0.0.1:9',
  accessKey,
  readerKey,
  ...settings
}: TestSettings = {}): Settings {
  return {
    regions: [{ id: 'cn-north-4', endpoint, iamEndpoint: null }],
    projectId: null,
    accessKey: accessKey ? { current: () => accessKey } : null,
    readerKey: readerKey ? { current: () => readerKey } : null,
    environment: null,
    host: '127.0.0.1',
    port: 0,
    allowedHosts: ['localhost', '127.0.0.1', '[::1]'],
    trustedProxies: [],
    identityHeader: null,
    groupsHeader: null,
    operatorGroups: null,
    readOnly: false,
    dataDir: mkdtempSync(join(tmpdir(), 'gateway-data-')),
    databaseUrl: null,
    databaseAddress: null,
    journalDays: 400,
    auditLog: null,
    // As `readSettings` has it where no others are named.
    watched:
      settings.projectId && (accessKey ?? readerKey)
        ? [{ projectId: settings.projectId, region: 'cn-north-4' }]
        : [],
    notify: null,
    logLevel: 'info',
    metricsRemote: false,
    drainMs: 0,
    limits: {
      connections: 1024,
      connectionsPerAddress: 256,
      requestsPerAddress: 64,
      requestsPerCredential: 32,
      requestsPerSecond: 50,
      aomConnections: 256,
    },
    warnings: [],
    ...settings,
  }
}

export type TestSettings = Partial<Omit<Settings, 'accessKey' | 'readerKey'>> & {
  readonly endpoint?: string
  readonly accessKey?: AccessKey
  readonly readerKey?: AccessKey
}

/** A log line, as written. */
export type LogLine = { level: string; event: string } & Record<string, unknown>

export type TestGateway = Gateway & {
  readonly port: number
  /** Everything that was logged. */
  readonly logged: readonly LogLine[]
  /** The first line of this event that was or will be logged and that fits. */
  readonly untilLogged: (event: string, fits?: (line: LogLine) => boolean) => Promise<LogLine>
}

/** A gateway on a free port, on a small built app. */
export async function startGateway(
  settings: TestSettings = {},
  patience?: GatewayOptions['patience'],
  limits?: GatewayOptions['limits'],
): Promise<TestGateway> {
  return openGateway(testSettings(settings), {
    ...(patience ? { patience } : {}),
    ...(limits ? { limits } : {}),
  })
}

/** The same on settings as they are, not a copy of them. */
export async function openGateway(
  settings: Settings,
  options: Pick<GatewayOptions, 'patience' | 'limits' | 'watchEveryMs'> = {},
): Promise<TestGateway> {
  const logged: LogLine[] = []
  const news = new EventEmitter()
  const gateway = await createServer(settings, {
    appDirectory: await builtApp(),
    processMetrics: false,
    writeLog: (line) => {
      logged.push(JSON.parse(line) as LogLine)
      news.emit('line')
    },
    ...options,
  })
  later(() => gateway.stop(0))
  const untilLogged: TestGateway['untilLogged'] = async (event, fits = () => true) => {
    for (;;) {
      const found = logged.find((line) => line.event === event && fits(line))
      if (found) return found
      await once(news, 'line')
    }
  }
  return { ...gateway, port: await listen(gateway.server), logged, untilLogged }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

let app: Promise<string> | undefined
function builtApp(): Promise<string> {
  app ??= buildApp()
  return app
}

export const script = `console.log("hello");\n`.repeat(200)

async function buildApp(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-app-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(
    join(directory, 'index.html'),
    `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="application/json" id="runtime-config" nonce="__CSP_NONCE__">
  null
</script><script type="module" nonce="__CSP_NONCE__" src="/assets/index-abc.js"></script>`,
  )
  writeFileSync(join(directory, 'assets/index-abc.js'), script)
  writeFileSync(join(directory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await compressDirectory(directory)
  return directory
}

type Asking = { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer }

/**
 * Sends a request whose target reaches the gateway exactly as written; nothing is decoded or decompressed. A call has
 * a token unless the test gives its own, or an empty one, and a change a key of its own.
 */
export function ask(port: number, path: string, { method = 'GET', headers: own = {}, body }: Asking = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const names = Object.keys(own).map((name) => name.toLowerCase())
    const needsToken = /^\/(?:v1|v3|api)\//.test(path) && !names.includes('x-auth-token')
    const isChange = path.startsWith('/v1/') && method !== 'GET' && !path.endsWith('/workflow-list')
    const headers = {
      ...(needsToken ? { 'X-Auth-Token': someToken } : {}),
      ...(isChange && !names.includes('idempotency-key') ? { 'Idempotency-Key': `"${randomUUID()}"` } : {}),
      ...own,
    }
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks)
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: bytes,
          text: bytes.toString(),
        })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sends bytes as they are; resolves with everything that comes back until the gateway closes the connection. */
export function sendRaw(port: number, ...pieces: ReadonlyArray<string | Buffer>): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
    })
    // What was sent too late is answered with a reset; what was said before counts.
    socket.on('error', () => {})
    socket.on('close', () => resolve(received))
    for (const piece of pieces) socket.write(piece)
  })
}
