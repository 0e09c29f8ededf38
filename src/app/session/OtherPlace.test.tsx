import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CALM_PROJECT_ID, DEMO_ACCOUNT, DEMO_PASSWORD, FAR_PROJECT_ID } from '#mocks/iamTokens'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { getSession } from '#api/session'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

const config = { canUseIam: true, regions: ['cn-north-4', 'cn-east-3'] }
const session = {
  projectName: 'cn-north-4',
  user: { name: 'night.shift', account: DEMO_ACCOUNT },
  signInMethod: 'iamUser',
} as const
const ofCalm = `region=cn-north-4&project=${CALM_PROJECT_ID}`
const execution = `/workflows/${night.rotate.workflowId}/executions/${night.rotate.executionId}`
const address = () => `${window.location.pathname}${window.location.search}`

test('a link of another project offers to switch, by name; nothing is asked before, and then the page is there', async () => {
  const { user, world } = renderApp(`/executions?state=fail&${ofCalm}`, { config, session })
  expect(await screen.findByRole('heading', { name: 'This link is of another project' })).toBeVisible()
  const button = await screen.findByRole('button', { name: 'Switch to cn-north-4_staging' })
  expect(screen.getByText(/It leads to project cn-north-4_staging in region cn-north-4\./)).toHaveTextContent(
    'You are in project cn-north-4 in region cn-north-4.',
  )
  expect(world.requests).toEqual([])
  await user.click(button)
  expect(await screen.findByRole('heading', { name: 'Executions' })).toBeVisible()
  expect(getSession()).toMatchObject({ projectId: CALM_PROJECT_ID, projectName: 'cn-north-4_staging' })
  expect(address()).toBe(`/executions?state=fail&${ofCalm}`)
  expect(world.requests).not.toEqual([])
  for (const { path } of world.requests) expect(path).toContain(CALM_PROJECT_ID)
})

test('or to stay: a list is shown of one’s own project, with its filters', async () => {
  const { user } = renderApp(`/executions?state=fail&${ofCalm}`, { config, session })
  await user.click(await screen.findByRole('button', { name: 'Stay in cn-north-4' }))
  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(address()).toBe(`/executions?state=fail&region=cn-north-4&project=${PROJECT_ID}`)
})

test('what the link names by its id is not looked for at home: Needs attention opens', async () => {
  const { user, world } = renderApp(`/workflows/wf-there/executions/exec-there?${ofCalm}`, {
    config,
    session,
  })
  await user.click(await screen.findByRole('button', { name: 'Stay in cn-north-4' }))
  await waitFor(() => expect(window.location.pathname).toBe('/attention'))
  expect(world.requests.some(({ path }) => path.includes('wf-there'))).toBe(false)
})

test('where the session is not valid there, one signs in for that project and the link opens', async () => {
  const { user } = renderApp(`/executions?region=cn-east-3&project=${FAR_PROJECT_ID}`, { config, session })
  await user.click(await screen.findByRole('button', { name: /^Switch to/ }))
  expect(await screen.findByText('Your session is not valid there')).toBeVisible()
  await user.type(screen.getByLabelText('Password'), DEMO_PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('heading', { name: 'Executions' })).toBeVisible()
  expect(getSession()).toMatchObject({ projectId: FAR_PROJECT_ID, region: 'cn-east-3' })
})

test('a gateway of one project says that it does not serve the other', async () => {
  renderApp(`/executions?project=${CALM_PROJECT_ID}`, {
    config: { regions: ['cn-north-4'], projectId: PROJECT_ID },
  })
  expect(await screen.findByText(/This dashboard does not serve that project/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Switch/ })).toBeNull()
  expect(screen.getByRole('button', { name: 'Stay in 0000…0a0b' })).toBeVisible()
})

test('in Chinese', async () => {
  renderApp(`/executions?${ofCalm}`, { config, session, locale: 'zh-CN' })
  expect(await screen.findByRole('button', { name: '切换到 cn-north-4_staging' })).toBeVisible()
  expect(screen.getByRole('button', { name: '留在 cn-north-4' })).toBeVisible()
})

test('every address of the app names its place: the bar, its links, and a filter that is set; Back stays in it', async () => {
  const { user } = renderApp('/executions')
  const link = await screen.findByRole('link', { name: night.rotate.workflow })
  expect(address()).toBe(inPlace('/executions'))
  expect(link).toHaveAttribute('href', inPlace(execution))
  for (const page of within(screen.getByRole('navigation')).getAllByRole('link'))
    expect(page.getAttribute('href')).toContain(`project=${PROJECT_ID}`)
  await user.selectOptions(screen.getByLabelText('State'), 'Failed')
  await waitFor(() => expect(address()).toBe(inPlace('/executions?state=fail')))
  window.history.back()
  await waitFor(() => expect(address()).toBe(inPlace('/executions')))
})

test('the bare address leads to Needs attention, which names its place too', async () => {
  renderApp('/')
  await waitFor(() => expect(address()).toBe(inPlace('/attention')))
  await screen.findByText(night.rotate.node, { selector: 'bdi' })
  expect(address()).toBe(inPlace('/attention'))
})
