import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, vi } from 'vitest'
import { play } from './play'
import type { Played } from './play'
import type { Sink } from './recording'
import { createSharedReads, usualLimits } from './sharedReads'

test('a browser that stops reading is cut off, and holds up nobody else', async () => {
  const limits = { ...usualLimits, answer: 1024 * 1024 }
  const reads = createSharedReads(limits)
  const piece = Buffer.alloc(256 * 1024, 'x')
  const pieces = 100
  let sink: Sink | undefined
  let isPaused = false
  let sentPieces = 0
  // AOM: sends as long as it may.
  const pump = () => {
    for (; sentPieces < pieces; sentPieces += 1) {
      if (isPaused) return
      sink?.data(piece)
    }
    if (sentPieces === pieces) sink?.end(null)
  }
  const source = {
    abandon: () => {},
    pause: () => (isPaused = true),
    resume: () => {
      isPaused = false
      setImmediate(pump)
    },
  }
  const played: Array<Promise<Played>> = []
  const server = createServer((_, outgoing) => {
    const shared = reads.join({ key: 'k', projectId: null, fresh: false }, (given) => {
      sink = given
      return source
    })
    // Long enough that a busy machine does not cut off the one that reads.
    played.push(play(shared, outgoing, 1_000))
    if (played.length === 2) {
      sink?.head({ status: 200, headers: {} })
      pump()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const open = async () => {
    const sent = request({ host: '127.0.0.1', port, agent: false }).end()
    sent.on('error', () => {})
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.on('error', () => {})
    return answer
  }

  const [reading, stuck] = await Promise.all([open(), open()])
  const cut = new Promise((resolve) => stuck.on('close', resolve))
  let received = 0
  reading.on('data', (chunk: Buffer) => (received += chunk.length))
  await once(reading, 'end')
  expect(received).toBe(pieces * piece.length)
  // Which of the two came first is not known, and does not matter.
  const goneness = (await Promise.all(played)).map(({ isGone }) => isGone)
  expect(goneness.filter(Boolean)).toHaveLength(1)
  stuck.resume()
  await cut
  expect(stuck.complete).toBe(false)
  await vi.waitFor(() => expect(reads.size()).toBe(0))
  server.closeAllConnections()
  server.close()
})
