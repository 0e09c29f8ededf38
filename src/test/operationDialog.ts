import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'

/* By selector and label: asking happy-dom for the role of every element of a screen takes seconds. */

/** The open dialog, if one is. */
export const dialogElement = () => document.querySelector<HTMLElement>('[role="dialog"]')

/** Presses an operation's button and waits until its dialog can be written in. */
export async function openOperationDialog(user: UserEvent, button: HTMLElement) {
  await user.click(button)
  const dialog = await waitFor(() => {
    const opened = dialogElement()
    expect(opened?.querySelector('textarea')).toBeTruthy()
    return opened!
  })
  return within(dialog)
}

/** What became of the operations that were sent. */
export const results = () => within(screen.getByLabelText(/^(Operations|操作)$/, { selector: 'section' }))

/** The same with the tray open and each result in its full words, as an operator opens them. */
export async function resultsInFull(user: UserEvent) {
  const tray = await waitFor(() => results().getByLabelText(/^(Operations: |操作：)/))
  if (tray.getAttribute('aria-expanded') !== 'true') await user.click(tray)
  for (const turn of results().getAllByLabelText(/^(In full|详细信息)$/))
    if (turn.getAttribute('aria-expanded') !== 'true') await user.click(turn)
  return results()
}
