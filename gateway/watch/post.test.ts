import { once } from 'node:events'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createAgents } from '../aom/agents'
import { post } from './post'

/** What a message's fate is at a receiver that answers like this, and how many requests it got. */
async function sentTo(answer: (outgoing: ServerResponse) => void, signal = new AbortController().signal) {
  let requests = 0
  const server = createServer((incoming, outgoing) => {
    requests += 1
    incoming.resume().on('end', () => answer(outgoing))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=hush`)
  const agents = createAgents({ keepAlive: false, maxSockets: 1 })
  const posted = await post({ url, body: '{}', isTaken: () => true }, agents, signal)
  expect(JSON.stringify(posted)).not.toContain('hush')
  return { posted, requests }
}

test.each([
  ['a redirect', (to: ServerResponse) => to.writeHead(302, { location: '/elsewhere' }).end(), 'HTTP 302'],
  ['a fault', (to: ServerResponse) => to.writeHead(500).end('x'.repeat(1_000_000)), 'HTTP 500'],
  ['no answer', (to: ServerResponse) => to.destroy(), 'ECONNRESET'],
  [
    'half an answer',
    (to: ServerResponse) => {
      to.writeHead(200, { 'content-length': '10' }).write('{')
      setImmediate(() => to.destroy())
    },
    'ECONNRESET',
  ],
])('%s does not take the message, is asked once, and is said without the address', async (_, answer, why) => {
  const { posted, requests } = await sentTo(answer)
  expect(posted).toMatchObject({ taken: false, why })
  expect(requests).toBe(1)
  expect('answer' in posted && posted.answer.length).toBeLessThanOrEqual(2_000)
})

test('a receiver that hangs holds up no stop', async () => {
  const stopping = new AbortController()
  const { posted } = await sentTo(() => stopping.abort(), stopping.signal)
  expect(posted).toMatchObject({ taken: false })
})
