import { describe, expect, it } from 'vitest'
import { night, scenarioNames, type ScenarioName } from './scenarios'
import type { WireExecutionDetails } from './wire'
import { createWorld, type World } from './world'

const START = Date.UTC(2026, 10, 24, 19, 0)
const MINUTE = 60_000
const { rotate, vacuum, payments, contradiction, fanOut, edited } = night

function begin(scenario: ScenarioName = 'failed-night'): World {
  return createWorld({ scenario, now: () => START, stopped: true })
}
function details(world: World, where: { workflowId: string; executionId: string }): WireExecutionDetails {
  return world.details(where.workflowId, where.executionId) as WireExecutionDetails
}
function resultOf(world: World, where: { workflowId: string; executionId: string }, nodeId: string) {
  return details(world, where).execution_result_list.find((result) => result.node_id === nodeId)
}
function statusOf(world: World, where: { workflowId: string }): unknown {
  return world.workflows().find((workflow) => workflow['id'] === where.workflowId)?.['status']
}
function act(
  world: World,
  where: { executionId: string },
  nodeId: string,
  action: 'restart' | 'skip' | 'continue',
) {
  world.edit.actAsOther(where.executionId, nodeId, action)
}

describe('a world', () => {
  it.each(scenarioNames)('is the same for the same start and time: %s', (scenario) => {
    const [one, two] = [begin(scenario), begin(scenario)]
    one.clock.advance(90_000)
    // However often somebody looks on the way.
    for (let step = 0; step < 9; step++) {
      two.clock.advance(10_000)
      two.tick()
    }
    expect(two.workflows()).toEqual(one.workflows())
    for (const workflow of one.workflows().slice(0, 40)) {
      const id = String(workflow['id'])
      expect(two.executions(id)).toEqual(one.executions(id))
    }
  })

  it('follows the outside clock at its speed, stops and moves', () => {
    let outside = START
    const world = createWorld({ scenario: 'calm', now: () => outside })
    outside += 1000
    expect(world.clock.now()).toBe(START + 1000)
    world.clock.setSpeed(60)
    outside += 1000
    expect(world.clock.now()).toBe(START + 61_000)
    world.clock.stop()
    outside += 5000
    expect(world.clock.now()).toBe(START + 61_000)
    world.clock.advance(500)
    expect(world.clock.now()).toBe(START + 61_500)
  })

  it('goes on after a reload as if nothing had been', () => {
    const world = begin()
    world.clock.advance(5000)
    act(world, rotate, rotate.nodeId, 'restart')
    world.clock.advance(20_000)
    world.edit.setNodeStatus(vacuum.executionId, vacuum.nodeId, 'fail')
    const snapshot: unknown = JSON.parse(JSON.stringify(world.snapshot()))
    const again = createWorld({ scenario: 'failed-night', now: () => START, restore: snapshot })
    expect(again.workflows()).toEqual(world.workflows())
    again.clock.advance(3 * MINUTE)
    world.clock.advance(3 * MINUTE)
    expect(details(again, rotate)).toEqual(details(world, rotate))
    expect(details(again, vacuum)).toEqual(details(world, vacuum))
  })

  it.each([undefined, 'nonsense', {}, { version: 1, scenario: 'calm', start: 1, clock: {}, commands: [] }])(
    'begins anew from a snapshot that is not its own: %j',
    (restore) => {
      const world = createWorld({ scenario: 'failed-night', now: () => START, stopped: true, restore })
      expect(world.start).toBe(START)
      expect(world.workflows()).toEqual(begin().workflows())
    },
  )
})

