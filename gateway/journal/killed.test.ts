import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '../vite.config'
import { bothDatabases, change, later, open, startAom } from './journalTesting'
import type { Killing } from './killedTesting'
import { sharedPostgres } from './postgresTesting'

// Within the repository, where it finds the one package that is not in the bundle.
const built = resolve('node_modules/.cache', `journal-${process.pid}`)
beforeAll(async () => {
  await build({
    ...config,
    configFile: false,
    logLevel: 'error',
    build: {
      ...config.build,
      license: false,
      outDir: built,
      rollupOptions: {
        ...config.build?.rollupOptions,
        input: { killed: 'gateway/journal/killedTesting.ts' },
      },
    },
  })
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

const points = [
  { point: 'before insert', aomHas: 0, outcome: null },
  // Nobody but AOM can know that it was not sent.
  { point: 'after insert', aomHas: 0, outcome: 'unknown' },
  { point: 'during send', aomHas: 1, outcome: 'unknown' },
  { point: 'after answer', aomHas: 1, outcome: 'unknown' },
  { point: 'after record', aomHas: 1, outcome: 'accepted' },
] as const

describe.each(bothDatabases(sharedPostgres()))('on $database', ({ place }) => {
  test.each(points)(
    'a process that is killed $point leaves the truth',
    async ({ point, aomHas, outcome }) => {
      const where = await place()
      const request = change()
      const aom = await startAomServer(point)
      const killing: Killing = { ...where, aom: aom.url, request, point }
      const gateway = spawn(process.execPath, [join(built, 'killed.js'), JSON.stringify(killing)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      aom.kills(gateway)
      const output: Buffer[] = []
      gateway.stderr.on('data', (chunk: Buffer) => output.push(chunk))
      const [, signal] = (await once(gateway, 'close')) as [number | null, string | null]
      expect(Buffer.concat(output).toString()).toBe('')
      expect(signal).toBe('SIGKILL')
      expect(aom.received).toHaveLength(aomHas)

      const left = await open(where)
      expect((await left.store.find(request.id))?.outcome ?? null).toBe(
        outcome === 'unknown' ? 'open' : outcome,
      )
      await left.close()
      const restarted = await open(where, { now: () => Date.now() + 46_000 })
      const again = startAom()
      const result = await restarted.sendOnce(request, { send: again.send('again') })
      if (outcome === null) {
        // AOM has never heard of it: it may be sent.
        expect(result).toMatchObject({ kind: 'answered', replayed: false })
        return
      }
      expect(result).toMatchObject({
        kind: 'answered',
        replayed: true,
        operation: { id: request.id, outcome },
      })
      expect(again.received).toEqual([])
      expect(await restarted.store.find(request.id)).toMatchObject({ outcome })
      // The node is free for whoever has seen what became of it.
      expect(await restarted.sendOnce(change(), { send: again.send('next') })).toMatchObject({
        kind: 'answered',
      })
    },
  )
})

async function startAomServer(point: Killing['point']) {
  const received: string[] = []
  let gateway: ChildProcess | undefined
  const server = createServer((incoming, outgoing) => {
    received.push(incoming.url ?? '')
    if (point === 'during send') gateway?.kill('SIGKILL')
    else outgoing.end('{"result":"success"}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    kills: (process: ChildProcess) => {
      gateway = process
    },
  }
}
