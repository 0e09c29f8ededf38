import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getResponse } from 'msw'
import { control } from './control'
import { createHandlers } from './handlers'
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
 * A fault without an answer cuts the connection.
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
    if (response?.type === 'error') {
      incoming.socket.destroy()
      return
    }
    await send(response ?? new Response(null, { status: 404 }), outgoing)
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

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer())
  const headers: Record<string, string> = { 'content-length': String(body.length) }
  response.headers.forEach((value, name) => {
    headers[name] = value
  })
  outgoing.writeHead(response.status, headers)
  outgoing.end(body)
}
