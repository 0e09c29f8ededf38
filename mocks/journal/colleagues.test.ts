import { describe, expect, it } from 'vitest'
import { loadScenario, night } from '../scenarios'
import { nightColleagues } from '../scenarios/nightStories'
import { gateway, START } from '../testing'
import type { WireExecutionDetails } from '../wire'
import type { World } from '../world'

const { rotate, archive, payments } = night
const MINUTE = 60_000

const detailsOf = (world: World, where: { workflowId: string; executionId: string }) =>
  world.details(where.workflowId, where.executionId) as WireExecutionDetails
const statusOf = (world: World, where: { workflowId: string; executionId: string }, nodeId: string) =>
  detailsOf(world, where).execution_result_list.find((result) => result.node_id === nodeId)?.status

describe('the hours before', () => {
  it('are in the journal as they are in AOM', () => {
    const { world } = gateway()
    const { operations } = world.journal
    expect(operations.length).toBeGreaterThan(15)
    expect(new Set(operations.map(({ user }) => user.name)).size).toBeGreaterThan(5)
    expect(new Set(operations.map(({ outcome }) => outcome))).toEqual(
      new Set(['accepted', 'refused', 'unknown', 'notSent']),
    )
    for (const {
      action,
      requestedAt,
      workflowId,
      workflowName,
      executionId,
      nodeId,
      nodeName,
      effect,
    } of operations) {
      expect(requestedAt).toBeLessThan(START)
      expect(workflowName).toBeTruthy()
      if (executionId !== null) {
        const seen = detailsOf(world, { workflowId, executionId })
        const result = seen.execution_result_list.find((item) => item.node_id === nodeId)
        if (nodeId !== null) expect(nodeName).toBeTruthy()
        // AOM shows the newest attempt: it began, or was skipped, after it had been asked for.
        if (action === 'restart' && effect) expect(result?.begin_time).toBeGreaterThan(requestedAt)
        if (action === 'skip')
          expect(result).toMatchObject({ status: 'skipped', end_time: requestedAt + 2000 })
        if (action === 'terminate' && effect) expect(seen.status).toBe('cancel')
      } else if (action === 'run') {
        const runs = world.executions(workflowId) as { begin_time: number }[]
        expect(runs.at(-1)?.begin_time).toBe(requestedAt + 1000)
      }
    }
  })

  it('are for one scenario: the calm day has nothing to tell', () => {
    expect(gateway('calm').world.journal.operations).toEqual([])
    expect(loadScenario('calm').colleagues).toBeUndefined()
  })
})

describe('a colleague who acts while one looks on', () => {
  it('waits for the world’s clock, and does it once, also after a reload', () => {
    const { world } = gateway()
    world.behaviour.colleaguesAct = true
    const before = world.journal.operations.length
    world.clock.advance(89_000)
    world.tick()
    expect(world.journal.operations).toHaveLength(before)
    world.clock.advance(1000)
    world.tick()
    world.clock.advance(5000)
    expect(statusOf(world, archive, archive.nodeId)).toBe('running')
    expect(world.journal.operations.at(-1)).toMatchObject({
      user: { name: nightColleagues[0]?.user },
      outcome: 'accepted',
      nodeName: archive.node,
      effect: { seenBy: nightColleagues[0]?.user },
    })
    const again = gateway('failed-night', JSON.parse(JSON.stringify(world.snapshot())))
    again.world.behaviour.colleaguesAct = true
    again.world.tick()
    expect(again.world.journal.operations).toEqual(world.journal.operations)
  })

  it('leaves alone what somebody else has dealt with', () => {
    const { world } = gateway()
    world.behaviour.colleaguesAct = true
    world.edit.actAsOther(archive.executionId, archive.nodeId, 'skip')
    const before = world.journal.operations.length
    world.clock.advance(3 * MINUTE)
    world.tick()
    expect(world.journal.operations).toHaveLength(before)
  })

  it('is not there unless asked for', () => {
    const { world } = gateway()
    world.clock.advance(10 * MINUTE)
    world.tick()
    expect(statusOf(world, archive, archive.nodeId)).toBe('fail')
  })
})

describe('a colleague of whom a test tells', () => {
  it('operates as anybody does: AOM takes it, and it is on record', () => {
    const { world } = gateway()
    world.edit.colleague({
      user: 'li.na',
      executionId: rotate.executionId,
      nodeId: rotate.nodeId,
      action: 'restart',
      reason: 'Key is back',
    })
    expect(world.journal.operations.at(-1)).toMatchObject({
      user: { kind: 'iam', account: 'example-operations', name: 'li.na' },
      outcome: 'accepted',
      reason: 'Key is back',
      baseline: { node: { state: 'failed', raw: 'fail' } },
    })
    expect(world.operations).toEqual([])
    world.clock.advance(4000)
    expect(statusOf(world, rotate, rotate.nodeId)).toBe('running')
  })

  it('terminates, runs and switches schedules too', () => {
    const { world } = gateway()
    world.edit.colleague({ user: 'li.na', executionId: payments.executionId, action: 'terminate' })
    world.edit.colleague({ user: 'li.na', workflowId: 'wf-flush-cdn', action: 'run' })
    world.edit.colleague({ user: 'li.na', workflowId: 'wf-probe-endpoints', action: 'disable' })
    const of = (id: string) => world.workflows().find((workflow) => workflow['id'] === id)
    expect(of(payments.workflowId)).toMatchObject({ status: 'canceling' })
    expect(of('wf-flush-cdn')).toMatchObject({ status: 'executing', last_execute_by: 'li.na' })
    expect(of('wf-probe-endpoints')).toMatchObject({ trigger_status: 'inactive' })
    expect(world.journal.operations.slice(-3).map(({ action }) => action)).toEqual([
      'terminate',
      'run',
      'disable',
    ])
  })

  it('can wait for AOM’s answer, and get any', () => {
    const { world } = gateway()
    const act = {
      user: 'li.na',
      executionId: rotate.executionId,
      nodeId: rotate.nodeId,
      action: 'skip',
    } as const
    const id = world.edit.colleague({ ...act, isOpen: true })
    expect(() => world.edit.colleague({ ...act, user: 'chen.wei' })).toThrow(/li\.na is still open/)
    world.edit.colleagueAnswered('unknown', id)
    expect(world.journal.find(id)?.operation).toMatchObject({ outcome: 'unknown', httpStatus: null })
  })

  it('is not believed to do what AOM would not take', () => {
    const { world } = gateway()
    const act = { user: 'li.na', executionId: payments.executionId, nodeId: payments.nodeId } as const
    expect(() => world.edit.colleague({ ...act, action: 'restart' })).toThrow(/AOM would not restart/)
  })
})
