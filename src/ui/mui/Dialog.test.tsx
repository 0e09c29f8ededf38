import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Dialog } from './Dialog'

const backdrop = () => document.querySelector('.MuiDialog-container') as HTMLElement

test('it has its title as a name, and closes by Escape but not by a press beside it', async () => {
  const onClose = vi.fn<() => void>()
  render(
    <Dialog title="Really?" onClose={onClose}>
      text
    </Dialog>,
  )
  expect(screen.getByRole('dialog', { name: 'Really?' })).toHaveTextContent('text')
  await userEvent.click(backdrop())
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

test('where nothing can be lost, a press beside it closes it too', async () => {
  const onClose = vi.fn<() => void>()
  render(
    <Dialog title="Where" onClose={onClose} closesOutside>
      text
    </Dialog>,
  )
  await userEvent.click(backdrop())
  expect(onClose).toHaveBeenCalledOnce()
})
