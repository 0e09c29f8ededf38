import { describe, expect, it } from 'vitest'
import { night } from './scenarios'
import { aom, type Aom, type Where } from './testing'
import type { WireExecutionDetails } from './wire'
import { createWorld } from './world'

const { rotate, payments, fanOut } = night

const entries = ({ world }: Aom, where: Where, nodeId: string) =>
  (world.details(where.workflowId, where.executionId) as WireExecutionDetails).execution_result_list.filter(
    (result) => result.node_id === nodeId,
  )

/** A world that shows each attempt of a node as an entry of its own. */
const begin = () => {
  const begun = aom()
  begun.world.behaviour.retryEntries = 'append'
  return begun
}

describe('the same operation, sent twice', () => {
  it('is a second run: one more attempt of the node', async () => {
    const begun = begin()
    const send = () => begun.operate(rotate, rotate.nodeId, 'restart')
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    expect(begun.world.operations).toHaveLength(2)
    expect(entries(begun, rotate, rotate.nodeId)).toHaveLength(1)
    begun.world.clock.advance(4000)
    const seen = entries(begun, rotate, rotate.nodeId)
    expect(seen.map(({ status }) => status)).toEqual(['fail', 'running', 'running'])
    expect(new Set(seen.map((result) => result.function_execution_id)).size).toBe(3)
    begun.world.clock.advance(5 * 60_000)
    expect(entries(begun, rotate, rotate.nodeId).at(-1)).toMatchObject({ status: 'success' })
  })

  it('is one also while the attempt runs that the first one began', async () => {
    const begun = begin()
    await begun.operate(rotate, rotate.nodeId, 'restart')
    begun.world.clock.advance(4000)
    expect((await begun.operate(rotate, rotate.nodeId, 'restart')).status).toBe(200)
    begun.world.clock.advance(4000)
    expect(entries(begun, rotate, rotate.nodeId)).toHaveLength(3)
  })

  it.each([
    ['Skip', fanOut, fanOut.nodeId, 'skip', fanOut.nextNodeId],
    ['Continue', payments, payments.nodeId, 'continue', payments.nextNodeId],
  ] as const)('%s: what follows begins twice', async (_, where, nodeId, action, nextNodeId) => {
    const begun = begin()
    await begun.operate(where, nodeId, action)
    await begun.operate(where, nodeId, action)
    begun.world.clock.advance(4000)
    expect(entries(begun, where, nextNodeId)).toHaveLength(2)
  })

  it('by two operators: two attempts', async () => {
    const begun = begin()
    await begun.operate(rotate, rotate.nodeId, 'restart')
    begun.world.edit.actAsOther(rotate.executionId, rotate.nodeId, 'restart')
    begun.world.clock.advance(4000)
    expect(entries(begun, rotate, rotate.nodeId)).toHaveLength(3)
  })

  it('can be absorbed: accepted, and nothing more happens', async () => {
    const begun = begin()
    begun.world.behaviour.duplicates = 'absorbed'
    const send = () => begun.operate(rotate, rotate.nodeId, 'restart')
    expect([(await send()).status, (await send()).status]).toEqual([200, 200])
    begun.world.clock.advance(4000)
    expect((await send()).status).toBe(200)
    begun.world.clock.advance(4000)
    expect(entries(begun, rotate, rotate.nodeId)).toHaveLength(2)
  })

  it('can be refused as in the wrong state', async () => {
    const begun = begin()
    begun.world.behaviour.duplicates = 'refused'
    const send = () => begun.operate(rotate, rotate.nodeId, 'restart')
    expect((await send()).status).toBe(200)
    expect((await send()).ok).toBe(false)
    begun.world.clock.advance(4000)
    expect((await send()).ok).toBe(false)
    expect(entries(begun, rotate, rotate.nodeId)).toHaveLength(2)
  })

  it('is a second run also after a reload in between', async () => {
    const begun = begin()
    await begun.operate(rotate, rotate.nodeId, 'restart')
    await begun.operate(rotate, rotate.nodeId, 'restart')
    const restore: unknown = JSON.parse(JSON.stringify(begun.world.snapshot()))
    const again = createWorld({ scenario: 'failed-night', now: () => 0, restore })
    again.behaviour.retryEntries = 'append'
    for (const world of [again, begun.world]) world.clock.advance(4000)
    expect(again.details(rotate.workflowId, rotate.executionId)).toEqual(
      begun.world.details(rotate.workflowId, rotate.executionId),
    )
  })
})
