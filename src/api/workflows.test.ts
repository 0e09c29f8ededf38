import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { defaultFilter } from '#domain/execution/filter'
import { startSession } from './session'
import { listWorkflows } from './workflows'

const projectId = '0'.repeat(32)

/** An AOM with `count` workflows whose first page is called `base`; `lenient` takes page 0 for page 1. */
function aomWith(count: number, base: 0 | 1, lenient = false) {
  const indexes: number[] = []
  server.use(
    http.post('*/workflow-list', async ({ request }) => {
      const { page, size } = (await request.json()) as { page: number; size: number }
      indexes.push(page)
      if (page < base && !lenient)
        return HttpResponse.json({ error_code: 'AOM.31001302', error_msg: 'param error' }, { status: 400 })
      const start = (Math.max(page, base) - base) * size
      const ids = Array.from({ length: count }, (_, index) => ({ id: `w${index}`, status: 'success' }))
      return HttpResponse.json({ elements: ids.slice(start, start + size), total_elements: count })
    }),
  )
  return indexes
}

const page = (index: number) => listWorkflows({ filter: defaultFilter, index, projectId })

beforeEach(() => {
  startSession({ credential: { token: 'a-token', projectId } })
})

describe.each([
  ['the first page is 1', 1, false],
  ['the first page is 1, and 0 means 1', 1, true],
  ['the first page is 0', 0, false],
] as const)('where %s', (_, base, lenient) => {
  it.each([1, 12, 100, 101, 199, 200, 250, 10_000])(
    'all of %i workflows are reached, none twice',
    async (count) => {
      aomWith(count, base, lenient)
      const first = await page(0)
      const second = count > 100 ? await page(1) : { workflows: [] }
      const ids = [...first.workflows, ...second.workflows].map((workflow) => workflow.id)
      expect(ids).toEqual(Array.from({ length: Math.min(count, 200) }, (_item, index) => `w${index}`))
      expect(first.total).toBe(count)
    },
  )

  it('asks once to find out, and then remembers', async () => {
    const indexes = aomWith(250, base, lenient)
    await page(0)
    const toFindOut = indexes.length
    await page(0)
    await page(1)
    expect(indexes.length - toFindOut).toBe(2)
    expect(toFindOut).toBeLessThanOrEqual(3)
  })
})

it('an empty project asks one page and finds nothing out', async () => {
  const indexes = aomWith(0, 1)
  expect((await page(0)).workflows).toEqual([])
  expect(indexes).toEqual([1])
})
