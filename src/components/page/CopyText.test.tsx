import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import { CopyText } from './CopyText'

function show() {
  const user = userEvent.setup()
  render(
    <I18nProvider locale="en" messages={en}>
      <CopyText text="req-42" label="Request ID" />
    </I18nProvider>,
  )
  return user
}

it('one press puts the id into the clipboard and says so', async () => {
  const user = show()
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
  await user.click(screen.getByRole('button', { name: 'Copy Request ID' }))
  expect(await navigator.clipboard.readText()).toBe('req-42')
  expect(screen.getByRole('status')).toHaveTextContent('Copied')
})

it('where the browser refuses, it says so and the id stays to be selected', async () => {
  const user = show()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  await user.click(screen.getByRole('button', { name: 'Copy Request ID' }))
  expect(await screen.findByText('Copying is blocked: select the text instead')).toHaveRole('status')
  expect(screen.getByText('req-42')).toBeVisible()
})

it('on plain http, where browsers have no clipboard, the same', async () => {
  const user = show()
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never)
  await user.click(screen.getByRole('button', { name: 'Copy Request ID' }))
  expect(screen.getByRole('status')).toHaveTextContent('Copying is blocked')
})
