import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { runId } from '#mocks/scenarios/identity'
import { dialogElement } from '#test/operationDialog'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'
import { rowOf, startJournal } from '#test/teamJournal'

const { rotate, payments } = night
const pathOf = (run: { workflowId: string; executionId: string }, search = '') =>
  `/workflows/${run.workflowId}/executions/${run.executionId}${search}`
const here = () => `${window.location.pathname}${window.location.search}`

type App = ReturnType<typeof renderApp>

async function openFind({ user }: App, ready: string) {
  await screen.findByRole('heading', { level: 1, name: ready })
  await user.keyboard('{Control>}k{/Control}')
  const dialog = await waitFor(() => {
    const opened = dialogElement()
    expect(opened).toHaveAccessibleName('Find')
    return within(opened as HTMLElement)
  })
  return { dialog, field: dialog.getByRole('combobox') }
}

const names = (dialog: ReturnType<typeof within>) =>
  dialog.queryAllByRole('option').map((option: HTMLElement) => option.textContent)

describe('an execution', () => {
  it.each([
    ['a link of this product', () => `http://localhost:3000${inPlace(pathOf(rotate))}`],
    [
      'an address of AOM’s API',
      () =>
        `https://aom.cn-north-4.myhuaweicloud.com/v1/${PROJECT_ID}/cms/workflow/${rotate.workflowId}/executions/${rotate.executionId}/status`,
    ],
    ['its id alone, which a list has shown', () => rotate.executionId],
  ])('by %s: one key after pasting', async (_, text) => {
    const app = renderApp('/executions')
    const { dialog } = await openFind(app, 'Executions')
    await app.user.paste(text())
    await dialog.findByRole('option', { name: new RegExp(`^Execution ${rotate.executionId}`) })
    await app.user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { level: 1, name: rotate.workflow })).toBeVisible()
    expect(window.location.pathname).toBe(pathOf(rotate))
    expect(dialogElement()).toBeNull()
  })

  it('of an id that nobody knows here: what was looked in, and what else to do', async () => {
    const app = renderApp('/executions')
    const { dialog } = await openFind(app, 'Executions')
    await app.user.paste('8537f953c503bf8f0f64bf4d8cf08dd5')
    expect(await dialog.findByText(/^No execution of this id is known here/)).toHaveTextContent(
      'AOM cannot be asked for an execution by its id alone',
    )
    expect(dialog.getByRole('status')).not.toHaveTextContent('journal')
  })

  it('of another project: its link is followed to where that is asked', async () => {
    const other = `${PROJECT_ID.slice(0, -1)}f`
    const app = renderApp('/executions')
    const { dialog } = await openFind(app, 'Executions')
    await app.user.paste(`https://ops.example${pathOf(rotate, `?project=${other}`)}`)
    await dialog.findByRole('option', { name: /^Execution/ })
    await app.user.keyboard('{Enter}')
    await waitFor(() => expect(here()).toBe(pathOf(rotate, `?project=${other}`)))
  })
})

it('a workflow: AOM itself is asked, once, when the typing rests', async () => {
  const app = renderApp('/activity')
  const { dialog, field } = await openFind(app, 'Activity')
  await app.user.type(field, 'payments')
  await dialog.findByText('1 found')
  const searches = app.world.requests
    .filter(({ operation }) => operation === 'ListWorkflow')
    .map(({ body }) => (body as { search?: string }).search)
  expect(searches.filter((text) => text !== undefined)).toEqual(['payments'])
  const option = dialog.getByRole('option', { name: new RegExp(`^${payments.workflow}`) })
  // Its state has its sign here too.
  expect(option).toHaveTextContent('Paused')
  expect(option.querySelector('svg')).not.toBeNull()
  await app.user.click(option)
  expect(await screen.findByRole('heading', { level: 1, name: payments.workflow })).toBeVisible()
})

it('a node of the execution that is open', async () => {
  const app = renderApp(pathOf(rotate, '?view=steps'))
  await screen.findByLabelText(`Node ${rotate.node}`)
  const { dialog, field } = await openFind(app, rotate.workflow)
  await app.user.type(field, rotate.nextNode)
  await dialog.findByRole('option', { name: new RegExp(`^${rotate.nextNode}`) })
  await app.user.keyboard('{Enter}')
  expect(await screen.findByLabelText(`Node ${rotate.nextNode}`)).toBeVisible()
  const params = new URLSearchParams(window.location.search)
  expect([params.get('node'), params.get('view')]).toEqual([rotate.nextNodeId, 'steps'])
})

it('what a button here does: the same dialog opens, and nothing is sent', async () => {
  const app = renderApp(pathOf(rotate))
  await screen.findByLabelText(`Node ${rotate.node}`)
  const { dialog, field } = await openFind(app, rotate.workflow)
  await app.user.type(field, 'retry')
  expect(names(dialog)[0]).toBe(`Retry ${rotate.node}`)
  await app.user.keyboard('{Enter}')
  await waitFor(() => expect(dialogElement()).toHaveAccessibleName(`Retry ${rotate.node}?`))
  expect(app.world.operations).toEqual([])
})

