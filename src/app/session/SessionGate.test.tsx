import { screen, waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { night, PROJECT_ID, TOKEN } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

async function signIn(user: UserEvent) {
  await user.type(await screen.findByLabelText('Token'), TOKEN)
  await user.type(screen.getByLabelText('Project ID'), PROJECT_ID)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

test.each(['absent', 'throws'] as const)(
  'where the browser’s storage is shut (%s), the page is there after sign-in',
  async (storage) => {
    const { user } = renderApp('/attention', { isSignedIn: false, storage })
    await signIn(user)
    expect(await screen.findByText(night.rotate.node, { selector: 'bdi' })).toBeVisible()
  },
)

test('a link to another site, dressed up as a path, opens the first page', async () => {
  const { user } = renderApp('/sign-in?next=/.//evil.example', { isSignedIn: false })
  await signIn(user)
  await waitFor(() => expect(window.location.pathname).toBe('/attention'))
  expect(window.location.host).toBe('localhost:3000')
  expect(await screen.findByText(night.rotate.node, { selector: 'bdi' })).toBeVisible()
})
