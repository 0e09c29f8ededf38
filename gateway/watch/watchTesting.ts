import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { PROJECT_ID } from '../../mocks/scenarios'
import { startMockAom } from '../../mocks/server'
import { createAgents } from '../aom/agents'
import { openAom } from '../aom/aom'
import { matchCall } from '../aom/calls'
import type { Stops } from '../journal/journal'
import { later } from '../journal/journalTesting'
import { createReads } from '../reads/reads'
import type { NotifySettings } from '../settings/settings'
import { createLog } from '../telemetry/log'
import { openGateway, testSettings, type TestSettings } from '../testing'
import type { ReadAom } from './askAom'
import { createLooks } from './looks'
import { startWatch } from './watch'
import type { WatchOptions } from './watch'

type Got = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }

/** A receiver of messages: what it took, and how it answers until told otherwise. */
export async function startReceiver(answer: { status: number; body: string } = { status: 200, body: 'ok' }) {
  const got: Got[] = []
  let port = 0
  const listening = async () => {
    const server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        got.push({
          url: incoming.url ?? '',
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        })
        outgoing.writeHead(answer.status).end(answer.body)
      })
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    return server
  }
  let server = await listening()
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  }
  later(() => server.listening && stop())
  return {
    got,
    answer,
    url: new URL(`http://127.0.0.1:${port}/hook/example-robot?key=example`),
    /** Nobody listens there. */
    stop,
    startAgain: async () => {
      server = await listening()
    },
  }
}

export const notifyTo = (url: URL, different: Partial<NotifySettings> = {}): NotifySettings => ({
  url,
  format: 'json',
  secret: null,
  language: 'en',
  states: ['failed', 'timedOut', 'paused', 'unknown'],
  workflows: null,
  tags: null,
  publicUrl: new URL('https://aom.example.com'),
  ...different,
})

/** The gateway's. */
export const key = { accessKey: 'EXAMPLEACCESSKEY', secretKey: 'example-secret', securityToken: null }

/** A world that stands still, which nobody may read without the key. */
export async function startWorld() {
  const aom = await startMockAom({
    scenario: 'failed-night',
    port: 0,
    stopped: true,
    accessKey: { accessKey: key.accessKey, secretKey: key.secretKey },
  })
  later(() => aom.close())
  return aom
}

/** Of a gateway that has the key of this AOM. */
export const settingsFor = (aom: { readonly url: string }, different: TestSettings = {}) =>
  testSettings({ endpoint: aom.url, projectId: PROJECT_ID, accessKey: key, ...different })

/** A gateway with the key of this AOM, which looks at it all the time. */
export const openWatching = (aom: { readonly url: string }, different: TestSettings) =>
  openGateway(settingsFor(aom, different), { watchEveryMs: 20 })

/** Reads AOM with the gateway's key. */
export function readerOf(mockAom: { readonly url: string }): ReadAom {
  const settings = settingsFor(mockAom)
  const aom = openAom({
    settings,
    log: createLog(() => {}),
    metrics: { aomAnswered: () => {}, keyHeld: () => {} },
  })
  later(() => aom.close())
  const reads = createReads({ ...aom, ownKey: () => ({ kind: 'key', key }) })
  return (method, path, body, options) => {
    const call = matchCall(
      method,
      { segments: ['v1', PROJECT_ID, 'cms', ...path], query: [] },
      undefined,
      settings,
    )
    if ('noCall' in call) throw new Error(call.noCall)
    const bytes = Buffer.from(body === null ? '' : JSON.stringify(body))
    return reads.readByKey({ call, body: bytes, readsGzip: true, subjectToken: null }, options)
  }
}

type Message = {
  event: string
  id: string
  nodes: { nodeName: string; became: string | null; cause: string | null }[]
}
export const messages = ({ got }: { got: readonly { body: string }[] }) =>
  got.map(({ body }) => JSON.parse(body) as Message)
/** `event node`, sorted. */
export const told = (receiver: { got: readonly { body: string }[] }) =>
  messages(receiver)
    .flatMap(({ event, nodes }) => nodes.map(({ nodeName }) => `${event} ${nodeName}`))
    .toSorted()

/** A watch on a journal of the test's own, whose clock the test turns. */
export function startWatchOn(
  stops: Stops,
  options: Pick<WatchOptions, 'notify' | 'read'> & Partial<WatchOptions>,
) {
  const watch = startWatch({
    projectId: PROJECT_ID,
    region: 'cn-north-4',
    looks: createLooks(() => {}),
    isAlone: true,
    stops,
    agents: createAgents({ keepAlive: false, maxSockets: 1 }),
    log: createLog(() => {}),
    counters: { sent: () => {}, watches: () => {} },
    everyMs: 10,
    ...options,
  })
  later(() => watch.close())
  return watch
}
