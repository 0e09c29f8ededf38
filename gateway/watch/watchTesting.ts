import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { NotifySettings } from '../settings/settings'

type Got = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }

const closing: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

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
  closing.push(() => server.listening && stop())
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
