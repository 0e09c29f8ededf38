import { describe, expect, it } from 'vitest'
import { night } from './scenarios'
import { aom, list, START } from './testing'

const { rotate, payments } = night

async function names(response: Response): Promise<unknown[]> {
  const body = (await response.json()) as { elements: { name: string }[] }
  return body.elements.map((element) => element.name)
}

describe('ListWorkflow', () => {
  it.each([
    [{}, 400],
    [{ sort_field: 'name', sort_type: 'DESC' }, 400],
    [{ sort_field: 'update_time', sort_type: 'desc' }, 400],
    [list, 200],
    [{ ...list, size: 0 }, 400],
    [{ ...list, size: 100 }, 200],
    [{ ...list, size: 101 }, 400],
    [{ ...list, size: '10' }, 400],
    [{ ...list, search: '' }, 200],
    [{ ...list, search: 'x'.repeat(64) }, 200],
    [{ ...list, search: 'x'.repeat(65) }, 400],
    [{ ...list, type: 'cron' }, 200],
    [{ ...list, type: '' }, 400],
    [{ ...list, status: 'pausing' }, 200],
    [{ ...list, status: 'paused' }, 400],
    [{ ...list, create_by: '' }, 400],
    [{ ...list, tags: { env: 'prod' } }, 200],
    [{ ...list, tags: { env: 'elevenchars' } }, 400],
    [{ ...list, search_time_start: -1 }, 400],
    [{ ...list, search_time_end: 9_999_999_999_999 }, 200],
  ])('%j → %i', async (body, status) => {
    const response = await aom().list(body)
    expect(response.status).toBe(status)
    if (status === 400)
      expect(await response.json()).toMatchObject({ error_code: 'AOM.31001302', http_code: 400 })
  })

  it.each([
    [1, 0, 400, undefined],
    [1, 1, 200, 0],
    [1, 2, 200, 5],
    [0, 0, 200, 0],
    [0, 1, 200, 5],
    ['lenient1', 0, 200, 0],
    ['lenient1', 1, 200, 0],
    ['lenient1', 2, 200, 5],
  ] as const)('page base %s: page %i → %i', async (pageBase, page, status, offset) => {
    const { world, list: ask } = aom()
    world.behaviour.pageBase = pageBase
    const all = await names(await ask({ ...list, size: 100 }))
    const response = await ask({ ...list, size: 5, page })
    expect(response.status).toBe(status)
    if (offset !== undefined) expect(await names(response)).toEqual(all.slice(offset, offset + 5))
  })

  it('filters and counts over the whole project', async () => {
    const ask = async (filter: object) =>
      (await (await aom().list({ ...list, size: 1, ...filter })).json()) as {
        elements: Record<string, unknown>[]
        total_elements: number
      }
    expect((await ask({ status: 'pausing' })).total_elements).toBe(2)
    expect((await ask({ search: 'ROTATE tls' })).elements[0]).toMatchObject({ id: rotate.workflowId })
    expect((await ask({ search: '14 days' })).elements[0]).toMatchObject({
      name: 'Clean disks on edge nodes',
    })
    expect((await ask({ tags: { team: 'payments' } })).elements[0]).toMatchObject({ id: payments.workflowId })
    expect((await ask({ create_by: '刘洋', type: 'manual' })).total_elements).toBe(1)
    expect((await ask({ search_time_start: START + 1 })).total_elements).toBe(0)
  })

  it('sorts', async () => {
    const ask = async (sort_type: string) => {
      const body = { sort_field: 'last_execution_start_time', sort_type, size: 100 }
      return names(await aom().list(body))
    }
    expect(await ask('ASC')).toEqual((await ask('DESC')).toReversed())
  })
})
