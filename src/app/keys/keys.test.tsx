import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { dialogElement } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

/* An operator who never touches the mouse. */

const { rotate, payments } = night

async function open(url = '/attention', scenario: 'failed-night' | 'alike' = 'failed-night') {
  const app = renderApp(url, { scenario })
  // The desk is there, and the night's row in it.
  await screen.findByLabelText('Select all')
  await screen.findByLabelText(`Retry ${rotate.node}`)
  const press = (keys: string) => app.user.keyboard(keys)
  return { ...app, press }
}
const focused = () => document.activeElement?.textContent
const isWithin = (element: Element | null, text: string) => element?.textContent.includes(text) === true

describe('keys', () => {
  it('j and k go from row to row, Enter opens, and r, s, c open the row’s dialog, never without it', async () => {
    const { press, world } = await open()
    await press('j')
    await waitFor(() => expect(focused()).toBe(payments.node))
    await press('r')
    expect(dialogElement()).toBeNull()
    await press('c')
    await waitFor(() => expect(dialogElement()).toHaveAccessibleName(`Continue past ${payments.node}?`))
    // While a dialog is open they are letters.
    await press('jrsx')
    expect(dialogElement()).toHaveAccessibleName(`Continue past ${payments.node}?`)
    await press('{Escape}')
    await press('jj')
    const here = focused()
    expect(here).not.toBe(payments.node)
    await press('k')
    expect(focused()).not.toBe(here)
    await press('jr')
    await waitFor(() => expect(dialogElement()).toHaveAccessibleName(`Retry ${here}?`))
    expect(world.operations).toEqual([])
    await press('{Escape}')
    await press('k')
    await press('{Enter}')
    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible()
    expect(window.location.pathname).toMatch(/\/executions\//)
  })

  it('x selects the row, e opens and closes its group', async () => {
    const { press } = await open('/attention', 'alike')
    const group = await screen.findByLabelText(/^Show the nodes: E: Could not get lock/)
    act(() => group.focus())
    await press('x')
    expect(screen.getByText(/^\d+ selected$/)).toBeVisible()
    await press('x')
    expect(screen.queryByText(/ selected$/)).toBeNull()
    expect(group).toHaveAttribute('aria-expanded', 'false')
    await press('e')
    expect(group).toHaveAttribute('aria-expanded', 'true')
    await press('j')
    expect(document.activeElement?.closest('tr')).toHaveAttribute('data-member')
    await press('e')
    expect(group).toHaveAttribute('aria-expanded', 'false')
    expect(group).toHaveFocus()
  })

  it('g and a letter go to a page; the second letter does nothing else', async () => {
    const { press } = await open()
    await press('ge')
    expect(await screen.findByRole('heading', { name: 'Executions' })).toBeVisible()
    await press('/')
    await waitFor(() => expect(screen.getByLabelText('Search')).toHaveFocus())
    // Into a field they are letters.
    await press('ga')
    expect(screen.getByLabelText('Search')).toHaveValue('ga')
    act(() => (document.activeElement as HTMLElement).blur())
    await press('gv')
    expect(await screen.findByRole('heading', { name: 'Activity' })).toBeVisible()
    await press('ga')
    expect(await screen.findByRole('heading', { name: 'Needs attention' })).toBeVisible()
  })

  it('of an execution r and s open the dialog of the node that is shown; in a menu they are letters', async () => {
    const { user, world } = renderApp(`/workflows/${rotate.workflowId}/executions/${rotate.executionId}`)
    const details = within(await screen.findByLabelText(`Details of node ${rotate.node}`))
    const copy = await details.findByLabelText(`Copy node: ${rotate.node}`)
    await user.keyboard('r')
    await waitFor(() => expect(dialogElement()).toHaveAccessibleName(`Retry ${rotate.node}?`))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(dialogElement()).toBeNull())
    await user.click(copy)
    const menu = await screen.findByRole('menu', { name: `Copy node: ${rotate.node}` })
    await user.keyboard('s')
    expect(dialogElement()).toBeNull()
    expect(menu).toBeVisible()
    await user.keyboard('{Escape}')
    await user.keyboard('s')
    await waitFor(() => expect(dialogElement()).toHaveAccessibleName(`Skip ${rotate.node}?`))
    expect(world.operations).toEqual([])
  })

  it('are listed by ?, where they can be switched off; then none does anything', async () => {
    const { press, user } = await open()
    await press('?')
    const help = within(await screen.findByRole('dialog', { name: 'Help' }))
    for (const words of ['The next row', 'Select the row', 'To Handover', 'To Activity'])
      expect(help.getByText(words)).toBeVisible()
    await user.click(help.getByRole('checkbox', { name: 'Single keys' }))
    await press('{Escape}')
    await press('j?ge')
    expect(dialogElement()).toBeNull()
    expect(isWithin(document.activeElement, payments.node) && document.activeElement !== document.body).toBe(
      false,
    )
    expect(window.location.pathname).toBe('/attention')
    expect(localStorage.getItem('aom-operator.keys')).toBe('off')
  })
})
