import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { night } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'

const listBodies = (world: World) =>
  world.requests.filter(({ operation }) => operation === 'ListWorkflow').map(({ body }) => body)

const table = () => screen.findByRole('table', { name: 'Executions' })
const rowOf = async (name: string) => {
  const link = await screen.findByText(name, { selector: 'a *' })
  return link.closest('tr') as HTMLTableRowElement
}

test('shows each workflow with its latest execution, linked, and the count over the project', async () => {
  const { world } = renderApp('/executions')
  const row = await rowOf(night.rotate.workflow)
  expect(row).toHaveTextContent('Failed')
  expect(within(row).getByRole('link', { name: night.rotate.workflow })).toHaveAttribute(
    'href',
    inPlace(`/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`),
  )
  expect(within(await rowOf(night.payments.workflow)).getByText('Paused')).toBeVisible()
  const total = world.workflows().length
  expect(screen.getByText(`${total} workflows`)).toBeInTheDocument()
  expect(await table()).toHaveAttribute('aria-rowcount', String(total + 1))
  expect(document.title).toBe('Executions · 0000…0a0b · AOM Operator')
  expect(listBodies(world)[0]).toMatchObject({ sort_field: 'last_execution_start_time', sort_type: 'DESC' })
})

test('a filter is asked of AOM, stands in the URL, and Back takes it off again', async () => {
  const { user, world } = renderApp('/executions')
  await rowOf(night.rotate.workflow)
  await user.selectOptions(screen.getByLabelText('State'), 'Failed')
  await waitFor(() => expect(listBodies(world).at(-1)).toMatchObject({ status: 'fail' }))
  expect(window.location.search).toBe(inPlace('/?state=fail').slice(1))
  await waitFor(() => expect(screen.queryByText(night.payments.workflow)).toBeNull())
  expect(await rowOf(night.rotate.workflow)).toBeInTheDocument()

  window.history.back()
  expect(await rowOf(night.payments.workflow)).toBeInTheDocument()
  expect(screen.getByLabelText('State')).toHaveDisplayValue('Any state')
})

test('the search is sent once, on Enter, not at every key', async () => {
  const { user, world } = renderApp('/executions')
  await rowOf(night.rotate.workflow)
  const before = listBodies(world).length
  await user.type(screen.getByLabelText('Search'), 'TLS{Enter}')
  await waitFor(() => expect(listBodies(world).at(-1)).toMatchObject({ search: 'TLS' }))
  const searches = listBodies(world)
    .slice(before)
    .map((body) => (body as { search?: string }).search)
  expect(searches.filter((search) => search !== undefined && search !== '' && search !== 'TLS')).toEqual([])
  expect(window.location.search).toBe(inPlace('/?q=TLS').slice(1))
})

test('a pasted link opens with all its filters set and sent', async () => {
  const { world } = renderApp(
    '/executions?by=chen.wei&tag=team%3Dedge&sort=create_time&dir=ASC&from=2026-11-20T00:00:00Z',
  )
  await waitFor(() =>
    expect(listBodies(world)[0]).toMatchObject({
      create_by: 'chen.wei',
      tags: { team: 'edge' },
      sort_field: 'create_time',
      sort_type: 'ASC',
      search_time_start: Date.parse('2026-11-20T00:00:00Z'),
    }),
  )
  expect(screen.getByLabelText('Created by')).toHaveValue('chen.wei')
  expect(screen.getByRole('button', { name: 'Remove tag team=edge' })).toBeVisible()
  expect(await screen.findByText('Nothing matches these filters')).toBeVisible()
})

test('the head of the time column turns the order round', async () => {
  const { user, world } = renderApp('/executions')
  await rowOf(night.rotate.workflow)
  const head = screen.getByRole('columnheader', { name: 'Started' })
  expect(head).toHaveAttribute('aria-sort', 'descending')
  await user.click(within(head).getByRole('button'))
  await waitFor(() => expect(listBodies(world).at(-1)).toMatchObject({ sort_type: 'ASC' }))
  expect(screen.getByRole('columnheader', { name: 'Started' })).toHaveAttribute('aria-sort', 'ascending')
})

test('nothing matches: says so and offers the way back', async () => {
  const { user } = renderApp('/executions?q=no-such-workflow')
  const title = await screen.findByText('Nothing matches these filters')
  const emptyState = within(title.parentElement!)
  await user.click(emptyState.getByRole('button', { name: 'Clear filters' }))
  expect(await rowOf(night.rotate.workflow)).toBeInTheDocument()
  expect(window.location.search).toBe(inPlace('/').slice(1))
})

test('AOM fails: its code, meaning and ids are said, and trying again goes on', async () => {
  const { user, world } = renderApp('/executions?q=TLS', { scenario: 'calm' })
  world.setFault({
    on: 'ListWorkflow',
    kind: 'answer',
    answer: {
      status: 400,
      body: { error_code: 'AOM.31001302', error_message: 'param error.', http_code: '400' },
    },
  })
  const title = await screen.findByText('AOM refused')
  const notice = title.closest('[role=alert]') as HTMLElement
  expect(notice).toHaveTextContent('AOM did not accept a parameter of this call.')
  expect(notice).toHaveTextContent('AOM.31001302')
  expect(notice).toHaveTextContent('param error.')
  world.clearFaults()
  await user.click(within(notice).getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText('AOM refused')).toBeNull())
})

test('of 10,000 workflows a screenful is drawn, and the count is AOM’s', async () => {
  renderApp('/executions', { scenario: 'many' })
  expect(await screen.findByText('10,000 workflows')).toBeInTheDocument()
  const rows = async () => within(await table()).getAllByRole('row')
  await waitFor(async () => expect((await rows()).length).toBeGreaterThan(10))
  expect((await rows()).length).toBeLessThan(80)
  expect((await rows())[1]).toHaveAttribute('aria-rowindex', '2')
})

