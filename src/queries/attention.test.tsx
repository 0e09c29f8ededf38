import { act, renderHook } from '@testing-library/react'
import { focusManager, QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { setImmediate } from 'node:timers'
import { beforeEach, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { startSession } from '#api/session'
import { createQueryClient } from '#app/queryClient'
import { nodeBaseline } from '#domain/operation/kinds/node'
import { testNow } from '#test/renderApp'
import { prefetchAttention, useAttention } from './attention'
import { executionKey, useExecution } from './executions'
import { saveRecord } from '#queries/operation/store'

const { workflowId, executionId, nodeId, node, workflow } = night.rotate
const ref = { workflowId, executionId }

let client: QueryClient
let world: World
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: testNow,
  })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  world = useWorld({ scenario: 'failed-night', now: () => testNow.getTime(), stopped: true })
  client = createQueryClient()
  return () => client.clear()
})

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
)
/** Lets so much time pass in small steps; between them what was asked is answered, which takes turns of the real loop. */
const pass = (ms: number) =>
  act(async () => {
    for (let left = ms; left > 0; left -= 250) {
      await vi.advanceTimersByTimeAsync(250)
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
  })

it('an execution is one query with one read, whichever screens show it', async () => {
  const { result } = renderHook(() => ({ attention: useAttention(), execution: useExecution(ref) }), {
    wrapper,
  })
  await pass(2_000)
  expect(result.current.attention.unread).toBe(0)
  expect(result.current.execution.data).toBeDefined()
  const row = result.current.attention.rows.find(({ key }) => key === `${executionId}/${nodeId}`)
  expect(row?.execution).toBe(result.current.execution.data)
  expect(client.getQueryCache().findAll({ queryKey: executionKey(ref) })).toHaveLength(1)
  const reads = world.requests.filter(
    ({ operation, path }) => operation === 'SearchWorkflowExecutionDetail' && path.includes(executionId),
  )
  expect(reads).toHaveLength(1)
})

it('a followed row is read fast, and ever slower while its reads fail', async () => {
  const reads = () =>
    world.requests.filter(
      ({ operation, path }) => operation === 'SearchWorkflowExecutionDetail' && path.includes(executionId),
    ).length
  const { result } = renderHook(() => useAttention(), { wrapper })
  await pass(2_000)
  const execution = result.current.rows.find(({ node }) => node?.id === nodeId)?.execution
  if (!execution) throw new Error('The row is not there.')
  act(() =>
    saveRecord({
      id: 'r1',
      projectId: PROJECT_ID,
      ...ref,
      workflowName: workflow,
      nodeId,
      nodeName: node,
      action: 'retry',
      requestedAt: Date.now(),
      baseline: nodeBaseline(execution, nodeId),
      answer: { kind: 'accepted', at: Date.now(), httpStatus: 200, body: '' },
    }),
  )
  const atFirst = reads()
  await pass(15_000)
  const whileGood = reads() - atFirst
  expect(whileGood).toBeGreaterThanOrEqual(8)

  world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'answer', answer: { status: 500, body: {} } })
  await pass(60_000)
  // Flat, it would be forty. Each failed one is asked once more after a second.
  const whileBad = reads() - atFirst - whileGood
  expect(whileBad).toBeGreaterThanOrEqual(4)
  expect(whileBad).toBeLessThanOrEqual(14)

  // At its slowest: every 16 s, and the second try; an effect that comes now is not called missing.
  await pass(60_000)
  expect(reads() - atFirst - whileGood - whileBad).toBeLessThanOrEqual(8)
})

it('what could not be read is counted as not read, says when it is tried again, and is read then', async () => {
  world.setFault({ on: 'SearchWorkflowExecutionDetail', kind: 'answer', answer: { status: 500, body: {} } })
  const { result } = renderHook(() => useAttention(), { wrapper })
  await pass(3_000)
  const row = () => result.current.rows.find(({ ref: { executionId: id } }) => id === executionId)
  expect(row()).toMatchObject({ kind: 'unread', failure: { httpStatus: 500 } })
  expect(result.current.unread).toBeGreaterThanOrEqual(7)
  const next = row()?.nextReadAt ?? 0
  expect(next).toBeGreaterThan(Date.now())

  world.clearFaults()
  await pass(next - Date.now() + 1_000)
  expect(row()).toMatchObject({ kind: 'failed', failure: undefined, nextReadAt: undefined })
  expect(result.current.unread).toBe(0)
})

it('of a long list a hidden tab reads no more than it has begun with, and goes on when it is looked at', async () => {
  world = useWorld({ scenario: 'many', now: () => testNow.getTime(), stopped: true })
  const reads = () =>
    world.requests.filter(({ operation }) => operation === 'SearchWorkflowExecutionDetail').length
  renderHook(() => useAttention(), { wrapper })
  await pass(500)
  focusManager.setFocused(false)
  await pass(20_000)
  expect(reads()).toBe(24)
  focusManager.setFocused(undefined)
  await pass(6_000)
  expect(reads()).toBeGreaterThanOrEqual(40)
})

it('what is read before the screen is drawn is what it shows first, and is not read again', async () => {
  const prefetched = prefetchAttention(client)
  await pass(500)
  await prefetched
  const before = world.requests.length
  const { result } = renderHook(() => useAttention(), { wrapper })
  expect(result.current.unread).toBe(0)
  expect(result.current.rows.map(({ key }) => key)).toContain(`${executionId}/${nodeId}`)
  await pass(500)
  expect(world.requests.slice(before)).toEqual([])
})

it('of ten thousand workflows no more is read before the screen than by it', async () => {
  world = useWorld({ scenario: 'many', now: () => testNow.getTime(), stopped: true })
  const prefetched = prefetchAttention(client)
  await pass(2_000)
  await prefetched
  const details = world.requests.filter(({ operation }) => operation === 'SearchWorkflowExecutionDetail')
  expect(details).toHaveLength(24)
})
