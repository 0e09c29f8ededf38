import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { night } from '#mocks/scenarios'
import { runId } from '#mocks/scenarios/identity'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

test('a workflow’s runs, newest first, each with how long it took', async () => {
  const { world } = renderApp(`/workflows/${night.rotate.workflowId}`)
  expect(await screen.findByRole('heading', { level: 1, name: night.rotate.workflow })).toBeVisible()
  // What stands for it while it is read is another.
  await screen.findByRole('heading', { name: /^\d+ executions$/ })
  const table = screen.getByRole('table', { name: 'Executions' })
  const [, newest] = within(table).getAllByRole('row')
  const row = within(newest as HTMLElement)
  expect(row.getByText('Failed')).toBeVisible()
  expect(row.getAllByRole('link')[0]).toHaveAttribute(
    'href',
    inPlace(`/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`),
  )
  expect(row.getAllByText('2m 51s')).not.toHaveLength(0)
  const runs = world.executions(night.rotate.workflowId) ?? []
  expect(screen.getByRole('heading', { name: `${runs.length} executions` })).toBeVisible()
  expect(within(table).getAllByRole('row')).toHaveLength(runs.length + 1)
  expect(document.title).toBe(`${night.rotate.workflow} · 0000…0a0b · AOM Operator`)
})

test('from a run among ten thousand workflows it is there at once: its name is known', async () => {
  const workflowId = 'wf-00012'
  const { world, user } = renderApp(`/workflows/${workflowId}/executions/${runId(workflowId, 2)}`, {
    scenario: 'many',
  })
  const { textContent: name } = await screen.findByRole('heading', { level: 1 })
  const trail = within(screen.getByRole('navigation', { name: 'Where this is' }))
  const before = world.requests.length
  await user.click(trail.getByRole('link', { name: name ?? '' }))
  expect(await screen.findByText('Success rate')).toBeVisible()
  expect(await screen.findByRole('heading', { level: 1, name: name ?? '' })).toBeVisible()
  const reads = world.requests.slice(before).filter(({ operation }) => operation === 'ListWorkflow')
  expect(reads.length).toBeLessThanOrEqual(2)
}, 60_000)

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

test('the grid has a column for each node, a gap where it did not run, and opens a run at that node', async () => {
  renderApp(`/workflows/${night.rotate.workflowId}`)
  const grid = within(await screen.findByLabelText('Runs', { selector: 'table' }))
  const { node, nodeId, nextNode, workflowId, executionId } = night.rotate
  expect(grid.getByText(node).closest('th')).toHaveTextContent(/usually \d+s.*Reload nginx failed in 1 of 11/)
  const [, newest] = grid.getAllByRole('row')
  const row = within(newest as HTMLElement)
  expect(row.getByRole('link', { name: `${node}: Failed` })).toHaveAttribute(
    'href',
    inPlace(`/workflows/${workflowId}/executions/${executionId}?node=${nodeId}`),
  )
  expect(row.queryByRole('link', { name: new RegExp(`^${nextNode}`) })).toBeNull()
  expect(row.getByText(`${nextNode}: Not started`)).toBeVisible()
  expect(screen.getByText(`${node} failed in 1 of 11`, { selector: 'p' })).toBeVisible()
})

test('a run that is chosen in the grid is marked in the list and in the address, and is compared from there', async () => {
  const { user } = renderApp(`/workflows/${night.rotate.workflowId}`)
  const grid = within(await screen.findByLabelText('Runs', { selector: 'table' }))
  const [newest] = grid.getAllByRole('button')
  await user.click(newest as HTMLElement)
  expect(newest).toHaveAttribute('aria-pressed', 'true')
  expect(new URLSearchParams(window.location.search).get('run')).toBe(night.rotate.executionId)
  const list = within(screen.getByLabelText('Executions', { selector: 'table' }))
  const marked = list.getAllByRole('row').filter((row) => row.getAttribute('aria-current') === 'true')
  expect(marked).toHaveLength(1)
  expect(within(marked[0] as HTMLElement).getByRole('link', { name: 'Compare' })).toHaveAttribute(
    'href',
    inPlace(
      `/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}?compare=${runId(night.rotate.workflowId, 10)}`,
    ),
  )
  await user.click(newest as HTMLElement)
  expect(window.location.search).not.toContain('run=')
})

test('the durations are a figure with a name, and the same as a table', async () => {
  const { user } = renderApp(`/workflows/${night.rotate.workflowId}`)
  const figure = within(await screen.findByLabelText('How long the runs worked', { selector: 'figure' }))
  expect(
    figure.getByText(
      /of the 10 successful runs one in ten took at most 3m 16s and nine in ten at most 3m 56s; the median is 3m 37s/,
    ),
  ).toBeVisible()
  await user.click(figure.getByRole('button', { name: 'Show as table' }))
  const table = within(figure.getByRole('table', { name: 'How long the runs worked' }))
  expect(table.getAllByRole('row')).toHaveLength(12)
  expect(table.getAllByRole('row')[1]).toHaveTextContent(/Failed2m 51s/)
  expect(figure.getByRole('button', { name: 'Show as plot' })).toBeVisible()
})
