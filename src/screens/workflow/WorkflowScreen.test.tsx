import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { night } from '#mocks/scenarios'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

test('a workflow’s runs, newest first, each with its nodes in words', async () => {
  const { world } = renderApp(`/workflows/${night.rotate.workflowId}`)
  expect(await screen.findByRole('heading', { level: 1, name: night.rotate.workflow })).toBeVisible()
  const table = await screen.findByRole('table', { name: 'Executions' })
  await within(table).findAllByRole('link')
  const [, newest] = within(table).getAllByRole('row')
  const row = within(newest as HTMLElement)
  expect(row.getByText('Failed')).toBeVisible()
  expect(row.getByRole('link')).toHaveAttribute(
    'href',
    inPlace(`/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`),
  )
  expect(row.getAllByText(`${night.rotate.node}: Failed`)).not.toHaveLength(0)
  const runs = world.executions(night.rotate.workflowId) ?? []
  expect(screen.getByRole('heading', { name: `${runs.length} executions` })).toBeVisible()
  expect(within(table).getAllByRole('row')).toHaveLength(runs.length + 1)
  expect(document.title).toBe(`${night.rotate.workflow} · 0000…0a0b · AOM Operator`)
})

test('success rate and median duration are over the runs listed', async () => {
  renderApp(`/workflows/${night.rotate.workflowId}`)
  const note = await screen.findByText(/^\d+ of \d+ ended runs listed$/)
  const [succeeded, ended] = (note.textContent.match(/\d+/g) ?? []).map(Number) as [number, number]
  const rate = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(
    succeeded / ended,
  )
  expect(ended).toBeGreaterThan(4)
  expect(screen.getByText('Success rate').closest('div')).toHaveTextContent(rate)
  expect(screen.getByText('Median duration').closest('div')).toHaveTextContent(
    /\d+[ms].*of \d+ successful runs? listed/,
  )
})

test('an id that no list shows is said to be unknown, and AOM’s refusal with its code', async () => {
  const { world } = renderApp('/workflows/wf-no-such')
  world.behaviour.unknownWorkflow = 'notFound'
  expect(await screen.findByText('AOM’s list does not have this workflow')).toBeVisible()
  expect(await screen.findByText('AOM.31001306')).toBeVisible()
  expect(await screen.findByText(/AOM does not have this workflow in this project/)).toBeVisible()
})

test('an id that no list shows, and of whose executions AOM says what is documented: an error inside', async () => {
  renderApp('/workflows/wf-no-such')
  expect(await screen.findByText('AOM’s list does not have this workflow')).toBeVisible()
  expect(await screen.findByText('AOM.31001405')).toBeVisible()
})
