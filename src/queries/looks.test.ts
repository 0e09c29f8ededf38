import { InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useWorld } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { startSession } from '#api/session'
import { defaultFilter } from '#domain/execution/filter'
import { startJournal, type TeamJournal } from '#test/teamJournal'
import { attentionQuery } from './attention'
import { executionListQuery } from './executions'
import { journalStreamOf } from './journal/stream'
import { workflowsQuery } from './workflows'
import { until } from '#test/until'

const at = Date.UTC(2026, 10, 23, 19, 12)
const { workflowId, executionId } = night.rotate
let client: QueryClient
let world: World
let journal: TeamJournal

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: at,
  })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  world = useWorld({ scenario: 'failed-night', now: () => Date.now(), stopped: true })
  journal = startJournal()
  return () => client.clear()
})

/** How often AOM's lists were asked for: of workflows, and of one workflow's executions. */
const asked = () => {
  const count = (operation: string) =>
    world.requests.filter((request) => request.operation === operation).length
  return { workflows: count('ListWorkflow'), executions: count('ListWorkflowExecutions') }
}

/** Needs attention, Executions and a workflow's page, and the stream that any page keeps open. */
async function open() {
  const stream = journalStreamOf(client)
  const observers = [
    new QueryObserver(client, attentionQuery()),
    new InfiniteQueryObserver(client, workflowsQuery(defaultFilter)),
    new QueryObserver(client, executionListQuery(workflowId)),
  ] as const
  const [attention, list, executions] = observers
  const leave = [stream.subscribe(() => undefined), attention.subscribe(() => undefined)]
  leave.push(
    list.subscribe(() => undefined),
    executions.subscribe(() => undefined),
  )
  const results = () => observers.map((observer) => observer.getCurrentResult())
  const isIdle = () => results().every(({ data, isFetching }) => data !== undefined && !isFetching)
  await until(() => expect(isIdle()).toBe(true))
  await until(() => expect(stream.read().mode).toBe('live'))
  return {
    leave: () => leave.forEach((end) => end()),
    /** Epoch milliseconds: how old each list says that it is. */
    readAt: () => results().map(({ dataUpdatedAt }) => dataUpdatedAt),
    attention,
    settled: () => until(() => expect(isIdle()).toBe(true)),
  }
}

/** The next look, as the page takes it over. */
async function look(fields: Record<string, unknown> = {}) {
  const before = client.getQueryCache().find({ queryKey: attentionQuery().queryKey })?.state.dataUpdatedAt
  journal.look(fields)
  await until(() =>
    expect(
      client.getQueryCache().find({ queryKey: attentionQuery().queryKey })?.state.dataUpdatedAt,
    ).not.toBe(before),
  )
}

