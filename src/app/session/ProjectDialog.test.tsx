import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { iamRequestsOf } from '#mocks/iam'
import { CALM_PROJECT_ID, DEMO_ACCOUNT, DEMO_PASSWORD, FAR_PROJECT_ID } from '#mocks/iamTokens'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { getSession } from '#api/session'
import { renderApp } from '#test/renderApp'

const config = { canUseIam: true, regions: ['cn-north-4', 'cn-east-3'] }
const session = { user: { name: 'night.shift', account: DEMO_ACCOUNT }, signInMethod: 'iamUser' } as const

async function openDialog(user: UserEvent) {
  await user.click(screen.getByRole('button', { name: /^Region and project/ }))
  return screen.findByRole('dialog', { name: 'Region and project' })
}

test('to another project without a reload: it is tried first, and nothing of the old one stays', async () => {
  const { user, world, queryClient } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  const dialog = await openDialog(user)
  await user.selectOptions(await within(dialog).findByLabelText('Your projects'), [CALM_PROJECT_ID])
  expect(within(dialog).getByLabelText('Project ID')).toHaveValue(CALM_PROJECT_ID)
  const before = world.requests.length
  await user.click(within(dialog).getByRole('button', { name: 'Switch' }))

  await waitFor(() => expect(window.location.pathname).toBe('/attention'))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('banner')).toHaveTextContent('cn-north-4_staging')
  expect(document.body).not.toHaveTextContent(night.rotate.workflow)
  expect(await screen.findByText(/Nothing needs you/)).toBeVisible()
  expect(world.requests.length).toBeGreaterThan(before)
  for (const request of world.requests.slice(before))
    expect(request).toMatchObject({
      path: `/v1/${CALM_PROJECT_ID}/cms/workflow-list`,
      headers: { 'x-aom-region': 'cn-north-4' },
    })
  const projects = queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[1])
  expect(new Set(projects)).toEqual(new Set([CALM_PROJECT_ID]))
  expect(iamRequestsOf(world)).toMatchObject([{ method: 'GET', path: '/v3/auth/projects' }])
})

test('where the token is not valid the old session stays, and one can sign in for the new project', async () => {
  const { user, world } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  const dialog = await openDialog(user)
  await user.selectOptions(within(dialog).getByLabelText('Region'), 'cn-east-3')
  await user.type(within(dialog).getByLabelText('Project ID'), FAR_PROJECT_ID)
  await user.click(within(dialog).getByRole('button', { name: 'Switch' }))

  expect(await within(dialog).findByText('Your session is not valid there')).toBeVisible()
  expect(getSession()).toMatchObject({ kind: 'signedIn', projectId: PROJECT_ID })
  expect(window.location.pathname).toBe('/executions')
  expect(within(dialog).getByLabelText('Account name')).toHaveValue(DEMO_ACCOUNT)
  expect(within(dialog).getByLabelText('IAM user name')).toHaveValue('night.shift')
  expect(within(dialog).getByLabelText('Project ID')).toHaveValue(FAR_PROJECT_ID)
  await user.type(within(dialog).getByLabelText('Password'), DEMO_PASSWORD)
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }))

  await waitFor(() => expect(window.location.pathname).toBe('/attention'))
  expect(screen.getByRole('banner')).toHaveTextContent('cn-east-3')
  expect(new URLSearchParams(window.location.search).get('project')).toBe(FAR_PROJECT_ID)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.body).not.toHaveTextContent(night.rotate.workflow)
  expect(iamRequestsOf(world).at(-1)).toMatchObject({
    method: 'POST',
    headers: { 'x-aom-region': 'cn-east-3' },
    body: { auth: { scope: { project: { id: FAR_PROJECT_ID } } } },
  })
})

test('a project that does not answer is not entered', async () => {
  const { user, world } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  const dialog = await openDialog(user)
  await user.type(within(dialog).getByLabelText('Project ID'), 'too-short')
  await user.click(within(dialog).getByRole('button', { name: 'Switch' }))
  expect(await within(dialog).findByText('A project ID has 32 letters and digits.')).toBeVisible()

  world.setFault({ on: 'ListWorkflow', kind: 'network' })
  await user.clear(within(dialog).getByLabelText('Project ID'))
  await user.type(within(dialog).getByLabelText('Project ID'), CALM_PROJECT_ID)
  await user.click(within(dialog).getByRole('button', { name: 'Switch' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('You are still in project 0000…0a0b.')
  expect(getSession()).toMatchObject({ kind: 'signedIn', projectId: PROJECT_ID })
})

test('a gateway that serves one project shows it and offers no other', async () => {
  const { user } = renderApp('/executions', {
    config: {
      regions: ['cn-north-4'],
      projectId: PROJECT_ID,
      environment: { label: 'Production', color: 'red' },
    },
  })
  await screen.findByText(night.rotate.workflow)
  const dialog = await openDialog(user)
  expect(dialog).toHaveTextContent(
    `EnvironmentProductionRegioncn-north-4Project ID${PROJECT_ID}UserUser not known`,
  )
  expect(within(dialog).getByText('This dashboard serves this project only.')).toBeVisible()
  expect(within(dialog).queryByRole('button', { name: 'Switch' })).toBeNull()
})
