import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { night } from '#mocks/scenarios'
import { runId } from '#mocks/scenarios/identity'
import { openOperationDialog } from '#test/operationDialog'
import { inPlace } from '#test/place'
import { renderApp, testNow } from '#test/renderApp'

const { rotate, vacuum, payments, edited } = night
const pathOf = (run: { workflowId: string; executionId: string }) =>
  `/workflows/${run.workflowId}/executions/${run.executionId}`
const panelOf = async (node: string) => within(await screen.findByLabelText(`Node ${node}`))
const detailsOf = async (node: string) => within(await screen.findByLabelText(`Details of node ${node}`))
const fleet = { workflowId: 'wf-fleet', executionId: runId('wf-fleet', 9) }

describe('two hundred targets, of which twelve failed', () => {
  const open = async () => {
    const app = renderApp(pathOf(fleet), { scenario: 'many-targets' })
    const details = await detailsOf('Install')
    const table = await details.findByLabelText('Targets', { selector: 'table' })
    return { ...app, details, table }
  }

  it('the cause and the hosts by name stand above; alike failures are one line, what is well is folded', async () => {
    const { details, table } = await open()
    expect((await panelOf('Install')).getByText(/^12 of 200 hosts failed:/)).toHaveTextContent(
      /ecs-prod-fleet-004, -018, .* and 4 more$/,
    )
    const rows = [...table.querySelectorAll('tbody > tr')].map((row) => row.textContent)
    expect(rows[0]).toMatch(/^\s*12 failed.*Copy hosts/)
    expect(rows.at(-1)).toMatch(/^\s*184 okShow$/)
    expect(table.querySelectorAll('tr').length).toBeLessThan(20)
    expect(await details.findByLabelText('Log: ecs-prod-fleet-004')).toBeVisible()
  })

  it('are filtered by host, state or message, and the folded ones are found too', async () => {
    const { user, details, table } = await open()
    const field = details.getByLabelText('Filter by host, state or message')
    await user.click(field)
    await user.paste('fleet-020')
    expect(details.getByText('1 of 200 targets')).toBeVisible()
    expect(table).toHaveTextContent('OKecs-prod-fleet-020')
    await user.clear(field)
    await user.paste('failed certificate')
    expect(details.getByText('12 of 200 targets')).toBeVisible()
    await user.clear(field)
    await user.paste('nowhere')
    expect(details.getByText('No target has these words.')).toBeVisible()
  })

  it('the failed hosts are copied, all of them or those of one cause', async () => {
    const { user, details } = await open()
    const written = vi.spyOn(navigator.clipboard, 'writeText')
    await user.click(details.getByRole('button', { name: 'Copy 12 failed hosts' }))
    expect(written.mock.lastCall?.[0].split('\n')).toHaveLength(12)
    expect(written.mock.lastCall?.[0]).toMatch(/^ecs-prod-fleet-004\necs-prod-fleet-018\n/)
    await user.click(details.getByRole('button', { name: /^Copy hosts: 4 not run/ }))
    expect(written.mock.lastCall?.[0]).toBe(
      'ecs-prod-fleet-196\necs-prod-fleet-197\necs-prod-fleet-198\necs-prod-fleet-199',
    )
  })
})

it('a node that timed out names the host that still ran, and opens what AOM said of it', async () => {
  renderApp(pathOf(vacuum))
  const panel = await panelOf(vacuum.node)
  expect(panel.getByText(/^1 of 3 hosts still running when AOM gave up:/)).toHaveTextContent(
    'ecs-prod-db-002',
  )
  expect(panel.getByText(/what AOM knew when it gave up/)).toBeVisible()
  expect(panel.queryByText('AOM gave no reason.')).toBeNull()
  const details = await detailsOf(vacuum.node)
  expect(await details.findByLabelText('Raw output')).toHaveTextContent('in_execution')
})

it('a pause says first what it is for, and why the list calls the run otherwise', async () => {
  renderApp(pathOf(payments))
  const panel = await panelOf(payments.node)
  expect(panel.getByLabelText('What this pause is for')).toHaveTextContent(
    'Look at error rate and latency for 15 minutes.',
  )
  expect(
    await screen.findByText(/AOM’s list calls this run Paused; the run itself says Running/),
  ).toBeVisible()
})

it('what AOM replaces after a retry stays on the page, as of the read before it', async () => {
  const { user, world } = renderApp(pathOf(rotate))
  const panel = await panelOf(rotate.node)
  const dialog = await openOperationDialog(user, panel.getByLabelText(`Retry ${rotate.node}`))
  await user.click(dialog.getByRole('button', { name: 'Retry node' }))
  await waitFor(() => expect(world.operations).toHaveLength(1))
  world.clock.advance(3_000)
  const earlier = await screen.findByText(/^Before the Retry at \d\d:\d\d:\d\d/)
  await user.click(earlier)
  const kept = within(await screen.findByLabelText(/^Before the Retry at/, { selector: 'section' }))
  expect(kept.getByText(/As this browser read it at/)).toBeVisible()
  expect(kept.getByText(/^2 of 20 hosts failed:/)).toHaveTextContent('ecs-prod-web-007, -017')
  expect(kept.getByLabelText('Targets of the earlier attempt', { selector: 'table' })).toHaveTextContent(
    '2 failed',
  )
  expect(await kept.findByLabelText('Log: ecs-prod-web-007')).toHaveTextContent('cannot load certificate key')
})

