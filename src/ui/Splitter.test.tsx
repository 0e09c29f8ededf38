import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { Splitter } from './Splitter'

function Parts() {
  const [value, setValue] = useState(40)
  return (
    <div>
      <div id="map" />
      <Splitter label="Width of the map" controls="map" value={value} min={15} max={75} onChange={setValue} />
    </div>
  )
}
const separator = () => screen.getByRole('separator', { name: 'Width of the map' })
const value = () => separator().getAttribute('aria-valuenow')

it('is moved by the arrow keys, Home and End, within its bounds', async () => {
  render(<Parts />)
  const user = userEvent.setup()
  await user.tab()
  expect(separator()).toHaveFocus()
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
  expect(value()).toBe('42')
  await user.keyboard('{End}{ArrowRight}')
  expect(value()).toBe('75')
  await user.keyboard('{Home}')
  expect(value()).toBe('15')
})

it('is dragged, and rests when it is let go', () => {
  render(<Parts />)
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockImplementation(() => undefined)
  vi.spyOn(separator().parentElement as HTMLElement, 'clientWidth', 'get').mockReturnValue(1_000)
  fireEvent.pointerDown(separator(), { clientX: 400, button: 0, pointerId: 1 })
  fireEvent.pointerMove(separator(), { clientX: 500 })
  expect(value()).toBe('50')
  fireEvent.pointerUp(separator(), { clientX: 500 })
  fireEvent.pointerMove(separator(), { clientX: 700 })
  expect(value()).toBe('50')
})
