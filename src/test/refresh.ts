import { screen, waitFor } from '@testing-library/react'
import { expect } from 'vitest'
import type { renderApp } from './renderApp'

type App = Pick<ReturnType<typeof renderApp>, 'user' | 'queryClient'>

/** Presses Refresh and waits until an answer has come, nothing is asked any more, and `look` finds what it looks for. */
export async function refresh({ user, queryClient }: App, look: () => void = () => undefined) {
  const answers = () =>
    queryClient
      .getQueryCache()
      .getAll()
      .reduce((sum, { state }) => sum + state.dataUpdateCount, 0)
  const before = answers()
  const button = screen.getByLabelText('Refresh')
  await user.click(button)
  await waitFor(() => {
    expect(answers()).toBeGreaterThan(before)
    expect(queryClient.isFetching()).toBe(0)
    expect(button).toHaveAttribute('aria-busy', 'false')
    look()
  })
}
