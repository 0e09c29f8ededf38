import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { getExecution } from '#api/executions'
import { startSession } from '#api/session'
import { idsOf } from '#domain/operation/operation'
import { withLock } from '#queries/operation/lock'
import { freshRecords } from '#queries/operation/store'
import { holdAnswers } from '#test/holdAnswers'
import { useSendOperation, type OperationInput } from './sendOnce'

/* A dialog's attempt, on the way from its press to the call: one POST, at once, and never a second one. */

const now = Date.UTC(2026, 10, 23, 19, 12)
let world: World
let client: QueryClient
let input: OperationInput

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  world = useWorld({ scenario: 'failed-night', now: () => now, stopped: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  freshRecords()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.mount()
  const execution = await getExecution(night.rotate)
  input = {
    operation: { action: 'retry', execution, nodeId: night.rotate.nodeId },
    workflowName: night.rotate.workflow,
    reason: '',
  }
})

afterEach(() => {
  onlineManager.setOnline(true)
  client.unmount()
})

const inClient = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
)

/** A dialog that has just been confirmed. */
function confirm(confirmed = input) {
  const fetched = vi.spyOn(globalThis, 'fetch')
  const dialog = renderHook(() => useSendOperation(), { wrapper: inClient })
  act(() => dialog.result.current.send(confirmed))
  return { ...dialog, posts: () => fetched.mock.calls.filter(([, call]) => call?.method === 'POST').length }
}

const newest = () => freshRecords()[0]

/** Nothing holds the node any more: an attempt that is to be tried again, or waits for a network, still would. */
const isFree = () =>
  waitFor(async () => {
    const subject = { action: 'retry', ...idsOf(input.operation) } as const
    expect(await withLock(subject, () => Promise.resolve('free'))).toBe('free')
  })

describe('an operation is sent once', () => {
  it('and its record has the answer; the press itself is drawn at once', async () => {
    const { result, posts } = confirm()
    expect(result.current.attempt.kind).toBe('reading')
    await waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    await waitFor(() => expect(result.current.attempt).toEqual({ kind: 'sent', recordId: newest()?.id }))
    expect(posts()).toBe(1)
  })

  it('while the browser takes itself for offline: at once, not when the network is back', async () => {
    onlineManager.setOnline(false)
    const { result, posts } = confirm()
    await waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
    await waitFor(() => expect(result.current.attempt.kind).toBe('sent'))

    act(() => onlineManager.setOnline(true))
    await isFree()
    expect(posts()).toBe(1)
    expect(world.operations).toHaveLength(1)
    expect(freshRecords()).toHaveLength(1)
  })

  it('while another is on its way: neither waits for the other', async () => {
    const { workflow, nodeId } = night.payments
    const other: OperationInput = {
      operation: { action: 'continue', execution: await getExecution(night.payments), nodeId },
      workflowName: workflow,
      reason: '',
    }
    const answer = holdAnswers(`*/executions/${night.rotate.executionId}/operation`)
    confirm()
    await waitFor(() => expect(newest()).toMatchObject({ action: 'retry' }))
    const retry = () => freshRecords().find(({ action }) => action === 'retry')
    const second = confirm(other)
    await waitFor(() => expect(second.result.current.attempt.kind).toBe('sent'))
    await waitFor(() =>
      expect(freshRecords()).toContainEqual(
        expect.objectContaining({
          action: 'continue',
          answer: expect.objectContaining({ kind: 'accepted' }),
        }),
      ),
    )
    expect(retry()?.answer).toBeUndefined()
    answer()
    await waitFor(() => expect(retry()?.answer?.kind).toBe('accepted'))
  })

  it.each([
    ['no network', { kind: 'network' } as const, 'unknown'],
    ['a 503', { kind: 'answer', answer: { status: 503, body: '<h1>503</h1>' } } as const, 'unknown'],
    [
      'a throttled call',
      {
        kind: 'answer',
        answer: { status: 429, body: { error_code: 'APIG.0308', error_msg: 'over' } },
      } as const,
      'refused',
    ],
  ])('%s: it is not tried again', async (_, fault, kind) => {
    world.setFault({ on: 'StartPausingWorkflowExecutions', ...fault })
    const { posts } = confirm()
    await waitFor(() => expect(newest()?.answer?.kind).toBe(kind))
    await isFree()
    expect(posts()).toBe(1)
  })

  it('a fault of the browser’s own: nothing is sent, nothing is tried again, and the dialog may be confirmed anew', async () => {
    const request = vi.fn<() => Promise<never>>(() =>
      Promise.reject(new DOMException('shut', 'SecurityError')),
    )
    vi.stubGlobal('navigator', { ...navigator, locks: { request } })
    const { result, posts } = confirm()
    await waitFor(() => expect(result.current.attempt.kind).toBe('readFailed'))
    expect(request).toHaveBeenCalledTimes(1)
    expect(posts()).toBe(0)

    act(() => result.current.reset())
    await waitFor(() => expect(result.current.attempt.kind).toBe('idle'))
    vi.unstubAllGlobals()
    act(() => result.current.send(input))
    await waitFor(() => expect(result.current.attempt.kind).toBe('sent'))
    await waitFor(() => expect(newest()?.answer?.kind).toBe('accepted'))
  })

  it('nothing, where the dialog is closed during the fresh read', async () => {
    const { unmount, posts } = confirm()
    unmount()
    await isFree()
    expect(posts()).toBe(0)
    expect(freshRecords()).toEqual([])
  })
})
