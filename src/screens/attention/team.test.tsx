import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night, TOKEN } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { dialogElement } from '#test/operationDialog'
import { renderApp, testNow } from '#test/renderApp'

/* What the team says of a stop, where the stop is listed. */

const { rotate, drill, fanOut, secrets } = night
const withJournal = { config: { hasJournal: true } } as const

const rowOf = async (node: string) => {
  const link = await screen.findByRole('link', { name: node })
  return link.closest<HTMLElement>('tr')!
}
const open = async (user: ReturnType<typeof renderApp>['user'], node: string) => {
  await user.click(within(await rowOf(node)).getByLabelText(`More for ${node}`))
  return within(await screen.findByLabelText(`For the team: ${node}`))
}
const marksOf = (world: World, executionId: string) =>
  world.journal.marks.filter((mark) => mark.executionId === executionId)

const colleague = (name: string) => ({ kind: 'iam' as const, account: 'example-operations', name, id: name })

it('a colleague’s claim, the last retry and a note stand on their rows, and a snoozed row is counted alone', async () => {
  renderApp('/attention', withJournal)
  await waitFor(async () =>
    expect(await rowOf(fanOut.node)).toHaveTextContent(/chen\.wei is on it since \d\d:\d\d/),
  )
  await waitFor(async () =>
    expect(await rowOf(secrets.node)).toHaveTextContent(
      /li\.na: Both hosts .* · zhao\.min retried 1h 2m ago · failed again/,
    ),
  )
  expect(screen.queryByRole('link', { name: drill.node })).toBeNull()
  expect(screen.getByRole('link', { name: '1 snoozed' })).toBeVisible()
})

it('on the wall, too, one reads who is on it', async () => {
  renderApp('/attention?wall', withJournal)
  const list = await screen.findByRole('list', { name: 'Needs attention' })
  const row = (await within(list).findByText(fanOut.node)).closest('li')
  await waitFor(() => expect(row).toHaveTextContent(/chen\.wei is on it since \d\d:\d\d/))
})

it('the snoozed ones are one press away, and say who, until when and why', async () => {
  const { user } = renderApp('/attention', withJournal)
  await user.click(await screen.findByRole('link', { name: '1 snoozed' }))
  const row = await rowOf(drill.node)
  await waitFor(() => expect(row).toHaveTextContent(/m\.keller snoozed it until \d\d:\d\d: The freeze/))
  expect(screen.queryByRole('link', { name: rotate.node })).toBeNull()
  expect(screen.getByRole('list', { name: 'In the whole project' })).toHaveTextContent(
    /^1 snoozedAll that wait$/,
  )
  const more = await open(user, drill.node)
  await user.click(more.getByRole('button', { name: 'End snooze' }))
  await user.click(await screen.findByRole('link', { name: 'All that wait' }))
  expect(await rowOf(drill.node)).toBeVisible()
})

it('a claim is made and released; a colleague who takes it over is told of on the spot', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Claim' }))
  await waitFor(async () =>
    expect(await rowOf(rotate.node)).toHaveTextContent(/is on it since|You are on it since/),
  )
  expect(marksOf(world, rotate.executionId)).toMatchObject([
    { kind: 'claim', nodeId: rotate.nodeId, ended: null },
  ])
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Release' }))
  await waitFor(() => expect(marksOf(world, rotate.executionId)[0]?.ended).toMatchObject({ how: 'released' }))

  const { workflowId, executionId, nodeId, workflow, node } = rotate
  world.journal.makeMark({
    id: 'b6a1c0de-0000-4000-8000-000000000009',
    kind: 'claim',
    projectId: world.behaviour.projectId,
    region: 'cn-north-4',
    workflowId,
    workflowName: workflow,
    executionId,
    nodeId,
    nodeName: node,
    text: null,
    baseline: null,
    operationId: null,
    user: colleague('wang.fang'),
    at: testNow.getTime(),
    until: testNow.getTime() + 30 * 60_000,
  })
  await waitFor(async () => expect(await rowOf(rotate.node)).toHaveTextContent(/wang\.fang is on it since/))
})

