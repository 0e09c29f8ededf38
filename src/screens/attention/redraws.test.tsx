import { act, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '#mocks/node'
import { PROJECT_ID } from '#mocks/scenarios'
import type { AttentionRow } from '#domain/execution/attention'
import { saveRecord } from '#queries/operation/store'
import { redrawsOf } from '#test/redraws'
import { refresh } from '#test/refresh'
import { renderApp } from '#test/renderApp'

const at = Date.UTC(2026, 10, 23, 19, 0)

it('after a poll in which one of a hundred rows changed, one row is drawn again', async () => {
  const elements = Array.from({ length: 100 }, (_, index) => ({
    id: `w${index}`,
    name: `Workflow ${index}`,
    status: 'fail',
    last_execution_id: `e${index}`,
    last_execution_start_time: at - index * 60_000,
    last_execution_end_time: at + 30_000 - index * 60_000,
  }))
  const reasons = elements.map(({ name }) => `${name} had no room`)
  const detailOf = (index: number) => ({
    status: 'fail',
    begin_time: elements[index]?.last_execution_start_time,
    end_time: elements[index]?.last_execution_end_time,
    workflow_snapshot: { nodes: [{ id: `n${index}`, name: `Node ${index}` }] },
    execution_result_list: [
      {
        node_id: `n${index}`,
        status: 'fail',
        end_time: at - index * 60_000,
        output: { message: reasons[index] },
      },
    ],
  })
  const app = renderApp('/attention?group=none', {
    answer: () =>
      server.use(
        http.post('*/workflow-list', () => HttpResponse.json({ elements, total_elements: elements.length })),
        http.get('*/executions/:id/status', ({ params }) =>
          HttpResponse.json(detailOf(Number(String(params['id']).slice(1)))),
        ),
      ),
  })
  // Those in sight are drawn, and read, first.
  await waitFor(() => expect(screen.getAllByText(/had no room/).length).toBeGreaterThan(12))

  for (const component of ['AttentionTableRow', 'OperationButtons'])
    expect(await redrawsOf(component, () => refresh(app))).toEqual([])

  reasons[95] = 'It is another fault now'
  elements[95]!.last_execution_end_time += 1_000
  const drawn = await redrawsOf('AttentionTableRow', () =>
    refresh(app, () => expect(screen.getByText('It is another fault now')).toBeInTheDocument()),
  )
  // Once by its list entry, and once by what was then read of it.
  expect(drawn.length).toBeLessThanOrEqual(3)
  expect(new Set(drawn.map(({ row }) => (row as AttentionRow).workflow.id))).toEqual(new Set(['w95']))

  // Another tab has begun an operation on one of the nodes.
  const buttons = await redrawsOf('OperationButtons', async () => {
    act(() =>
      saveRecord({
        id: '0b9f1c52-5f0e-4a0e-9d9c-0d6d6b0f4a11',
        projectId: PROJECT_ID,
        workflowId: 'w90',
        executionId: 'e90',
        workflowName: 'Workflow 90',
        nodeId: 'n90',
        nodeName: 'Node 90',
        action: 'retry',
        requestedAt: Date.now(),
        baseline: { execution: { state: 'failed', raw: 'fail' }, node: { state: 'failed', raw: 'fail' } },
      }),
    )
    await waitFor(() =>
      expect(screen.getByLabelText('Retry Node 90')).toHaveAttribute('aria-disabled', 'true'),
    )
  })
  expect(new Set(buttons.map(({ name }) => name))).toEqual(new Set(['Node 90']))
}, 120_000)
