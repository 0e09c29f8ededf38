import { createServer, connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { startPostgres } from '../../e2e/postgres'
import type { TestPostgres } from '../../e2e/postgres'

export type { TestPostgres } from '../../e2e/postgres'

/** A PostgreSQL for the tests of one file. */
export function sharedPostgres(): () => Promise<TestPostgres> {
  let started: Promise<TestPostgres> | undefined
  // On a machine that is busy it takes longer than a test may.
  beforeAll(async () => {
    started = startPostgres()
    await started
  }, 120_000)
  afterAll(async () => (await started)?.remove())
  return () => started ?? Promise.reject(new Error('not started'))
}

/** A way to the database that can hang, as a network does, and be cut. */
export async function startDetour(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const { hostname } = url
  const port = Number(url.port)
  const pairs = new Set<readonly [Socket, Socket]>()
  let hangs = false
  let lastWord: string | null = null
  const server = createServer((near) => {
    const far = connect(port, hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.on('data', (bytes: Buffer) => {
      if (hangs) return
      far.write(bytes)
      // What the database says to it never arrives.
      if (lastWord !== null && bytes.toString('latin1').includes(lastWord)) hangs = true
    })
    far.on('data', (bytes: Buffer) => !hangs && near.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url.port = String((server.address() as AddressInfo).port)
  const cut = () => {
    for (const [near] of pairs) near.destroy()
  }
  return {
    databaseUrl: url.href,
    /** Everything that is said from now on is lost, in both directions. */
    hang: () => {
      hangs = true
    },
    /** The same after this has been said to the database. */
    loseAfter: (word: string) => {
      lastWord = word
    },
    heal: () => {
      hangs = false
      lastWord = null
      cut()
    },
    cut,
    close: () => {
      cut()
      server.close()
    },
  }
}
