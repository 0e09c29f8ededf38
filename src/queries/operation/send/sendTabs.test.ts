import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'

/* Two tabs of one browser: each has the program to itself, and they share the storage. */

const now = Date.UTC(2026, 10, 23, 19, 12)
let world: World

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = useWorld({ scenario: 'failed-night', now: () => now, stopped: true })
})

async function openTab() {
  vi.resetModules()
  const { QueryClient } = await import('@tanstack/react-query')
  const { startSession } = await import('#api/session')
  const { getExecution } = await import('#api/executions')
  const { sendOnce } = await import('./sendOnce')
  const { freshRecords } = await import('#queries/operation/store')
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const execution = await getExecution(night.rotate)
  const { nodeId, workflow: workflowName } = night.rotate
  return {
    freshRecords,
    retry: () =>
      sendOnce(client, { operation: { action: 'retry', execution, nodeId }, workflowName, reason: '' }),
  }
}

describe('on plain http, where no lock spans the tabs', () => {
  beforeEach(() => vi.stubGlobal('navigator', { ...navigator, locks: undefined }))

  it('both confirmed at the same moment: one POST, and the other is told that the node is held', async () => {
    const [first, second] = [await openTab(), await openTab()]
    const outcomes = await Promise.all([first.retry(), second.retry()])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['elsewhere', 'sent'])
    await vi.waitFor(() => expect(first.freshRecords()[0]?.answer?.kind).toBe('accepted'))
    expect(second.freshRecords()).toHaveLength(1)
    expect(world.operations).toHaveLength(1)
  })
})
