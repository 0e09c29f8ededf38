import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { lockedNodes } from '#mocks/scenarios/alike'
import { night } from '#mocks/scenarios/night'
import type { World } from '#mocks/world'
import { getExecution } from '#api/executions'
import { startSession } from '#api/session'
import {
  countItems,
  nextStep,
  resultOf,
  type Bulk,
  type BulkSubject,
  type Pace,
} from '#domain/operation/bulk'
import { nodeBaseline } from '#domain/operation/kinds/node'
import { readExecutionNow } from '#queries/executions'
import { recoverRecords } from '#queries/operation/follow'
import { freshRecords } from '#queries/operation/store'
import { resetStores } from '#store'
import { beginBulk, recordOfId, resumeBulk, stopBulk } from './runBulk'
import { currentBulk, isBulkAtWork } from './store'

/* Forty nodes that wait for one lock, retried together. AOM is strict: what it got twice would run twice. */

const start = Date.UTC(2026, 10, 23, 19, 12)
const forty = [...lockedNodes, { ...night.fanOut }]
let world: World
let client: QueryClient
let subjects: BulkSubject[]

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  world = useWorld({ scenario: 'alike', now: () => Date.now(), stopped: true })
  world.behaviour.duplicates = 'again'
  openPage()
  subjects = await Promise.all(forty.map(subjectOf))
})

/** As after a reload: memory is gone, what the browser and the tab store is not. */
function openPage() {
  resetStores()
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
}

async function subjectOf(of: (typeof forty)[number]): Promise<BulkSubject> {
  const { workflowId, executionId, nodeId, workflow, node } = of
  const execution = await getExecution({ workflowId, executionId })
  return {
    workflowId,
    executionId,
    nodeId,
    workflowName: workflow,
    nodeName: node,
    baseline: nodeBaseline(execution, nodeId),
  }
}

const begin = (pace: Pace, of = subjects) =>
  beginBulk(client, { action: 'retry', reason: 'lock released', startsWithOne: true, pace, subjects: of })

const bulk = (): Bulk => {
  const found = currentBulk()
  if (!found) throw new Error('no bulk')
  return found
}
const results = () => bulk().items.map((item) => resultOf(item, recordOfId))
const counts = () => countItems(bulk(), recordOfId)
const waitUntil = (is: () => boolean) => vi.waitFor(() => expect(is()).toBe(true))
/** Everything that may be sent is sent, and waits for an effect. */
const rests = () =>
  waitUntil(
    () => !isBulkAtWork() || (nextStep(bulk(), recordOfId).kind === 'wait' && !results().includes('sending')),
  )
const busy = new Set(['accepted', 'running'])