describe('the failed night', () => {
  it('has some thirty workflows with 5 to 21 executions each, oldest first', () => {
    const world = begin()
    expect(world.workflows().length).toBeGreaterThanOrEqual(30)
    for (const workflow of world.workflows()) {
      const list = world.executions(String(workflow['id'])) as { begin_time: number; execution_id: string }[]
      expect(list.length).toBeGreaterThanOrEqual(5)
      expect(list.length).toBeLessThanOrEqual(21)
      expect(list.at(-1)?.execution_id).toBe(workflow['last_execution_id'])
      expect(list.every((item) => item.begin_time <= START)).toBe(true)
    }
  })

  it('shows every state that the list can be filtered by', () => {
    const shown = new Set(
      begin()
        .workflows()
        .map((workflow) => workflow['status']),
    )
    const all = 'success fail executing cancel waitExecute waitApproval approvalFailed pausing canceling'
    expect(shown).toEqual(new Set(all.split(' ')))
  })

  it('stops a chain at the node that failed on 2 of 20 hosts', () => {
    const world = begin()
    const detail = details(world, rotate)
    const result = resultOf(world, rotate, rotate.nodeId)
    expect([detail.status, statusOf(world, rotate), result?.status]).toEqual(['fail', 'fail', 'fail'])
    expect(result?.output?.fail.map((target) => target['name'])).toEqual([
      'ecs-prod-web-007',
      'ecs-prod-web-017',
    ])
    expect(result?.output?.success).toHaveLength(18)
    expect(result?.output?.fail[0]).toMatchObject({ code: '0', exit_code: '1', floating_ip_List: [] })
    expect(result?.output?.fail[0]?.['execute_time']).toMatch(/^\d+$/)
    expect(resultOf(world, rotate, rotate.nextNodeId)).toBeUndefined()
    expect(detail.workflow_snapshot.nodes.map((node) => node.id)).toContain(rotate.nextNodeId)
  })

  it('times out on a host that never answered', () => {
    const world = begin()
    const result = resultOf(world, vacuum, vacuum.nodeId)
    expect([details(world, vacuum).status, result?.status, statusOf(world, vacuum)]).toEqual([
      'timeout',
      'timeout',
      'fail',
    ])
    expect([result?.output?.in_execution.length, result?.output?.not_performed.length]).toEqual([1, 1])
  })

  it('waits at a pause node for three hours', () => {
    const world = begin()
    const result = resultOf(world, payments, payments.nodeId)
    expect([details(world, payments).status, result?.status, statusOf(world, payments)]).toEqual([
      'running',
      'pausing',
      'pausing',
    ])
    expect((START - (result?.begin_time ?? 0)) / MINUTE).toBeCloseTo(180, -1)
    expect(result).toMatchObject({ end_time: 0 })
    expect(result).not.toHaveProperty('output')
  })

  it('contradicts itself: failed, its only node a success', () => {
    const world = begin()
    const detail = details(world, contradiction)
    expect(detail.status).toBe('fail')
    expect(detail.execution_result_list.map((result) => result.status)).toEqual(['success'])
    expect(detail.workflow_snapshot.nodes[0]?.ignore_error).toBe(true)
    const output = detail.execution_result_list[0]?.output
    expect(output?.fail.map((target) => target['name'])).toEqual([contradiction.failedHost])
  })

  it('has a workflow edited since its run began', () => {
    const world = begin()
    const workflow = world.workflows().find((item) => item['id'] === edited.workflowId)
    expect(workflow?.['edit_time']).toBeGreaterThan(details(world, edited).workflow_edit_time)
    expect(workflow?.['type']).toBe('cron')
  })

  it('moves: running targets take their turns and runs end', () => {
    const world = begin()
    const [first] = night.running
    const before = resultOf(world, first, 'restart-gateway')?.output
    world.clock.advance(3 * MINUTE)
    const after = resultOf(world, first, 'restart-gateway')?.output
    expect([before?.success.length, before?.in_execution.length]).toEqual([0, 1])
    expect(after?.success.map((target) => target['app'])).toEqual(['gateway', 'gateway-internal'])
    expect([details(world, first).status, statusOf(world, first)]).toEqual(['success', 'success'])
  })
})

describe('an operation', () => {
  it('Retry begins the node again, keeps one entry, and the chain goes on to its end', () => {
    const world = begin()
    const before = resultOf(world, rotate, rotate.nodeId)
    act(world, rotate, rotate.nodeId, 'restart')
    const after = resultOf(world, rotate, rotate.nodeId)
    expect(after).toMatchObject({ status: 'running', begin_time: START, end_time: 0 })
    expect(after?.begin_time).not.toBe(before?.begin_time)
    expect(details(world, rotate)).toMatchObject({ status: 'running', end_time: 0 })
    expect(statusOf(world, rotate)).toBe('executing')
    world.clock.advance(5 * MINUTE)
    expect(details(world, rotate).status).toBe('success')
    const ids = details(world, rotate).execution_result_list.map((result) => result.node_id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('a retried node can get an entry of its own', () => {
    const world = begin()
    world.behaviour.retryEntries = 'append'
    act(world, rotate, rotate.nodeId, 'restart')
    const statuses = details(world, rotate)
      .execution_result_list.filter((result) => result.node_id === rotate.nodeId)
      .map((result) => result.status)
    expect(statuses).toEqual(['fail', 'running'])
  })

  it('a Retry can fail again', () => {
    const world = begin()
    act(world, edited, edited.nodeId, 'restart')
    world.clock.advance(10 * MINUTE)
    expect(resultOf(world, edited, edited.nodeId)?.status).toBe('fail')
    expect(resultOf(world, edited, edited.nodeId)?.begin_time).toBe(START)
  })

  it('Skip leaves the node behind and begins the next', () => {
    const world = begin()
    act(world, rotate, rotate.nodeId, 'skip')
    expect(resultOf(world, rotate, rotate.nodeId)?.status).toBe('skipped')
    expect(resultOf(world, rotate, rotate.nextNodeId)?.status).toBe('running')
  })

  it('Continue runs to the next pause, past a node whose errors are ignored', () => {
    const world = begin()
    act(world, payments, payments.nodeId, 'continue')
    expect(resultOf(world, payments, payments.nodeId)?.status).toBe('success')
    world.clock.advance(10 * MINUTE)
    expect(resultOf(world, payments, 'warm-caches')).toMatchObject({
      status: 'success',
      output: { fail: [{}] },
    })
    expect(resultOf(world, payments, payments.nextPauseId)?.status).toBe('pausing')
    act(world, payments, payments.nextPauseId, 'continue')
    world.clock.advance(10 * MINUTE)
    expect([details(world, payments).status, statusOf(world, payments)]).toEqual(['fail', 'fail'])
  })

  it('in a fan-out wakes only what waits for it', () => {
    const world = begin()
    expect(resultOf(world, fanOut, 'verify-zone-a')?.status).toBe('success')
    expect(resultOf(world, fanOut, fanOut.nextNodeId)).toBeUndefined()
    act(world, fanOut, fanOut.nodeId, 'skip')
    expect(resultOf(world, fanOut, fanOut.nextNodeId)?.status).toBe('running')
    world.clock.advance(5 * MINUTE)
    expect(details(world, fanOut).status).toBe('success')
  })

  it('another operator acts after the second read, once', () => {
    const world = begin('other-operator')
    const read = () => world.read(rotate.workflowId, rotate.executionId) as WireExecutionDetails
    expect([read().status, read().status, read().status]).toEqual(['fail', 'fail', 'running'])
  })
})