it('a snooze takes the row from the list once no hand is in it; it is sent with how the node stood', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Snooze' }))
  const dialog = within(await waitFor(() => dialogElementNamed(`Snooze ${rotate.node}?`)))
  await user.selectOptions(dialog.getByLabelText('Until'), 'Until it changes')
  await user.type(dialog.getByLabelText('Reason'), 'Certificate is on its way')
  await user.click(dialog.getByRole('button', { name: 'Snooze' }))
  expect(await screen.findByRole('link', { name: '2 snoozed' })).toBeVisible()
  expect(marksOf(world, rotate.executionId)).toMatchObject([
    {
      kind: 'snooze',
      until: null,
      text: 'Certificate is on its way',
      baseline: { node: { state: 'failed', raw: 'fail' }, nodeBeganAt: expect.any(Number) },
    },
  ])
})

it('a snooze until the morning says when, and wants to know why', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Snooze' }))
  const dialog = within(await waitFor(() => dialogElementNamed(`Snooze ${rotate.node}?`)))
  const save = dialog.getByRole('button', { name: 'Snooze' })
  expect(save).toHaveAccessibleDescription('Say why it can wait.')
  await user.click(save)
  expect(dialog.getByLabelText('Reason')).toHaveAccessibleDescription('Say why it can wait.')
  await user.type(dialog.getByLabelText('Reason'), 'The vendor comes in the morning')
  await user.selectOptions(dialog.getByLabelText('Until'), 'Until a time')
  const time = dialog.getByLabelText('Time')
  // It is 19:12 in the zone of the tests: the next 08:00 is tomorrow's.
  expect(time).toHaveValue('2026-11-24 08:00')
  await user.clear(time)
  await user.type(time, '2026-11-23 08:00')
  expect(time).toHaveAccessibleDescription(/A time to come/)
  await user.click(save)
  expect(save).toHaveAttribute('aria-disabled', 'true')
  expect(save).toHaveAccessibleDescription(/A time to come/)
  await user.clear(time)
  await user.type(time, '03:00')
  await user.click(save)
  await waitFor(() => expect(marksOf(world, rotate.executionId)).toHaveLength(1))
  expect(marksOf(world, rotate.executionId)).toMatchObject([
    { kind: 'snooze', text: 'The vendor comes in the morning', until: Date.UTC(2026, 10, 24, 3) },
  ])
})

it('a note of the whole execution is on it, not on the node alone', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Add note' }))
  const dialog = within(await waitFor(() => dialogElementNamed(`Add a note to ${rotate.node}`)))
  await user.type(dialog.getByLabelText('Note'), 'Certificates are ordered')
  await user.click(dialog.getByLabelText('Of the whole execution, not of this node alone'))
  await user.click(dialog.getByRole('button', { name: 'Add note' }))
  await waitFor(() => expect(marksOf(world, rotate.executionId)).toHaveLength(1))
  expect(marksOf(world, rotate.executionId)).toMatchObject([
    { kind: 'note', nodeId: null, nodeName: null, text: 'Certificates are ordered' },
  ])
  expect(await rowOf(rotate.node)).toHaveTextContent(/: Certificates are ordered/)
})

it('a claim that the gateway does not take says so over the page, and can be tried again', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  world.behaviour.journal = 'away'
  await user.click((await open(user, rotate.node)).getByRole('button', { name: 'Claim' }))
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/journal/))
  const dialog = within(await waitFor(() => dialogElementNamed('Copy report')))
  world.behaviour.journal = 'kept'
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  await user.click(screen.getByRole('button', { name: 'Claim' }))
  await waitFor(() => expect(marksOf(world, rotate.executionId)).toHaveLength(1))
})

it('a claim ends by itself when the page sees that the stop is gone', async () => {
  const { world, queryClient } = renderApp('/attention', withJournal)
  await waitFor(async () => expect(await rowOf(fanOut.node)).toHaveTextContent(/chen\.wei is on it/))
  world.edit.setNodeStatus(fanOut.executionId, fanOut.nodeId, 'skipped')
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('executions') })
  await waitFor(() => expect(marksOf(world, fanOut.executionId)[0]?.ended).toMatchObject({ how: 'gone' }))
})