it('a workflow by its id, which AOM’s own search does not look at', async () => {
  const app = renderApp('/activity')
  const { dialog, field } = await openFind(app, 'Activity')
  await app.user.type(field, rotate.workflowId)
  await dialog.findByText('1 found')
  await app.user.click(dialog.getByRole('option', { name: new RegExp(`^${rotate.workflow}`) }))
  expect(await screen.findByRole('heading', { level: 1, name: rotate.workflow })).toBeVisible()
})

it.each([
  ['its name: the way to it comes before what may be done to it', rotate.node],
  ['a host that failed in it', 'ecs-prod-web-007'],
])('a node that waits, by %s', async (_, text) => {
  const app = renderApp('/attention')
  await screen.findAllByRole('link', { name: rotate.node })
  const { dialog, field } = await openFind(app, 'Needs attention')
  await app.user.type(field, text)
  await waitFor(() => expect(dialog.getByRole('status')).toHaveTextContent(/found$/))
  const [first] = names(dialog)
  expect(first).toMatch(new RegExp(`^Open ${rotate.node}.*${rotate.workflow}$`))
  await app.user.keyboard('{Enter}')
  expect(await screen.findByLabelText(`Node ${rotate.node}`)).toBeVisible()
  expect(window.location.pathname).toBe(pathOf(rotate))
  expect(app.world.operations).toEqual([])
})

it('a button that is not allowed is not offered', async () => {
  const app = renderApp(pathOf(rotate, `?node=${rotate.nextNodeId}`))
  await screen.findByLabelText(`Node ${rotate.nextNode}`)
  const { dialog, field } = await openFind(app, rotate.workflow)
  await app.user.type(field, 'retry')
  await waitFor(() => expect(dialog.getByRole('status')).not.toHaveTextContent('Searching'))
  expect(names(dialog)).toEqual([])
})

it('what clears the filters is offered once there are some', async () => {
  const app = renderApp('/executions')
  const { dialog, field } = await openFind(app, 'Executions')
  await app.user.type(field, 'clear filters')
  await waitFor(() => expect(dialog.getByRole('status')).not.toHaveTextContent('Searching'))
  expect(names(dialog)).not.toContain('Clear filters')
  await app.user.keyboard('{Escape}')
  await app.user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Failed')
  const again = await openFind(app, 'Executions')
  await app.user.type(again.field, 'clear filters')
  expect(names(again.dialog)[0]).toBe('Clear filters')
})

it('its button stands in the header, and Escape closes it', async () => {
  const app = renderApp('/activity', { locale: 'zh-CN' })
  const button = await screen.findByRole('button', { name: '查找' })
  expect(button).toHaveAttribute('title', '查找 (Ctrl+K)')
  await app.user.click(button)
  await waitFor(() => expect(dialogElement()).toHaveAccessibleName('查找'))
  await screen.findByRole('option', { name: '操作记录' })
  await app.user.keyboard('{Escape}')
  expect(dialogElement()).toBeNull()
  expect(window.location.pathname).toBe('/activity')
})

it('an id that no list shows is known from the journal', async () => {
  const executionId = runId(rotate.workflowId, 3)
  const app = renderApp('/activity', {
    config: { hasJournal: true },
    answer: () =>
      server.use(...startJournal([rowOf(1, testNow.getTime() - 86_400_000, { executionId })]).handlers),
  })
  const { dialog } = await openFind(app, 'Activity')
  await app.user.paste(executionId)
  await dialog.findByRole('option', { name: new RegExp(`^Execution ${executionId}`) })
  await app.user.keyboard('{Enter}')
  await waitFor(() => expect(window.location.pathname).toBe(pathOf({ ...rotate, executionId })))
})

it('an id that nothing here knows is looked for in the runs of the workflows, on request: two presses', async () => {
  const executionId = runId(rotate.workflowId, 3)
  const app = renderApp('/activity')
  const { dialog } = await openFind(app, 'Activity')
  await app.user.paste(executionId)
  await dialog.findByRole('option', { name: /^Look for it among the runs of the \d+ workflows/ })
  const lists = () =>
    app.world.requests.filter(({ operation }) => operation === 'ListWorkflowExecutions').length
  expect(lists()).toBe(0)
  await app.user.keyboard('{Enter}')
  await dialog.findByRole('option', { name: new RegExp(`^Execution ${executionId}`) })
  await app.user.keyboard('{Enter}')
  await waitFor(() => expect(window.location.pathname).toBe(pathOf({ ...rotate, executionId })))
})

it('what is in none of them is said, with what was looked in', async () => {
  const app = renderApp('/activity')
  const { dialog } = await openFind(app, 'Activity')
  await app.user.paste('8537f953c503bf8f0f64bf4d8cf08dd5')
  await app.user.click(await dialog.findByRole('option', { name: /^Look for it among the runs/ }))
  await waitFor(() =>
    expect(dialog.getByRole('status')).toHaveTextContent(
      /^It is not among the runs that AOM lists of the \d+ workflows that ran last\. Paste its link/,
    ),
  )
  expect(dialog.queryByRole('option', { name: /^Look for it/ })).toBeNull()
})
