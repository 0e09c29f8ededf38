import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { states } from '#domain/execution/status'
import { en } from '#i18n/en'
import { renderApp } from '#test/renderApp'

test('a question mark opens the help: the words, every state, the keys; Escape closes it', async () => {
  const { user } = renderApp('/activity')
  await screen.findByRole('heading', { name: 'Activity' })
  await user.keyboard('?')
  const help = await screen.findByRole('dialog', { name: 'Help' })
  for (const state of states) expect(within(help).getByText(en.states[state])).toBeVisible()
  expect(within(help).getByText('Attempt')).toBeVisible()
  expect(within(help).getByText('Ctrl+Enter')).toBeVisible()
  // Of the demo, which this is not.
  expect(within(help).queryByText('This is the demo')).toBeNull()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('into a field a question mark is only a letter', async () => {
  const { user } = renderApp('/executions')
  await user.type(await screen.findByLabelText('Search'), '?')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('its button speaks Chinese', async () => {
  const { user } = renderApp('/activity', { locale: 'zh-CN' })
  await user.click(await screen.findByRole('button', { name: '帮助' }))
  const help = await screen.findByRole('dialog', { name: '帮助' })
  expect(within(help).getByText('执行中的一个步骤。')).toBeVisible()
})

test('compact rows are chosen in the help, at once and for good', async () => {
  const { user, unmount } = renderApp('/executions')
  const table = () => screen.findByLabelText('Executions', { selector: 'table' })
  const rowHeight = async () => (await table()).style.getPropertyValue('--row-height')
  expect(await rowHeight()).toBe('44px')
  await user.click(screen.getByRole('button', { name: 'Help' }))
  await user.selectOptions(await screen.findByLabelText('Rows'), 'Compact')
  expect(document.documentElement).toHaveAttribute('data-compact')
  expect(await rowHeight()).toBe('32px')
  expect(localStorage.getItem('aom-operator.density')).toBe('compact')
  unmount()
  renderApp('/executions')
  expect(await rowHeight()).toBe('32px')
})
