import { onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { FailureError, type Failure } from '#domain/failure/failure'
import { createQueryClient } from './queryClient'

afterEach(() => vi.useRealTimers())

const offline: Failure = { kind: 'offline' }

test.each<[string, Failure, number]>([
  ['a passing fault is over for all', offline, 1],
  ['a refusal stays one', { kind: 'refused', httpStatus: 403 }, 0],
])('after an outage the first read that gets through brings the others: %s', async (_, failure, again) => {
  vi.useFakeTimers()
  const client = createQueryClient()
  let down: Failure | undefined
  const reads: string[] = []
  const watch = (name: string, intervalMs: number, why: () => Failure | undefined) => {
    const observer = new QueryObserver(client, {
      queryKey: [name],
      queryFn: () => {
        reads.push(name)
        const failed = why()
        return failed ? Promise.reject(new FailureError(failed)) : Promise.resolve(name)
      },
      refetchInterval: intervalMs,
    })
    return observer.subscribe(() => undefined)
  }
  const unwatch = [watch('soon', 5_000, () => down && offline), watch('late', 60_000, () => down)]
  await vi.advanceTimersByTimeAsync(100)
  down = failure
  void client.invalidateQueries()
  await vi.advanceTimersByTimeAsync(3_000)
  down = undefined
  reads.length = 0
  await vi.advanceTimersByTimeAsync(5_000)
  expect(reads.filter((name) => name === 'soon')).toHaveLength(1)
  expect(reads.filter((name) => name === 'late')).toHaveLength(again)
  for (const end of unwatch) end()
})

test('what was refused meanwhile is not asked for again when an outage ends', async () => {
  vi.useFakeTimers()
  const client = createQueryClient()
  const failures = new Map<string, Failure | undefined>()
  const reads: string[] = []
  const watch = (name: string) =>
    new QueryObserver(client, {
      queryKey: [name],
      queryFn: () => {
        reads.push(name)
        const failure = failures.get(name)
        return failure ? Promise.reject(new FailureError(failure)) : Promise.resolve(name)
      },
    }).subscribe(() => undefined)
  for (const name of ['gone', 'away', 'back']) failures.set(name, offline)
  const unwatch = ['gone', 'away', 'back'].map(watch)
  await vi.advanceTimersByTimeAsync(3_000)
  failures.set('gone', { kind: 'refused', httpStatus: 404 })
  void client.refetchQueries({ queryKey: ['gone'] })
  await vi.advanceTimersByTimeAsync(3_000)
  failures.delete('back')
  reads.length = 0
  void client.refetchQueries({ queryKey: ['back'] })
  await vi.advanceTimersByTimeAsync(100)
  expect(reads).toEqual(['back', 'away'])
  for (const end of unwatch) end()
})

test('the network goes and comes back: the page knows both at once, long before it would ask again', async () => {
  vi.useFakeTimers()
  const client = createQueryClient()
  client.mount()
  let isConnected = true
  const observe = (name: string, staleTime?: number) =>
    new QueryObserver(client, {
      queryKey: [name],
      queryFn: () => (isConnected ? Promise.resolve(Date.now()) : Promise.reject(new FailureError(offline))),
      refetchInterval: 60_000,
      ...(staleTime !== undefined && { staleTime }),
    })
  const list = observe('list')
  // Read again only when its list entry changes: two hundred of them would ask at once.
  const detail = observe('detail', Infinity)
  const unwatch = [list, detail].map((observer) => observer.subscribe(() => undefined))
  await vi.advanceTimersByTimeAsync(5_000)

  isConnected = false
  onlineManager.setOnline(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(list.getCurrentResult().error).toMatchObject({ failure: offline })
  expect(detail.getCurrentResult().error).toBeNull()

  await vi.advanceTimersByTimeAsync(20_000)
  isConnected = true
  const before = Date.now()
  onlineManager.setOnline(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(list.getCurrentResult()).toMatchObject({ error: null, dataUpdatedAt: before })
  for (const end of unwatch) end()
  client.unmount()
})
