import { QueryClient } from '@tanstack/react-query'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { startSession } from '#api/session'
import { defaultFilter } from '#domain/execution/filter'
import { attentionQuery } from './attention'
import { totalOf } from '#domain/execution/workflowList'
import { findWorkflow, workflowsQuery } from './workflows'

const rowsOf = (page: number) =>
  Array.from({ length: 100 }, (_, index) => ({
    id: `w${page}-${index}`,
    status: 'fail',
    last_execution_id: `e${page}-${index}`,
  }))

/** What AOM's pages hold behind the first `real` ones. */
const beyond = {
  nothing: () => [],
  'the last page again': (real: number) => rowsOf(real),
  // As of a list that begins anew while it is read.
  'the first page again': () => rowsOf(1),
}

/** An AOM with `real` full pages, whose total is `total`. */
function aomWith(total: unknown, real: number, rest: (real: number) => object[]) {
  const counts = { reads: 0, atOnce: 0, mostAtOnce: 0 }
  server.use(
    http.post('*/workflow-list', async ({ request }) => {
      const { page, size, status } = (await request.json()) as { page: number; size: number; status?: string }
      if (page === 0) return HttpResponse.json({ error_code: 'AOM.31001302' }, { status: 400 })
      counts.reads += 1
      counts.mostAtOnce = Math.max(counts.mostAtOnce, (counts.atOnce += 1))
      await new Promise((resolve) => setTimeout(resolve))
      counts.atOnce -= 1
      const isOther = status !== undefined && status !== 'fail'
      const elements = isOther ? [] : page <= real ? rowsOf(page) : rest(real)
      // As a text, since JSON has no number beyond what JavaScript can hold.
      const body = JSON.stringify({ elements: elements.slice(0, size), total_elements: '§' })
      return new HttpResponse(body.replace('"§"', typeof total === 'string' ? total : JSON.stringify(total)))
    }),
  )
  return counts
}

let client: QueryClient
beforeEach(() => {
  startSession({ credential: { token: 'a-token', projectId: '0'.repeat(32) } })
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return () => client.clear()
})

const readToTheEnd = async () =>
  (await client.fetchInfiniteQuery({ ...workflowsQuery(defaultFilter), pages: 1_000 })).pages

const totals = ['9000000000000000000', 99_999_999, 20_000, {}, '"20000"', '"many"', -1, 1.5, null, 3]

describe.each(Object.entries(beyond))('a total that is not true, and behind the last page %s', (_, rest) => {
  it.each(totals)('%j: Needs attention reads page after page, and only what there is', async (total) => {
    const counts = aomWith(total, 3, rest)
    const { workflows } = await client.fetchQuery(attentionQuery())
    expect(new Set(workflows.map(({ id }) => id)).size).toBe(300)
    expect(workflows).toHaveLength(300)
    // The newest page, the four states (three of them empty), what lies behind the last page of the failed, and one read to
    // find out what AOM calls the first page.
    expect(counts.reads).toBeLessThanOrEqual(1 + 3 + 3 + 2 + 1)
    // One list at a time reads its pages one after another; there are four lists.
    expect(counts.mostAtOnce).toBeLessThanOrEqual(4)
  })

  it.each(totals)('%j: Executions can be read to an end', async (total) => {
    aomWith(total, 3, rest)
    const pages = await readToTheEnd()
    const ids = pages.flatMap((page) => page.workflows).map(({ id }) => id)
    expect(new Set(ids).size).toBe(300)
    expect(pages.length).toBeLessThanOrEqual(5)
    expect(totalOf(pages) ?? 0).toBeLessThanOrEqual(500)
  })

  it.each(totals)('%j: the search for one workflow ends, and finds what is there', async (total) => {
    const counts = aomWith(total, 3, rest)
    expect(await findWorkflow(client, 'w3-99')).toMatchObject({ id: 'w3-99' })
    expect(await findWorkflow(client, 'no-such')).toBeNull()
    expect(counts.reads).toBeLessThanOrEqual(3 + 5 + 1)
    expect(counts.mostAtOnce).toBe(1)
  })
})

it('a page of a short list with a long total is still the first one', async () => {
  server.use(
    http.post('*/workflow-list', async ({ request }) => {
      const { page } = (await request.json()) as { page: number }
      if (page === 0) return HttpResponse.json({ error_code: 'AOM.31001302' }, { status: 400 })
      return HttpResponse.json({ elements: page === 1 ? rowsOf(1).slice(0, 30) : [], total_elements: 150 })
    }),
  )
  const { workflows } = await client.fetchQuery(attentionQuery())
  expect(workflows).toHaveLength(30)
})
