import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { gzipSync } from 'node:zlib'
import { getResponse } from 'msw'
import { control } from './control'
import { createHandlers, faultOf } from './handlers'
import { usualRateLimit } from './http/rateLimit'
import type { Behaviour } from './plan'
import { toRecord } from './recorded'
import { toResponse } from './reply'
import type { ScenarioName } from './scenarios'
import { createSignatureCheck, type KnownKey } from './signatures'
import { createWorld, type World, type WorldOptions } from './world'

export interface MockAomOptions {
  scenario: ScenarioName
  /** 0 takes any free port. */
  port: number
  host?: string
  now?: () => number
  speed?: number
  stopped?: boolean
  /** What its worlds begin with besides their scenario's; without a word about `rateLimit`, the usual one. */
  behaviour?: Partial<Behaviour>
  /** Then every request must be signed with it; a token does not help. */
  accessKey?: KnownKey
  /** The machine's time, against which a signature's date is checked; `now` is the world's. */
  signatureNow?: () => number
}

export interface MockAom {
  url: string
  /** The world at the moment; `POST /__world {scenario}` replaces it. */
  readonly world: World
  close(): Promise<void>
}

/** Room for AOM's longest token (40,960 characters) and the other headers. */
const MAX_HEADER_BYTES = 64 * 1024

/**
 * Serves a world over plain HTTP, as AOM would. `/__world` shows and moves it (see `control`).
 * A fault without an answer cuts the connection, as `cut` says; `drip` and `gzip` are as on a real wire.
 */
export async function startMockAom(options: MockAomOptions): Promise<MockAom> {
  const worldOptions = (scenario: ScenarioName): WorldOptions => ({
    scenario,
    now: options.now ?? (() => Date.now()),
    ...(options.speed !== undefined && { speed: options.speed }),
    ...(options.stopped !== undefined && { stopped: options.stopped }),
  })
  let world: World
  let handlers: ReturnType<typeof createHandlers>
  const begin = (scenario: ScenarioName) => {
    world = createWorld(worldOptions(scenario))
    world.behaviour.rateLimit ??= usualRateLimit
    Object.assign(world.behaviour, options.behaviour)
    handlers = createHandlers(world)
    return world
  }
  world = begin(options.scenario)

  const check = options.accessKey && (await createSignatureCheck(options.accessKey, options.signatureNow))
  let refusals = 0
  /** As the API gateway in front of AOM answers by itself; undefined lets the request through. */
  const refuse = async (request: Request): Promise<Response | undefined> => {
    const reply = await check?.(request)
    if (!reply) return undefined
    world.record(await toRecord(request, undefined, world.tick))
    refusals += 1
    return toResponse(reply, -refusals)
  }

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await toRequest(incoming)
    const isControl = new URL(request.url).pathname === '/__world'
    const response = isControl
      ? await control(request, world, begin)
      : ((await refuse(request)) ?? (await getResponse(handlers, request)))
    const fault = response && faultOf(response)
    if (response?.type === 'error') {
      if (fault?.cut === 'reset') incoming.socket.resetAndDestroy()
      else incoming.socket.destroy()
      return
    }
    if (response && fault?.kind === 'drip') return stream(response, outgoing)
    const isZipped = fault?.kind === 'gzip' && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    await send(response ?? new Response(null, { status: 404 }), outgoing, isZipped)
  }
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' })
      outgoing.end(String(error))
    })
  })
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host}:${port}`,
    get world() {
      return world
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const item of [value ?? []].flat()) headers.append(name, item)
  }
  const method = incoming.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`), {
    method,
    headers,
    ...(hasBody && { body: Buffer.concat(chunks) }),
  })
}

async function send(response: Response, outgoing: ServerResponse, isZipped: boolean): Promise<void> {
  const plain = Buffer.from(await response.arrayBuffer())
  const body = isZipped ? gzipSync(plain) : plain
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    ...(isZipped && { 'content-encoding': 'gzip' }),
    'content-length': body.length,
  })
  outgoing.end(body)
}

/** An answer as it comes, until whoever asked has gone. */
async function stream(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.flushHeaders()
  if (!response.body) return void outgoing.end()
  await pipeline(Readable.fromWeb(response.body as WebStream), outgoing).catch(() => undefined)
}