it('while a node runs, what it is at and what it has not begun stays folded: it would push away what stands below', async () => {
  const { user, world } = renderApp(pathOf(rotate))
  const panel = await panelOf(rotate.node)
  const dialog = await openOperationDialog(user, panel.getByLabelText(`Retry ${rotate.node}`))
  await user.click(dialog.getByRole('button', { name: 'Retry node' }))
  await waitFor(() => expect(world.operations).toHaveLength(1))
  world.clock.advance(3_000)
  world.clock.advance(3_000)
  const details = await detailsOf(rotate.node)
  const targets = within(await details.findByLabelText('Targets', { selector: 'table' }))
  for (const group of [/^Show \d running$/, /^Show \d+ not run$/])
    expect(await targets.findByRole('button', { name: group })).toHaveAttribute('aria-expanded', 'false')
})

it.each([
  ['en', 'Node', 'waiting 49m', 'waiting 50m'],
  ['zh-CN', '节点', '已等待 49 分钟', '已等待 50 分钟'],
] as const)(
  'how long it has waited stands beside the state, by the minute (%s)',
  async (locale, word, now, then) => {
    renderApp(pathOf(rotate), { locale })
    const panel = within(await screen.findByLabelText(`${word} ${rotate.node}`))
    expect(await panel.findByText(now)).toBeVisible()
    vi.setSystemTime(testNow.getTime() + 60_000)
    expect(await panel.findByText(then)).toBeVisible()
  },
)

it('of what has not begun it is not said that it waits', async () => {
  renderApp(`${pathOf(rotate)}?node=${rotate.nextNodeId}`)
  const panel = await panelOf(rotate.nextNode)
  expect(panel.queryByText(/^waiting/)).toBeNull()
})

it.each([
  [
    'en',
    'Details of node',
    'Retry: AOM does not say whether the 18 hosts that succeeded run again.',
    /^The workflow was edited at .*, after this run began\./,
    'Verify checksum: changed',
  ],
  [
    'zh-CN',
    '的详情',
    '失败重试：AOM 没有说明已成功的 18 台主机是否会再次执行。',
    /^任务在本次执行开始之后（.*）被修改过/,
    'Verify checksum：有修改',
  ],
] as const)(
  'before deciding: what AOM leaves open, and node by node what was edited since the run began, %s',
  async (locale, words, leftOpen, wasEdited, how) => {
    const open = async (run: typeof rotate | typeof edited) => {
      const { unmount } = renderApp(pathOf(run), { locale })
      const details = await screen.findByLabelText(
        (label) => label.includes(words) && label.includes(run.node),
      )
      return { unmount, details: within(details) }
    }
    const first = await open(rotate)
    expect(await first.details.findByText(leftOpen)).toBeVisible()
    expect(first.details.queryByText(wasEdited)).toBeNull()
    first.unmount()
    const { details } = await open(edited)
    expect(await details.findByText(wasEdited)).toBeVisible()
    expect(details.getByText(how)).toBeVisible()
  },
)

it('what was opened and looked for among the targets is there again after Back', async () => {
  const { user } = renderApp(pathOf(fleet), { scenario: 'many-targets' })
  const details = await detailsOf('Install')
  await user.click(await details.findByRole('button', { name: 'Show 184 ok' }))
  await user.click(details.getByLabelText('Filter by host, state or message'))
  await user.paste('fleet-02')
  const found = details.getByText(/^\d+ of 200 targets$/).textContent
  await user.click(screen.getByRole('link', { name: 'Activity' }))
  await screen.findByRole('heading', { name: 'Activity' })
  window.history.back()
  const again = await detailsOf('Install')
  expect(await again.findByText(found)).toBeVisible()
  expect(again.getByLabelText('Filter by host, state or message')).toHaveValue('fleet-02')
  await user.clear(again.getByLabelText('Filter by host, state or message'))
  expect(again.getByRole('button', { name: 'Hide 184 ok' })).toBeVisible()
})

it('the way to the run is a trail of links', async () => {
  renderApp(pathOf(rotate))
  const trail = within(await screen.findByLabelText('Where this is'))
  expect(trail.getByText('Executions')).toHaveAttribute('href', inPlace('/executions'))
  expect(trail.getByText(rotate.workflow).closest('a')).toHaveAttribute(
    'href',
    inPlace('/workflows/wf-rotate-tls'),
  )
  expect(trail.getByText(/^run \d\d:\d\d/)).toHaveAttribute('aria-current', 'page')
})

it('two targets’ logs are compared side by side, and what only one of them has is marked', async () => {
  const { user } = renderApp(pathOf(rotate))
  const details = await detailsOf(rotate.node)
  await user.click(await details.findByRole('button', { name: /^Show \d+ ok$/ }))
  await user.click(details.getByRole('button', { name: 'Compare the log of ecs-prod-web-007' }))
  expect(details.getByText('To compare with ecs-prod-web-007, choose another target’s log.')).toBeVisible()
  await user.click(details.getByRole('button', { name: 'Compare the log of ecs-prod-web-001' }))
  const comparison = within(await details.findByLabelText('Compare logs'))
  const marked = (host: string) =>
    [...comparison.getByLabelText(`Log: ${host}`).children]
      .filter(({ className }) => className.includes('marked'))
      .map(({ textContent }) => textContent?.trim())
  expect(marked('ecs-prod-web-007').join()).toContain('cannot load certificate key')
  expect(marked('ecs-prod-web-001').join()).not.toContain('cannot load certificate key')
  expect(comparison.getByRole('button', { name: 'Numbers and times do not count' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await user.click(comparison.getByRole('button', { name: 'Close the comparison' }))
  expect(details.queryByLabelText('Compare logs')).toBeNull()
})