/** So much later, AOM is read of whatever is under way, as the page does by itself. */
async function pass(ms: number) {
  vi.setSystemTime(Date.now() + ms)
  world.clock.advance(ms)
  const underWay = bulk().items.filter((item) => busy.has(resultOf(item, recordOfId)))
  for (const item of underWay) await readExecutionNow(client, item)
}
/** Of what is under way, each comes to its end. */
async function settle() {
  await rests()
  const before = counts().done
  await pass(5_000)
  await pass(120_000)
  await waitUntil(() => counts().done > before || !isBulkAtWork())
}
const sentTo = () => world.operations.map(({ path }) => /executions\/([^/]+)\//.exec(path)?.[1])

describe('forty at once', () => {
  it('the third fails again: it stops, three were sent and 37 not, each is said', async () => {
    begin(1)
    await settle()
    await settle()
    await rests()
    await pass(5_000)
    const third = forty[2]!
    world.edit.setNodeStatus(third.executionId, third.nodeId, 'fail')
    world.edit.setExecutionStatus(third.executionId, 'fail', 'fail')
    await pass(1_000)
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'failedAgain', index: 2 })
    expect(counts()).toMatchObject({ sent: 3, waiting: 37, done: 2, trouble: 1 })
    expect(results()).toEqual(['done', 'done', 'failedAgain', ...Array<string>(37).fill('waiting')])
    expect(sentTo()).toEqual(forty.slice(0, 3).map(({ executionId }) => executionId))
    // Each is an operation of its own, with its own id and the one reason.
    const records = freshRecords()
    expect(new Set(records.map(({ id }) => id)).size).toBe(3)
    expect(records.map(({ reason }) => reason)).toEqual(Array(3).fill('lock released'))
  })

  it('all go well: each is sent once, the first alone, then never more than five at work', async () => {
    begin(5)
    let most = 0
    world.subscribe(() => {
      most = Math.max(most, counts().underWay)
    })
    await rests()
    expect(world.operations).toHaveLength(1)
    while (isBulkAtWork()) await settle()
    expect(bulk().life.kind).toBe('done')
    expect(counts()).toMatchObject({ sent: 40, done: 40 })
    expect(sentTo()).toEqual(forty.map(({ executionId }) => executionId))
    expect(most).toBe(5)
  })

  it('a reload in the middle: nothing goes on by itself, and then each is sent exactly once', async () => {
    begin(5)
    await settle()
    await rests()
    // The page goes away while five are at work.
    const before = world.operations.length
    expect(before).toBe(6)
    openPage()
    expect(bulk().life.kind).toBe('running')
    expect(isBulkAtWork()).toBe(false)
    expect(counts()).toMatchObject({ sent: 6, waiting: 34 })
    await pass(200_000)
    expect(world.operations).toHaveLength(before)
    resumeBulk(client)
    while (isBulkAtWork()) await settle()
    expect(counts()).toMatchObject({ done: 40 })
    expect(new Set(sentTo())).toEqual(new Set(forty.map(({ executionId }) => executionId)))
    expect(world.operations).toHaveLength(40)
  })

  it('a reload while one call is open: it left, so it is not sent again', async () => {
    world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'never', times: 1 })
    begin(1)
    await waitUntil(() => world.operations.length === 1)
    // As it stood before the page knew that the call had left.
    const [key = ''] = Object.keys(sessionStorage).filter((name) => name.startsWith('aom-operator.bulk'))
    const stored = JSON.parse(sessionStorage.getItem(key) ?? '') as Bulk
    const [first, ...rest] = stored.items
    const asBefore = { ...stored, items: [{ ...first, progress: { kind: 'sending', at: start } }, ...rest] }
    openPage()
    sessionStorage.setItem(key, JSON.stringify(asBefore))
    await recoverRecords(client)
    expect(results()[0]).toBe('unknown')
    resumeBulk(client)
    await rests()
    expect(sentTo()).toEqual(forty.slice(0, 2).map(({ executionId }) => executionId))
  })

  it('a lost answer in the middle pauses it; what was lost is never sent again', async () => {
    begin(1)
    await settle()
    world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'lost', times: 1 })
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'unknown', index: 1 })
    expect(counts()).toMatchObject({ sent: 2, waiting: 38 })
    resumeBulk(client)
    await rests()
    expect(sentTo()).toEqual(forty.slice(0, 3).map(({ executionId }) => executionId))
  })

  it.each([
    ['refused', 'refused', { status: 400, body: { error_code: 'AOM.31001418', error_msg: 'no' } }, 1],
    ['throttled', 'throttled', { status: 429, body: { error_code: 'APIG.0308', error_msg: 'over' } }, 2],
  ] as const)(
    '%s by AOM: it stops there; when it is resumed, what was %s is as it should be',
    async (_, why, answer, times) => {
      world.setFault({ on: 'StartPausingWorkflowExecutions', kind: 'answer', times: 1, answer })
      begin(1)
      await waitUntil(() => !isBulkAtWork())
      expect(bulk().life).toMatchObject({ kind: 'stopped', why, index: 0 })
      resumeBulk(client)
      await rests()
      // AOM has turned the first away unread where it was too much for it, and may be asked again.
      expect(sentTo().filter((id) => id === forty[0]?.executionId)).toHaveLength(times)
      expect(results()[0]).toBe(why === 'refused' ? 'refused' : 'accepted')
    },
  )

  it('a fresh read that fails stops it before anything is sent', async () => {
    world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'network', times: 1 })
    begin(1)
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'readFailed' })
    expect(world.operations).toEqual([])
    expect(counts()).toMatchObject({ sent: 0, waiting: 40 })
  })

  it('Stop: what has left goes on, nothing more is sent', async () => {
    begin(1)
    await rests()
    stopBulk()
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'asked' })
    await pass(5_000)
    await pass(120_000)
    expect(counts()).toMatchObject({ sent: 1, done: 1, waiting: 39 })
    expect(world.operations).toHaveLength(1)
  })

  it('accepted without an effect for a minute stops it', async () => {
    world.behaviour.effectMs = [600_000, 600_000]
    begin(1)
    await rests()
    await pass(61_000)
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'noEffect', index: 0 })
  })
})

describe('with others', () => {
  it('what a colleague has dealt with meanwhile is passed over, and named; the rest goes on', async () => {
    const [theirs, changed] = forty as [(typeof forty)[number], (typeof forty)[number]]
    world.edit.colleague({
      user: 'li.na',
      workflowId: theirs.workflowId,
      executionId: theirs.executionId,
      nodeId: theirs.nodeId,
      action: 'restart',
    })
    world.edit.actAsOther(changed.executionId, changed.nodeId, 'restart')
    begin(1)
    await waitUntil(() => results()[2] === 'accepted')
    expect(results().slice(0, 2)).toEqual(['colleague', 'changed'])
    expect(counts()).toMatchObject({ sent: 1, passed: 2 })
  })

  it('a copy of the tab sends nothing of what the other has sent', async () => {
    begin(1, subjects.slice(0, 3))
    await rests()
    const [key = ''] = Object.keys(sessionStorage).filter((name) => name.startsWith('aom-operator.bulk'))
    const copied = sessionStorage.getItem(key) ?? ''
    while (isBulkAtWork()) await settle()
    expect(world.operations).toHaveLength(3)
    openPage()
    sessionStorage.setItem(key, copied)
    resumeBulk(client)
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life.kind).toBe('done')
    expect(world.operations).toHaveLength(3)
  })

  it('while another tab is at it, this one is not', async () => {
    begin(1)
    await rests()
    const { locks } = navigator
    vi.stubGlobal('navigator', {
      languages: navigator.languages,
      locks: { request: async (_: string, __: object, task: (lock: null) => unknown) => task(null) },
    })
    openPage()
    resumeBulk(client)
    await waitUntil(() => !isBulkAtWork())
    expect(bulk().life).toMatchObject({ kind: 'stopped', why: 'otherTab' })
    expect(world.operations).toHaveLength(1)
    expect(locks).not.toBe(navigator.locks)
  })

  it.each([
    ['in another project', { projectId: 'f'.repeat(32) }],
    ['by another operator', { projectId: PROJECT_ID, user: { name: 'wang.wei', account: 'a' } }],
  ])('%s nothing of it is sent, and who comes back learns why', async (_, session) => {
    begin(1)
    await rests()
    startSession({ credential: { token: TOKEN, ...session } })
    expect(currentBulk()).toBeUndefined()
    startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
    await waitUntil(() => bulk().life.kind === 'stopped')
    expect(bulk().life).toMatchObject({ why: 'otherSession' })
    await pass(120_000)
    expect(world.operations).toHaveLength(1)
  })
})