describe('while the gateway looks for everybody', () => {
  it('lists are read once, and then no more: they are as old as the look', async () => {
    const page = await open()
    const first = asked()
    await vi.advanceTimersByTimeAsync(2_000)
    await look()
    await page.settled()
    // Nobody knows what happened before the first look that this page hears of.
    const once = asked()
    expect(once.workflows).toBeGreaterThan(first.workflows)
    expect(once.executions).toBe(first.executions + 1)
    for (let minute = 0; minute < 6; minute += 1) {
      await vi.advanceTimersByTimeAsync(10_000)
      await look()
      const age = page.readAt().map((readAt) => Date.now() - readAt)
      for (const ms of age) expect(ms).toBeLessThan(1_000)
      for (const ms of age) expect(ms).toBeGreaterThanOrEqual(200)
    }
    expect(asked()).toEqual(once)
    page.leave()
  })

  it('what has changed is read again, and nothing else', async () => {
    const page = await open()
    await look()
    await page.settled()
    const before = asked()
    const running = () =>
      page.attention.getCurrentResult().data?.workflows.find(({ id }) => id === workflowId)?.status.state
    expect(running()).toBe('failed')
    world.edit.setExecutionStatus(executionId, 'executing', 'executing')
    await vi.advanceTimersByTimeAsync(10_000)
    journal.look({ hasChanged: true, workflows: [night.vacuum.workflowId] })
    await until(() => expect(running()).toBe('running'))
    await page.settled()
    // Both lists of workflows; the executions are those of another one.
    expect(asked().executions).toBe(before.executions)
    expect(asked().workflows).toBeGreaterThan(before.workflows)
    await vi.advanceTimersByTimeAsync(9_000)
    journal.look({ hasChanged: true, workflows: [workflowId] })
    await until(() => expect(asked().executions).toBe(before.executions + 1))
    page.leave()
  })

  it('who has missed a look reads everything', async () => {
    const page = await open()
    await look({ number: 7 })
    await page.settled()
    const before = asked()
    await vi.advanceTimersByTimeAsync(10_000)
    await look({ number: 9 })
    await page.settled()
    expect(asked().executions).toBe(before.executions + 1)
    expect(asked().workflows).toBeGreaterThan(before.workflows)
    page.leave()
  })

  it('of several gateways, what changed is read once more with the next look: another one may have answered with what it had', async () => {
    const page = await open()
    await look({ isAlone: false })
    await page.settled()
    const first = asked()
    await vi.advanceTimersByTimeAsync(10_000)
    await look({ isAlone: false })
    await page.settled()
    expect(asked().executions).toBe(first.executions + 1)
    const second = asked()
    for (let looks = 0; looks < 3; looks += 1) {
      await vi.advanceTimersByTimeAsync(10_000)
      await look({ isAlone: false })
    }
    expect(asked()).toEqual(second)
    page.leave()
  })

  it('an answer that a change overtook on its way is asked for again with the next look', async () => {
    const page = await open()
    await look()
    await page.settled()
    let answer: () => void = () => undefined
    const slow = executionListQuery(night.vacuum.workflowId)
    const read = vi.fn<() => Promise<never>>(async () => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return { executions: [], unreadable: 0 } as never
    })
    const late = new QueryObserver(client, { ...slow, queryFn: read })
    const leave = late.subscribe(() => undefined)
    await vi.advanceTimersByTimeAsync(5_000)
    await look({ hasChanged: true, workflows: [night.vacuum.workflowId] })
    answer()
    await until(() => expect(late.getCurrentResult().data).toBeDefined())
    expect(read).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(5_000)
    journal.look()
    await until(() => expect(read).toHaveBeenCalledTimes(2))
    leave()
    page.leave()
  })
})

describe('lists are polled as without a key', () => {
  it.each([
    ['when looks stay away for longer than was promised', () => undefined],
    ['when the stream breaks', () => journal.cut()],
  ])('%s', async (_, happens) => {
    const page = await open()
    await look()
    await page.settled()
    const before = asked()
    happens()
    await vi.advanceTimersByTimeAsync(14_000)
    expect(asked()).toEqual(before)
    await vi.advanceTimersByTimeAsync(2_000)
    await page.settled()
    expect(asked().workflows).toBeGreaterThan(before.workflows)
    const again = asked()
    await vi.advanceTimersByTimeAsync(31_000)
    await page.settled()
    expect(asked().workflows).toBeGreaterThan(again.workflows + 2)
    expect(asked().executions).toBeGreaterThan(before.executions)
    page.leave()
  })

  it('where looks see only a part of the project, those that show another part', async () => {
    const filter = { ...defaultFilter, text: 'Rotate' }
    const list = new InfiniteQueryObserver(client, workflowsQuery(filter))
    const leave = list.subscribe(() => undefined)
    const page = await open()
    await look({ isWhole: false })
    await page.settled()
    const searches = () =>
      world.requests.filter(({ body }) => (body as { search?: string } | undefined)?.search === 'Rotate')
        .length
    const before = searches()
    await vi.advanceTimersByTimeAsync(10_000)
    await look({ isWhole: false })
    await vi.advanceTimersByTimeAsync(6_000)
    await until(() => expect(searches()).toBeGreaterThan(before))
    leave()
    page.leave()
  })

  it('an execution list in which an earlier run may still be operated', async () => {
    world.edit.setExecutionStatus(world.edit.execute(workflowId), 'success', 'success')
    const page = await open()
    await look()
    await page.settled()
    const before = asked()
    for (let looks = 0; looks < 4; looks += 1) {
      await vi.advanceTimersByTimeAsync(9_000)
      await look()
    }
    expect(asked().workflows).toBe(before.workflows)
    expect(asked().executions).toBeGreaterThan(before.executions)
    page.leave()
  })

  it('what says nothing of this project, or nothing that can be read, is no look', async () => {
    const page = await open()
    const before = asked()
    journal.look({ projectId: 'f'.repeat(32) })
    journal.look({ nextMs: 3_600_000 })
    journal.look({ number: 'seven' })
    await vi.advanceTimersByTimeAsync(16_000)
    await page.settled()
    expect(asked().workflows).toBeGreaterThan(before.workflows)
    page.leave()
  })
})
