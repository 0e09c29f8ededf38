import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createParser } from 'eventsource-parser'
import type { EventSourceMessage } from 'eventsource-parser'
import { createJournalApi } from './api'
import type { Admission, JournalApiOptions } from './api'
import { change, folder, later, open, projectId, startAom } from './journalTesting'
import type { Operation } from './operation'

export const wang = { kind: 'iam', account: 'acme', name: 'wang.lei', id: 'u-1' } as const
export const query = `project=${projectId}`

/** The API behind a server of nothing else, on a journal in a file. Whoever has the token `good` is wang.lei. */
export async function start(options: Partial<JournalApiOptions<object>> = {}) {
  const journal = await open({ databaseUrl: null, dataDir: await folder() })
  const streams: number[] = []
  const api = createJournalApi({
    journal,
    admit: (request): Promise<Admission> => {
      const isGood = request.headers.get('x-auth-token') === 'good'
      const refusal = { status: 401, code: 'GATEWAY.401', message: 'The token is not good for this project.' }
      return Promise.resolve(
        isGood ? { user: wang, region: 'cn-north-4', isLetIn: () => Promise.resolve(true) } : { refusal },
      )
    },
    streams: (open) => streams.push(open),
    ...options,
  })
  const serve = getRequestListener(api.router.fetch, { overrideGlobalObjects: false })
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { 'x-auth-token': 'good', ...init.headers },
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown }
  }
  const put = (path: string, body: unknown) =>
    ask(path, { method: 'PUT', body: typeof body === 'string' ? body : JSON.stringify(body) })
  const send = async (nodeId: string, reason = 'because') => {
    const ids = { workflowId: 'w-1', executionId: 'e-1', nodeId, action: 'restart' }
    const request = change({ ids, reason })
    await journal.sendOnce(request, { send: startAom().send(nodeId) })
    return request.id
  }
  /** Everything of one event stream. */
  const listen = async (headers: Record<string, string> = {}) => {
    const leaving = new AbortController()
    const answer = await fetch(`http://127.0.0.1:${port}/api/events?${query}`, {
      headers: { 'x-auth-token': 'good', ...headers },
      signal: leaving.signal,
    })
    const events: EventSourceMessage[] = []
    const comments: string[] = []
    const parser = createParser({
      onEvent: (event) => events.push(event),
      onComment: (comment) => comments.push(comment),
    })
    const read = async () => {
      const decoder = new TextDecoder()
      for await (const chunk of answer.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }))
      return 'ended'
    }
    const ended = read().catch(() => 'broken')
    later(() => leaving.abort())
    const operations = () => events.slice(1).map(({ data }) => JSON.parse(data) as Operation)
    return { answer, events, comments, ended, operations, leave: () => leaving.abort() }
  }
  return { journal, api, streams, ask, put, send, listen }
}