it('what was written is kept where the gateway does not take it, and a password never leaves', async () => {
  const { user, world } = renderApp('/attention', withJournal)
  const more = await open(user, rotate.node)
  await user.click(more.getByRole('button', { name: 'Add note' }))
  const dialog = within(await waitFor(() => dialogElementNamed(`Add a note to ${rotate.node}`)))
  await user.type(dialog.getByLabelText('Note'), 'Login is root password=Tr0ub4dor')
  world.behaviour.journal = 'away'
  await user.click(dialog.getByRole('button', { name: 'Add note' }))
  expect(await dialog.findByText(/What you wrote is kept/)).toBeVisible()
  expect(dialog.getByLabelText('Note')).toHaveValue('Login is root password=Tr0ub4dor')
  world.behaviour.journal = 'kept'
  await user.click(dialog.getByRole('button', { name: 'Add note' }))
  await waitFor(() => expect(marksOf(world, rotate.executionId)).toHaveLength(1))
  expect(marksOf(world, rotate.executionId)[0]?.text).not.toContain('Tr0ub4dor')
})

it.each([
  ['Add note', `Add a note to ${rotate.node}`, 'Note'],
  ['Snooze', `Snooze ${rotate.node}?`, 'Reason'],
])(
  '%s: a session that ends under it asks to sign in on the spot, and what was written is sent then, once',
  async (button, title, field) => {
    const { user, world } = renderApp('/attention', withJournal)
    await user.click((await open(user, rotate.node)).getByRole('button', { name: button }))
    const dialog = within(await waitFor(() => dialogElementNamed(title)))
    await user.type(dialog.getByLabelText(field), 'Vendor is called, ticket 4711')
    world.behaviour.rejectedTokens = [TOKEN]
    world.behaviour.knownTokens = ['fresh-token']
    await user.click(dialog.getByRole('button', { name: button }))
    const session = within(await waitFor(() => dialogElementNamed('Your session has expired')))
    expect(marksOf(world, rotate.executionId)).toEqual([])
    await user.type(session.getByLabelText('Token'), 'fresh-token')
    await user.click(session.getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(document.body).not.toHaveTextContent('Your session has expired'))
    const again = within(await waitFor(() => dialogElementNamed(title)))
    expect(again.getByLabelText(field)).toHaveValue('Vendor is called, ticket 4711')
    await user.click(again.getByRole('button', { name: button }))
    await waitFor(() => expect(marksOf(world, rotate.executionId)).toHaveLength(1))
    expect(marksOf(world, rotate.executionId)).toMatchObject([{ text: 'Vendor is called, ticket 4711' }])
  },
)

it('who may not operate may add a note, and is told why not more', async () => {
  const { user, world } = renderApp('/attention', {
    config: { hasJournal: true, changesRefused: 'notOperator' },
  })
  const more = await open(user, rotate.node)
  const claim = more.getByRole('button', { name: 'Claim' })
  expect(claim).toHaveAttribute('aria-disabled', 'true')
  expect(claim).toHaveAccessibleDescription(/for operators; you may add a note/)
  await user.click(claim)
  expect(more.getByRole('button', { name: 'Add note' })).not.toHaveAttribute('aria-disabled')
  expect(marksOf(world, rotate.executionId)).toEqual([])
})

it('without a journal there is nothing of it: the menu only has what can be copied', async () => {
  const { user } = renderApp('/attention')
  await user.click(within(await rowOf(rotate.node)).getByLabelText(`More for ${rotate.node}`))
  expect(await screen.findByRole('button', { name: `Copy node: ${rotate.node}` })).toBeVisible()
  expect(screen.queryByText('Claim')).toBeNull()
})

function dialogElementNamed(name: string): HTMLElement {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[role="dialog"]')]
  const found = dialogs.find((dialog) => dialog.textContent?.includes(name))
  if (!found) throw new Error(`no dialog ${name}; there is ${dialogElement()?.textContent ?? 'none'}`)
  return found
}
