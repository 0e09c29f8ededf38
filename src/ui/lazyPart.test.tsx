import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState, type ComponentType } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { BoundaryWordsContext, lazyPart, preloadDelayMs, type BoundaryWords } from './lazyPart'

const words: BoundaryWords = {
  page: {
    missingTitle: 'Page missing',
    missing: 'It did not come.',
    crashTitle: 'Page broken',
    crash: 'Our fault.',
  },
  overlay: { missing: 'Part missing', crash: 'Part broken' },
  details: 'Details',
  reload: 'Reload',
  tryAgain: 'Try again',
  close: 'Close',
}

interface PartProps {
  readonly name: string
  readonly onClose?: () => void
}
const Greeting = ({ name }: PartProps) => <p>Hello {name}</p>
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))

/** A page with a part over it, or in it, that can be closed and opened again. */
function Page({ Part }: { Part: ComponentType<PartProps> }) {
  const [isOpen, setIsOpen] = useState(true)
  return (
    <BoundaryWordsContext value={words}>
      <h1>The page</h1>
      <button type="button" onClick={() => setIsOpen(true)}>
        Open
      </button>
      {isOpen && <Part name="Li Na" onClose={() => setIsOpen(false)} />}
    </BoundaryWordsContext>
  )
}

beforeEach(() => {
  // React reports what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

describe.each(['page', 'overlay'] as const)('code that does not come, %s', (failure) => {
  test('is said, the page stays, and a reload is offered', async () => {
    const reload = vi.spyOn(window.location, 'reload').mockImplementation(() => undefined)
    const user = userEvent.setup()
    render(<Page Part={lazyPart<PartProps>(gone, { failure })} />)
    expect(await screen.findByRole('alert')).toHaveTextContent(
      failure === 'page' ? /Page missing.*Failed to fetch/ : 'Part missing',
    )
    expect(screen.getByRole('heading', { name: 'The page' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Reload' }))
    expect(reload).toHaveBeenCalledTimes(1)
  })

  test('is another thing than a fault of ours, which is tried again', async () => {
    let isBroken = true
    const Odd = ({ name }: PartProps) => {
      if (isBroken) throw new Error('odd')
      return <p>Hello {name}</p>
    }
    const user = userEvent.setup()
    render(<Page Part={lazyPart<PartProps>(() => Promise.resolve(Odd), { failure })} />)
    expect(await screen.findByRole('alert')).toHaveTextContent(
      failure === 'page' ? 'Page broken' : 'Part broken',
    )
    expect(screen.queryByRole('button', { name: 'Reload' })).toBeNull()
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('Hello Li Na')).toBeVisible()
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

test('a part that did not come is closed, and comes when it is opened again with the network back', async () => {
  const load = vi
    .fn<() => Promise<ComponentType<PartProps>>>(() => Promise.resolve(Greeting))
    .mockImplementationOnce(gone)
  const user = userEvent.setup()
  render(<Page Part={lazyPart<PartProps>(load, { failure: 'overlay', onClose: ({ onClose }) => onClose })} />)
  await user.click(await screen.findByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Open' }))
  expect(await screen.findByText('Hello Li Na')).toBeVisible()
})

test('what the page is whole without is not missed: its placeholder stays', async () => {
  const Placeholder = ({ name }: PartProps) => <p>Without {name}</p>
  const load = vi.fn<typeof gone>(gone)
  render(<Page Part={lazyPart<PartProps>(load, { failure: 'nowhere', Placeholder })} />)
  await waitFor(() => expect(load).toHaveBeenCalledTimes(1))
  expect(await screen.findByText('Without Li Na')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a page that failed is drawn anew for another address', async () => {
  const Screen = ({ name }: PartProps) => {
    if (name === 'broken') throw new Error('odd')
    return <p>Hello {name}</p>
  }
  const Part = lazyPart<PartProps>(() => Promise.resolve(Screen), {
    failure: 'page',
    resetKeys: ({ name }) => [name],
  })
  const view = render(<Part name="broken" />)
  // Without words the error speaks for itself.
  expect(await screen.findByRole('alert')).toHaveTextContent('Error: odd')
  view.rerender(<Part name="Li Na" />)
  expect(screen.getByText('Hello Li Na')).toBeVisible()
})

test('what was fetched ahead is drawn at once, and keeps its state when it comes', async () => {
  const Part = lazyPart<PartProps>(() => Promise.resolve(Greeting), { failure: 'page' })
  await Part.preload()
  render(<Part name="Li Na" />)
  expect(screen.getByText('Hello Li Na')).toBeVisible()
})

test('a late part leaves its place to the placeholder, and is not fetched once that has gone', async () => {
  vi.useFakeTimers()
  const Placeholder = ({ name }: PartProps) => <p>Without {name}</p>
  const load = vi.fn<() => Promise<ComponentType<PartProps>>>(() => Promise.resolve(Greeting))
  const Part = lazyPart<PartProps>(load, { failure: 'nowhere', Placeholder, isLate: true })
  const left = render(<Part name="Li Na" />)
  expect(screen.getByText('Without Li Na')).toBeVisible()
  left.unmount()
  await act(() => vi.advanceTimersByTimeAsync(preloadDelayMs))
  expect(load).not.toHaveBeenCalled()

  render(<Part name="Wang Wei" />)
  expect(screen.getByText('Without Wang Wei')).toBeVisible()
  await act(() => vi.advanceTimersByTimeAsync(preloadDelayMs))
  expect(screen.getByText('Hello Wang Wei')).toBeVisible()
})
