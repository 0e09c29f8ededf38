import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { en } from '#i18n/en'
import { I18nProvider } from '#i18n/I18n'
import { executionOf, nodeOf } from '#test/nodes'
import { ExecutionNotices, WaitingNotices } from './ExecutionNotices'

const names = Array.from({ length: 10 }, (_, index) => `Warm cache ${index + 1}`)
const tenIgnored = executionOf('running', {
  nodes: [
    ...names.map((name) => nodeOf(name, 'failed', { ignoresErrors: true })),
    nodeOf('Deploy', 'running'),
  ],
})

function show(execution = tenIgnored, selectedId = 'Deploy') {
  const onSelect = vi.fn<(nodeId: string) => void>()
  const props = { execution, selectedId, onSelect }
  render(
    <I18nProvider locale="en" messages={en}>
      <WaitingNotices {...props} isPausedInList={false} />
      <ExecutionNotices {...props} />
    </I18nProvider>,
  )
  return { onSelect, user: userEvent.setup() }
}

it('ten nodes whose errors are ignored are one line, which says all of them on request', async () => {
  const { user, onSelect } = show()
  expect(screen.getAllByRole('note')).toHaveLength(1)
  expect(screen.getByText(/^10 nodes failed and their errors are ignored:/)).toBeVisible()
  expect(screen.getAllByText(/^Warm cache/)).toHaveLength(3)
  await user.click(screen.getByRole('button', { name: 'show all 10' }))
  expect(screen.getAllByText(/^Warm cache/)).toHaveLength(10)
  await user.click(screen.getByText('Warm cache 7'))
  expect(onSelect).toHaveBeenCalledWith('Warm cache 7')
})

it('of one node it is said in a sentence, and not again beside its own panel', () => {
  const one = executionOf('running', {
    nodes: [...tenIgnored.nodes.slice(0, 1), nodeOf('Deploy', 'running')],
  })
  show(one)
  expect(screen.getByRole('note')).toHaveTextContent('Warm cache 1 failed, but its errors are ignored')
  show(one, 'Warm cache 1')
  expect(screen.getAllByRole('note')).toHaveLength(1)
})

it('who waits is named unless it is what is shown', () => {
  const waiting = executionOf('failed', {
    nodes: [nodeOf('Deploy', 'failed'), nodeOf('Check', 'notStarted')],
  })
  show(waiting)
  expect(screen.queryByRole('note')).toBeNull()
  show(waiting, 'Check')
  expect(screen.getByRole('note')).toHaveTextContent('1 node waits for you: Deploy')
})
