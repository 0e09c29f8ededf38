import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '#mocks/node'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { startSession } from '#api/session'
import type { Mark } from '#domain/team/mark'
import { writeConfig } from '#test/config'
import { startJournal, type TeamJournal } from '#test/teamJournal'
import { isOwnMark, useMarkChange, useProjectMarks } from './marks'
import { liveInterval } from './operations'
import { journalStreamOf } from './stream'
import { until } from '#test/until'

/* Events can get lost on their way: what is said of a stop must not stay unseen. */

const at = Date.UTC(2026, 10, 23, 19, 12)
const { workflowId, executionId, nodeId } = night.rotate
const claim = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'claim',
  position: 3,
  seq: 3,
  projectId: PROJECT_ID,
  workflowId,
  executionId,
  nodeId,
  user: { kind: 'iam', name: 'li.na' },
  at,
  until: at + 30 * 60_000,
}

let journal: TeamJournal
let marks: object[]
let reads: number

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: at,
  })
  writeConfig({ hasJournal: true })
  startSession({ credential: { token: TOKEN, projectId: PROJECT_ID } })
  journal = startJournal()
  marks = []
  reads = 0
  server.use(
    http.get('*/api/marks', () => {
      reads += 1
      return HttpResponse.json({ marks, next: null, seq: 3 })
    }),
  )
})

/** What a page that shows the team's marks knows of them. */
async function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const { result } = renderHook(useProjectMarks, {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  })
  await until(() => expect(journalStreamOf(client).read().mode).toBe('live'))
  await until(() => expect(result.current.data?.marks).toEqual([]))
  return () => result.current.data?.marks.map(({ user }) => user.name)
}

it('a claim whose event never came is there when marks are read again, while the stream stands', async () => {
  const names = await show()
  const before = reads
  marks = [claim]
  // The stream says that it is alive, and nothing of the claim.
  for (let passed = 0; passed < liveInterval; passed += 20_000) {
    journal.say('of a newer gateway', '{}')
    await vi.advanceTimersByTimeAsync(20_000)
  }
  await until(() => expect(names()).toEqual(['li.na']))
  expect(reads).toBe(before + 1)
})

it('a claim whose event cannot be read is read at once', async () => {
  const names = await show()
  marks = [claim]
  journal.say('mark', '{"id": "00000000-0000')
  await until(() => expect(names()).toEqual(['li.na']))
})

it('one’s own mark is known as that while its answer is on its way: the stream may tell of it first', async () => {
  const asked: string[] = []
  server.use(
    http.put('*/api/marks/:id', ({ params }) => {
      asked.push(String(params['id']))
      return HttpResponse.json(claim, { status: 503 })
    }),
  )
  const client = new QueryClient()
  const { result } = renderHook(useMarkChange, {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  })
  act(() => result.current.make({ kind: 'claim', workflowId, executionId, nodeId }))
  await until(() => expect(asked).toHaveLength(1))
  const told = (id: string | undefined) => ({ ...claim, id }) as Mark
  expect(isOwnMark(told(asked[0]))).toBe(true)
  expect(isOwnMark(told(claim.id))).toBe(false)
  await until(() => expect(result.current.failure).toBeDefined())
})
