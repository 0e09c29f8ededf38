import { expect, test } from 'vitest'
import { night, PROJECT_ID } from '../../mocks/scenarios'
import { JournalAwayError } from '../journal/journal'
import { eventually, folder, open } from '../journal/journalTesting'
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

const day = 24 * 60 * 60_000
const goneStop = {
  key: 'e-gone/n@1',
  projectId: PROJECT_ID,
  region: 'cn-north-4',
  workflowId: night.rotate.workflowId,
  workflowName: 'Removed',
  executionId: 'exe-gone',
  nodeId: 'n',
  nodeName: 'Removed node',
  state: 'failed',
  cause: null,
  since: 1,
}

test.each([
  ['once AOM says that it has none', 'notFound', 20_000],
  ['after a day in which nobody could say', 'documented', day],
] as const)(
  'an execution that AOM has no more keeps no other end from being told, is asked for ever more seldom, and is over %s',
  async (_, then, afterMs) => {
    const aom = await startWorld()
    const receiver = await startReceiver()
    let time = Date.now()
    const now = () => time
    const { stops } = await open({ databaseUrl: null, dataDir: await folder() }, { now })
    await stops.begin([
      goneStop,
      { ...goneStop, key: 'e-gone/m@1', nodeId: 'm', nodeName: 'Another node of it' },
      { ...goneStop, ...night.vacuum, key: 'v@1', nodeName: 'Earlier vacuum' },
    ])
    await stops.told(await stops.waiting(PROJECT_ID))
    const read = readerOf(aom)
    let looks = 0
    startWatchOn(stops, {
      notify: notifyTo(receiver.url, { workflows: ['none of these'] }),
      read: (...asked) => {
        looks += asked[1][0] === 'workflow-list' ? 1 : 0
        return read(...asked)
      },
      now,
    })
    const asked = () => aom.world.requests.filter(({ path }) => path.includes('exe-gone')).length
    const lookAgain = async () => {
      const before = looks
      await eventually(() => expect(looks).toBeGreaterThan(before + 2))
    }
    // What AOM is documented to say of it leaves open whether it is gone.
    await eventually(() => expect(told(receiver)).toEqual(['over Earlier vacuum']))
    await lookAgain()
    expect(asked()).toBe(1)
    time += 10_000
    await lookAgain()
    expect(asked()).toBe(2)
    time += 10_000
    await lookAgain()
    expect(asked()).toBe(2)
    aom.world.behaviour.unknownExecution = then
    time += afterMs
    const all = ['over Another node of it', 'over Earlier vacuum', 'over Removed node']
    await eventually(() => expect(told(receiver)).toEqual(all))
  },
)

test('where the journal goes away after a message was taken, that is put on record later and not told again', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  const { stops } = await open({ databaseUrl: null, dataDir: await folder() })
  let refusals = 3
  startWatchOn(
    {
      ...stops,
      told: async (told) => {
        refusals -= 1
        if (refusals > 0) throw new JournalAwayError()
        await stops.told(told)
      },
    },
    {
      notify: notifyTo(receiver.url, { workflows: [night.rotate.workflow] }),
      read: readerOf(aom),
    },
  )
  await eventually(async () => expect(await stops.waiting(PROJECT_ID)).toMatchObject([{ isTold: true }]))
  expect(refusals).toBe(0)
  expect(told(receiver)).toEqual([`stopped ${night.rotate.node}`])
})

test('a gateway whose look took so long that another one watches by now tells nothing', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  let time = Date.now()
  const now = () => time
  const where = { databaseUrl: null, dataDir: await folder() }
  const slow = await open(where, { now })
  const other = await open(where, { now })
  const read = readerOf(aom)
  const leases: boolean[] = []
  let isTaken = false
  const watch = startWatchOn(
    {
      ...slow.stops,
      lease: async (...asked) => {
        const isOurs = await slow.stops.lease(...asked)
        leases.push(isOurs)
        return isOurs
      },
    },
    {
      notify: notifyTo(receiver.url, { workflows: [night.rotate.workflow] }),
      read: async (...asked) => {
        if (!isTaken) {
          isTaken = true
          time += 60_001
          await other.stops.lease(`watch cn-north-4 ${PROJECT_ID}`, 60_000)
        }
        return read(...asked)
      },
    },
  )
  await eventually(() => expect(leases.length).toBeGreaterThan(2))
  await watch.close()
  expect(leases).toEqual([true, ...leases.slice(1).map(() => false)])
  expect(receiver.got).toEqual([])
  // What it found is on record: whoever watches tells it.
  expect(await other.stops.untold(PROJECT_ID, 10)).toMatchObject([{ nodeName: night.rotate.node }])
})

test('a pause that a newer run hides is not told as running again, although AOM calls it so', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  const { executionId, nodeId, workflow, workflowId, node } = night.payments
  aom.world.edit.setNodeStatus(executionId, nodeId, 'executing')
  await openWatching(aom, {
    notify: notifyTo(receiver.url, { workflows: [workflow] }),
  })
  await eventually(() => expect(told(receiver)).toContain(`stopped ${node}`))
  aom.world.edit.execute(workflowId)
  await eventually(() => expect(told(receiver)).toContain(`over ${node}`))
  const ends = messages(receiver).flatMap(({ event, nodes }) => (event === 'over' ? nodes : []))
  expect(ends).toContainEqual(expect.objectContaining({ nodeName: node, became: 'superseded' }))
})

test('a node that stopped, ran and stopped again between two looks is told as that', async () => {
  const aom = await startWorld()
  const receiver = await startReceiver()
  const { executionId, nodeId, workflow, node } = night.rotate
  await openWatching(aom, {
    notify: notifyTo(receiver.url, { workflows: [workflow] }),
  })
  await eventually(() => expect(told(receiver)).toEqual([`stopped ${node}`]))
  aom.world.edit.setNodeStatus(executionId, nodeId, 'fail', Date.now())
  // AOM's list says when the run ended; that it ended again is what the next look sees.
  aom.world.edit.setExecutionStatus(executionId, 'executing', 'executing')
  await eventually(() =>
    expect(told(receiver)).toEqual([`over ${node}`, `stopped ${node}`, `stopped ${node}`]),
  )
  const ends = messages(receiver).flatMap(({ event, nodes }) => (event === 'over' ? nodes : []))
  expect(ends).toMatchObject([{ nodeName: node, became: 'stoppedAgain' }])
})
