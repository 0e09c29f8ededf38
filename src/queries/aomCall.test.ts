import { beforeEach, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { getExecution } from '#api/executions'
import { operateNode } from '#api/operation/operations'
import { startSession } from '#api/session'
import { actions } from '#domain/operation/action'
import { aomCall } from './aomCall'

beforeEach(() => {
  useWorld({ scenario: 'failed-night', now: Date.now, stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
})

/** Method and address of what really leaves while `act` goes on. */
async function sentBy(act: () => Promise<unknown>) {
  const fetched = vi.spyOn(globalThis, 'fetch')
  await act().catch(() => undefined)
  return fetched.mock.calls.map(([url, init]) => ({ url, method: init?.method }))
}

const { rotate } = night

it.each(actions.node)('%s of a node is written down as it is sent', async (action) => {
  const { url, method } = aomCall(rotate, PROJECT_ID, { action, nodeId: rotate.nodeId })
  const facts = { id: '6f1f4f86-8a3f-4b57-9a53-000000000001' }
  expect(await sentBy(() => operateNode(rotate, rotate.nodeId, action, facts))).toEqual([{ url, method }])
})

it('the read of an execution is written down as it is sent', async () => {
  const { url, method } = aomCall(rotate, PROJECT_ID)
  expect(await sentBy(() => getExecution(rotate))).toEqual([{ url, method }])
})
