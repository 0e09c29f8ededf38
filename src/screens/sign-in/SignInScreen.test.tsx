import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { iamRequestsOf } from '#mocks/iam'
import { PROJECT_ID, TOKEN, night } from '#mocks/scenarios'
import { getSession } from '#api/session'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'

test('without a session the asked page waits behind the sign-in, and opens after it', async () => {
  const { user, world } = renderApp('/executions?state=fail', { isSignedIn: false })
  const token = await screen.findByLabelText('Token')
  expect(token).toHaveAttribute('type', 'password')
  expect(token).toHaveAttribute('autocomplete', 'off')
  expect(window.location.pathname).toBe('/sign-in')
  expect(world.requests).toEqual([])

  await user.type(token, TOKEN)
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(window.location.pathname + window.location.search).toBe(inPlace('/executions?state=fail'))
  expect(world.requests[0]).toMatchObject({
    operation: 'ListWorkflow',
    path: `/v1/${PROJECT_ID}/cms/workflow-list`,
    headers: { 'x-auth-token': `…${TOKEN.slice(-4)}` },
  })
  expect(sessionStorage.length).toBe(0)
})

test('a refused token is explained and what was typed stays', async () => {
  const { user, world } = renderApp('/sign-in', { isSignedIn: false })
  world.behaviour.rejectedTokens = ['wrong-token']
  await user.type(await screen.findByLabelText('Token'), 'wrong-token')
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  const title = await screen.findByText('The token was not accepted')
  const notice = title.closest('[role=alert]')
  expect(notice).not.toHaveTextContent('401')
  await user.click(screen.getByText('Details'))
  await waitFor(() => expect(notice).toHaveTextContent('401'))
  expect(screen.getByLabelText('Token')).toHaveValue('wrong-token')
  expect(screen.getByLabelText('Project ID')).toHaveValue(PROJECT_ID)
  expect(window.location.pathname).toBe('/sign-in')
})

test('an empty form is not sent; each field says what it lacks', async () => {
  const { user, world } = renderApp('/sign-in', { isSignedIn: false })
  await user.click(await screen.findByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('Paste a token.')).toBeVisible()
  expect(screen.getByLabelText('Project ID')).toHaveAccessibleDescription(
    'A project ID has 32 letters and digits.',
  )
  expect(world.requests).toEqual([])
})

test('kept in the tab only when asked for', async () => {
  const { user } = renderApp('/sign-in?next=%2Factivity', { isSignedIn: false })
  await user.type(await screen.findByLabelText('Token'), TOKEN)
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('checkbox', { name: 'Keep me signed in in this tab' }))
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(window.location.pathname).toBe('/activity'))
  expect(Object.values(sessionStorage).join()).toContain(TOKEN)
})

test('an expired token asks on the spot; the page stays and goes on after signing in', async () => {
  const { user, world } = renderApp('/executions')
  await screen.findByText(night.rotate.workflow)
  world.behaviour.rejectedTokens = [TOKEN]
  world.behaviour.knownTokens = ['fresh-token']
  await user.click(screen.getByRole('button', { name: 'Refresh' }))

  const dialog = await screen.findByRole('dialog', { name: 'Your session has expired' })
  expect(document.body).toHaveTextContent(night.rotate.workflow)
  expect(within(dialog).getByLabelText('Project ID')).toHaveValue(PROJECT_ID)
  await user.type(within(dialog).getByLabelText('Token'), 'fresh-token')
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(window.location.pathname).toBe('/executions')
})

test('IAM tells whom a pasted token speaks for and when it ends', async () => {
  const { user, world } = renderApp('/sign-in?next=%2Factivity', {
    isSignedIn: false,
    config: { canUseIam: true, regions: ['cn-north-4'] },
  })
  await user.click(await screen.findByRole('tab', { name: 'Token' }))
  await user.type(screen.getByLabelText('Token'), TOKEN)
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(screen.getByRole('banner')).toHaveTextContent('night.shift'))
  expect(getSession()).toMatchObject({ expiresAt: testNow.getTime() + 23 * 3_600_000 })
  expect(iamRequestsOf(world)).toMatchObject([
    {
      method: 'GET',
      path: '/v3/auth/tokens',
      query: { nocatalog: 'true' },
      headers: { 'x-auth-token': `…${TOKEN.slice(-4)}`, 'x-subject-token': `…${TOKEN.slice(-4)}` },
    },
  ])
})

test('a token that IAM does not explain works, and says that its user is not known', async () => {
  const { user, world } = renderApp('/sign-in?next=%2Factivity', {
    isSignedIn: false,
    config: { canUseIam: true, regions: ['cn-north-4'] },
  })
  world.behaviour.knownTokens = ['token-from-elsewhere']
  await user.click(await screen.findByRole('tab', { name: 'Token' }))
  await user.type(screen.getByLabelText('Token'), 'token-from-elsewhere')
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(iamRequestsOf(world)).toHaveLength(1))
  expect(await screen.findByText('User not known')).toBeVisible()
  expect(window.location.pathname).toBe('/activity')
})

test('a session that an earlier version kept in the tab still opens the page', async () => {
  sessionStorage.setItem('aom-operator.session', JSON.stringify({ token: TOKEN, projectId: PROJECT_ID }))
  const { world } = renderApp('/executions', { isSignedIn: false })
  expect(await screen.findByText(night.rotate.workflow)).toBeVisible()
  expect(world.requests[0]?.headers['x-auth-token']).toBe(`…${TOKEN.slice(-4)}`)
})
