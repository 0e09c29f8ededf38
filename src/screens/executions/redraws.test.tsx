import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '#mocks/node'
import type { Workflow } from '#domain/execution/workflow'
import { redrawsOf } from '#test/redraws'
import { refresh } from '#test/refresh'
import { renderApp } from '#test/renderApp'

it('after a poll in which one of a hundred rows changed, one row is drawn again', async () => {
  const elements = Array.from({ length: 100 }, (_, index) => ({
    id: `w${index}`,
    name: `Workflow ${index}`,
    status: 'success',
    last_execution_id: `e${index}`,
    last_execution_start_time: 1_763_000_000_000 - index * 60_000,
    last_execution_end_time: 1_763_000_030_000 - index * 60_000,
  }))
  // A screen on which all of them are in sight.
  vi.stubGlobal('innerHeight', 6_000)
  const app = renderApp('/executions', {
    answer: () =>
      server.use(
        http.post('*/workflow-list', () => HttpResponse.json({ elements, total_elements: elements.length })),
      ),
  })
  const rowOf = (name: string) => screen.getByText(name, { selector: 'bdi' }).closest('tr')!
  await screen.findByText('Workflow 99')
  expect(await redrawsOf('WorkflowRow', () => refresh(app))).toEqual([])

  Object.assign(elements[41]!, { status: 'fail' })
  const drawn = await redrawsOf('WorkflowRow', () =>
    refresh(app, () => expect(rowOf('Workflow 41')).toHaveTextContent('Failed')),
  )
  expect(drawn.map(({ workflow }) => (workflow as Workflow).id)).toEqual(['w41'])
})
