import { describe, expect, test } from 'vitest'
import { night } from '../../mocks/scenarios'
import { bothDatabases, eventually, folder, open } from '../journal/journalTesting'
import { sharedPostgres } from '../journal/postgresTesting'
import { createLog } from '../telemetry/log'
import {
  messages,
  notifyTo,
  openWatching,
  readerOf,
  startReceiver,
  startWatchOn,
  startWorld,
  told,
} from './watchTesting'

const postgres = sharedPostgres()

const onlyRotate = { workflows: [night.rotate.workflow] }

test('a stop is told once, with its cause; so is its end; and when it stops again that is told too', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  const gateway = await openWatching(aom, {
    notify: notifyTo(receiver.url, onlyRotate),
  })
  await eventually(() => expect(told(receiver)).toEqual([`stopped ${night.rotate.node}`]))
  expect(messages(receiver)[0]?.nodes[0]?.cause).toMatch(/nginx.*certificate/)

  const { executionId, nodeId } = night.rotate
  aom.world.edit.setNodeStatus(executionId, nodeId, 'success')
  aom.world.edit.setExecutionStatus(executionId, 'success', 'success')
  await eventually(() => expect(receiver.got).toHaveLength(2))
  expect(messages(receiver)[1]).toMatchObject({
    event: 'over',
    nodes: [{ nodeName: night.rotate.node, became: 'succeeded' }],
  })
  // The robot's address is a credential.
  expect(JSON.stringify(gateway.logged)).not.toContain('example-robot')
})

test('names, tags and states choose what is told', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  await openWatching(aom, {
    notify: notifyTo(receiver.url, { states: ['paused'], workflows: ['deploy *', 'Vacuum*'] }),
  })
  await eventually(() => expect(told(receiver)).toEqual([`stopped ${night.payments.node}`]))
})

describe.each(bothDatabases(postgres))('on $database', ({ place, database }) => {
  test('a receiver that is down for a minute: nothing is lost, nothing is told twice', async () => {
    const aom = await startWorld()
    const receiver = await startReceiver()
    await receiver.stop()
    const lines: string[] = []
    let now = Date.now()
    startWatchOn((await open(await place())).stops, {
      notify: notifyTo(receiver.url, onlyRotate),
      read: readerOf(aom),
      log: createLog((line) => lines.push(line)),
      now: () => now,
    })
    const notTaken = () => lines.filter((line) => line.includes('message not taken'))
    await eventually(() => expect(notTaken()).toHaveLength(1))
    expect(lines.join()).not.toContain('example-robot')
    await receiver.startAgain()
    receiver.answer.status = 503
    now += 60_000
    // Refused: it is tried again, and taken once.
    await eventually(() => expect(notTaken()).toHaveLength(2))
    expect(receiver.got).toHaveLength(1)
    receiver.answer.status = 200
    now += 600_000
    await eventually(() => expect(lines.join()).toContain('message sent'))
    now += 600_000
    aom.world.edit.setNodeStatus(night.rotate.executionId, night.rotate.nodeId, 'success')
    aom.world.edit.setExecutionStatus(night.rotate.executionId, 'success', 'success')
    await eventually(() => expect(messages(receiver).at(-1)?.event).toBe('over'))
    expect(messages(receiver).map(({ event }) => event)).toEqual(['stopped', 'stopped', 'over'])
    expect(new Set(messages(receiver).map(({ id }) => id)).size).toBe(2)
  })

  test.runIf(database === 'PostgreSQL')(
    'two gateways tell once; when the one that watches is gone the other goes on where it ended',
    async () => {
      const aom = await startWorld()
      const receiver = await startReceiver()
      const { databaseUrl } = await place()
      const start = async () =>
        openWatching(aom, {
          databaseUrl,
          dataDir: await folder(),
          notify: notifyTo(receiver.url),
        })
      const [one, other] = await Promise.all([start(), start()])
      const watchers = () =>
        [one, other].filter(({ logged }) => logged.some(({ event }) => event === 'message sent'))
      const nodes = [night.rotate, night.vacuum, night.payments, night.fanOut, night.edited, night.secrets]
      await eventually(() =>
        expect(told(receiver)).toEqual(expect.arrayContaining(nodes.map(({ node }) => `stopped ${node}`))),
      )
      await eventually(() => expect(watchers()).toHaveLength(1))
      const [first] = watchers()
      await first?.stop(0)
      const before = receiver.got.length
      aom.world.edit.setNodeStatus(night.vacuum.executionId, night.vacuum.nodeId, 'success')
      aom.world.edit.setExecutionStatus(night.vacuum.executionId, 'success', 'success')
      await eventually(() => expect(receiver.got).toHaveLength(before + 1))
      expect(messages(receiver).at(-1)).toMatchObject({
        event: 'over',
        nodes: [{ nodeName: night.vacuum.node }],
      })
      const all = told(receiver)
      expect(new Set(all).size).toBe(all.length)
    },
  )
})
