import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { DEMO_ACCOUNT, DEMO_PASSWORD } from '#mocks/iamTokens'
import { night, PROJECT_ID } from '#mocks/scenarios'
import { getSession } from '#api/session'
import { renderApp, testNow } from '#test/renderApp'

const minute = 60_000
const session = {
  user: { name: 'night.shift', account: DEMO_ACCOUNT },
  signInMethod: 'iamUser',
  expiresAt: testNow.getTime() + 60 * minute,
} as const
const config = { canUseIam: true, regions: ['cn-north-4'] }

/** The computer wakes: no timer has run meanwhile, and the page is looked at again. */
const wakeAfter = (minutes: number) =>
  act(() => {
    vi.setSystemTime(testNow.getTime() + minutes * minute)
    document.dispatchEvent(new Event('visibilitychange'))
  })

test('ten minutes ahead a strip says when the session ends, and one can sign in again over the page', async () => {
  const { user, world } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  wakeAfter(49)
  expect(screen.queryByText(/Your session ends at/)).toBeNull()
  wakeAfter(50)
  expect(await screen.findByText(/^Your session ends at /)).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()

  await user.click(screen.getByRole('button', { name: 'Sign in again' }))
  const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
  expect(within(dialog).getByLabelText('Account name')).toHaveValue(DEMO_ACCOUNT)
  expect(within(dialog).getByLabelText('IAM user name')).toHaveValue('night.shift')
  expect(within(dialog).getByLabelText('Project ID')).toHaveValue(PROJECT_ID)
  await user.type(within(dialog).getByLabelText('Password'), DEMO_PASSWORD)
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByText(/Your session ends at/)).toBeNull()
  expect(window.location.pathname).toBe('/executions')
  expect(getSession()).toMatchObject({ expiresAt: testNow.getTime() + (50 + 24 * 60) * minute })
  expect(world.requests.at(-1)?.headers['x-auth-token']).not.toBe('…oken')
})

test('who is not ready signs in later; at the end the form stands over the page', async () => {
  const { user, world } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  wakeAfter(55)
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
  await user.click(within(dialog).getByRole('button', { name: 'Later' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  wakeAfter(61)
  const sent = world.requests.length
  expect(await screen.findByRole('dialog', { name: 'Your session has expired' })).toBeVisible()
  expect(document.body).toHaveTextContent(night.rotate.workflow)
  expect(world.requests).toHaveLength(sent)
  expect(screen.queryByText(/Your session ends at/)).toBeNull()
})

test('a form that is being filled in when the session ends keeps what was typed', async () => {
  const { user } = renderApp('/executions', { config, session })
  await screen.findByText(night.rotate.workflow)
  wakeAfter(59)
  await user.click(await screen.findByRole('button', { name: 'Sign in again' }))
  const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
  await user.type(within(dialog).getByLabelText('Password'), 'half')
  wakeAfter(60)
  const expired = await screen.findByRole('dialog', { name: 'Your session has expired' })
  expect(within(expired).getByLabelText('Password')).toHaveValue('half')
})