test('odd data: an unknown state is shown in AOM’s own word, and what could not be read is counted', async () => {
  renderApp('/executions', { scenario: 'odd' })
  const row = await rowOf('Unknown status FROZEN')
  expect(row).toHaveTextContent('Unknown: FROZEN')
  expect(screen.getByText(/could not be read/)).toBeVisible()
})

test('a quick time goes along with the clock, and stands in the URL', async () => {
  const { user, world } = renderApp('/executions')
  await rowOf(night.rotate.workflow)
  await user.selectOptions(screen.getByLabelText('Time'), 'Last hour')
  await waitFor(() =>
    expect(listBodies(world).at(-1)).toMatchObject({ search_time_start: testNow.getTime() - 3_600_000 }),
  )
  expect(new URLSearchParams(window.location.search).get('range')).toBe('1h')
  await user.selectOptions(screen.getByLabelText('Time'), 'From … to …')
  expect((await screen.findByLabelText<HTMLInputElement>('From')).value).toMatch(/ 00:00$/)
  expect(new URLSearchParams(window.location.search).get('range')).toBeNull()
})

describe('the search knows ids', () => {
  const { workflowId, executionId, workflow } = night.rotate
  const path = `/workflows/${workflowId}/executions/${executionId}`

  test.each([
    ['an execution’s id that the list shows', executionId, path],
    ['a workflow’s id that the list shows', workflowId, `/workflows/${workflowId}`],
    ['an address of this product', `https://ops.example${path}?node=x`, path],
  ])('%s opens it', async (_, pasted, opened) => {
    const { user } = renderApp('/executions')
    await rowOf(workflow)
    await user.click(screen.getByLabelText('Search'))
    await user.paste(pasted)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(window.location.pathname).toBe(opened))
  })

  test.each([
    [
      'en',
      'AOM can only be searched by a workflow’s name and description, not by an id.',
      'Open it as a workflow ID',
    ],
    ['zh-CN', 'AOM 只能按任务的名称和描述搜索，不能按 ID 搜索。', '作为任务 ID 打开'],
  ] as const)('of another id it says what AOM cannot do (%s)', async (locale, said, link) => {
    const id = '3f0c1d2e5a6b4c7d8e9f0a1b2c3d4e5f'
    renderApp(`/executions?q=${id}`, { locale })
    expect(await screen.findByText(said, { exact: false })).toBeVisible()
    expect(screen.getByRole('link', { name: link })).toHaveAttribute('href', inPlace(`/workflows/${id}`))
  })
})

test('a filter is kept under a name, opened again, and removed', async () => {
  const { user } = renderApp('/executions?state=fail')
  await user.click(await screen.findByText('More filters'))
  await user.type(await screen.findByLabelText('Save this view as'), 'Night{Enter}')
  const view = await screen.findByRole('link', { name: 'Night' })
  expect(view).toHaveAttribute('href', inPlace('/executions?state=fail'))
  expect(localStorage.getItem('aom-operator.views')).toBe('[{"name":"Night","query":"state=fail"}]')
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await user.click(await screen.findByRole('link', { name: 'Night' }))
  await waitFor(() => expect(screen.getByLabelText('State')).toHaveDisplayValue('Failed'))
  await user.click(screen.getByRole('button', { name: 'Remove view Night' }))
  expect(screen.queryByRole('link', { name: 'Night' })).toBeNull()
  expect(localStorage.getItem('aom-operator.views')).toBe('[]')
})

const headsOf = async () =>
  within(await table())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent)

test('columns are chosen in a menu, kept in this browser, and stand in the address so that a link shows the same', async () => {
  const { user, unmount } = renderApp('/executions?state=fail')
  await rowOf(night.rotate.workflow)
  expect(await headsOf()).toEqual(['State', 'Workflow', 'Type', 'Started', 'Duration', 'By', 'Runs'])
  await user.click(await screen.findByRole('button', { name: 'Columns' }))
  for (const name of ['Type', 'By', 'Runs']) await user.click(await screen.findByRole('checkbox', { name }))
  expect(new URLSearchParams(window.location.search).get('columns')).toBe('time duration')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.getByRole('button', { name: 'Columns' })).toHaveFocus()
  expect(await headsOf()).toEqual(['State', 'Workflow', 'Started', 'Duration'])
  await user.selectOptions(screen.getByLabelText('Time'), 'Last 7 days')
  expect(await headsOf()).toEqual(['State', 'Workflow', 'Started', 'Duration'])

  unmount()
  renderApp('/executions')
  expect(await headsOf()).toEqual(['State', 'Workflow', 'Started', 'Duration'])
  await waitFor(() =>
    expect(new URLSearchParams(window.location.search).get('columns')).toBe('time duration'),
  )
})

test('a link’s columns go before those that were chosen here, and unknown names do no harm', async () => {
  localStorage.setItem('aom-operator.columns', 'type')
  renderApp('/executions?columns=by+nonsense')
  expect(await headsOf()).toEqual(['State', 'Workflow', 'By'])
})

test('a press anywhere on a row opens it, as the pointer says', async () => {
  const { user } = renderApp('/executions')
  await user.click(within(await rowOf(night.rotate.workflow)).getByText('Failed'))
  await waitFor(() => expect(window.location.pathname).toContain(night.rotate.executionId))
})

test('speaks Chinese', async () => {
  renderApp('/executions', { locale: 'zh-CN' })
  expect(await screen.findByRole('table', { name: '执行记录' })).toBeInTheDocument()
  expect(await rowOf(night.rotate.workflow)).toHaveTextContent('失败')
  expect(document.documentElement).toHaveAttribute('lang', 'zh-CN')
})
