import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { server } from '#mocks/node'
import { night } from '#mocks/scenarios'
import { dialogElement, openOperationDialog } from '#test/operationDialog'
import { renderApp, testNow } from '#test/renderApp'
import { rowOf, startJournal } from '#test/teamJournal'

/* What an operator can know of a node before anything is sent. */

const { rotate, vacuum, payments, edited, secrets } = night

async function openDialog(
  run: { workflowId: string; executionId: string; node: string },
  action: string,
  options: Parameters<typeof renderApp>[1] = {},
) {
  const app = renderApp(`/workflows/${run.workflowId}/executions/${run.executionId}`, options)
  const panel = within(
    await screen.findByLabelText(`${options.locale === 'zh-CN' ? '节点' : 'Node'} ${run.node}`),
  )
  const dialog = await openOperationDialog(app.user, panel.getByLabelText(`${action} ${run.node}`))
  return { ...app, dialog }
}

describe('before a Retry', () => {
  it('the whole cause, the failed hosts by name, what AOM leaves open, and what it replaces', async () => {
    const { dialog } = await openDialog(rotate, 'Retry')
    expect(dialog.getByText(/cannot load certificate key .* ANY PRIVATE KEY\)$/)).toBeVisible()
    expect(dialog.getByText(/^2 of 20 hosts failed:/)).toHaveTextContent('ecs-prod-web-007, -017')
    expect(dialog.getByText('AOM does not say whether the 18 hosts that succeeded run again.')).toBeVisible()
    expect(dialog.getByText(/AOM replaces the targets and logs of this attempt/)).toBeVisible()
  })

  it('the same in Chinese', async () => {
    const { dialog } = await openDialog(rotate, '失败重试', { locale: 'zh-CN' })
    expect(dialog.getByText(/cannot load certificate key .* ANY PRIVATE KEY\)$/)).toBeVisible()
    expect(dialog.getByText(/^20 台主机中有/)).toHaveTextContent('2 台失败：ecs-prod-web-007, -017')
    expect(dialog.getByText('AOM 没有说明已成功的 18 台主机是否会再次执行。')).toBeVisible()
    expect(dialog.getByText(/^AOM 会覆盖本次尝试的目标和日志/)).toBeVisible()
  })
})

it('before a Skip: once that the work stays undone, and on which hosts', async () => {
  const { dialog } = await openDialog(rotate, 'Skip')
  expect(dialog.getAllByText(/stays undone/)).toHaveLength(1)
  expect(dialog.getByText(/^It did not succeed on/)).toHaveTextContent('ecs-prod-web-007, -017')
  expect(dialog.queryByText(/run again/)).toBeNull()
})

it('a Skip says whether something is left to do; it is sent and kept with the operation', async () => {
  const { dialog, user, world } = await openDialog(rotate, 'Skip')
  const choice = dialog.getByLabelText('What it should have done')
  expect(choice).toHaveDisplayValue('Not said')
  await user.selectOptions(choice, 'Fix later')
  expect(dialog.getByText('Stays in the handover until somebody says that it is done.')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Skip node' }))
  await waitFor(() =>
    expect(world.journal.operations.at(-1)).toMatchObject({ action: 'skip', skipKind: 'fixLater' }),
  )
})

it('a Retry is not asked what becomes of the work', async () => {
  const { dialog } = await openDialog(rotate, 'Retry')
  expect(dialog.queryByLabelText('What it should have done')).toBeNull()
})

it('of a node that timed out: which host still ran when AOM gave up', async () => {
  const { dialog } = await openDialog(vacuum, 'Retry')
  expect(dialog.getByText(/^1 of 3 hosts still running when AOM gave up:/)).toHaveTextContent(
    'ecs-prod-db-002',
  )
  expect(dialog.getByText(/what AOM knew when it gave up/)).toBeVisible()
})

it('of a pause: its own description before all else', async () => {
  const { dialog } = await openDialog(payments, 'Continue')
  const description = dialog.getByText('Look at error rate and latency for 15 minutes.')
  expect(description.compareDocumentPosition(dialog.getByText('Waiting for'))).toBe(
    Node.DOCUMENT_POSITION_FOLLOWING,
  )
})

it('of a workflow that was edited since the run began: what changed, node by node', async () => {
  const { dialog } = await openDialog(edited, 'Retry')
  const changed = (await dialog.findByText(/Verify checksum: changed/)).closest('li')
  expect(changed).toHaveTextContent('Description: “As it was before the edit.” in this run, nothing today')
  expect(dialog.getByText('Scripts and secrets are hidden and not compared.')).toBeVisible()
})

const withJournal = { config: { hasJournal: true } } as const

it.each([
  ['en', 'Continue', 'Notes', 'm.keller', 'on the whole execution'],
  ['zh-CN', '暂停继续', '备注', 'm.keller', '针对整个执行'],
] as const)(
  'what a colleague wrote down stands above all that is said of it (%s)',
  async (locale, action, title, who, where) => {
    const { dialog } = await openDialog(payments, action, { ...withJournal, locale })
    const text = await dialog.findByText('Continue only after the 07:00 release meeting.')
    const note = text.closest('[role=note]')
    expect(note).toHaveTextContent(new RegExp(`^${title}${who} · .* · ${where}Continue only`))
    expect(text.compareDocumentPosition(dialog.getByText(locale === 'en' ? 'Now' : '当前状态'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    )
  },
)

it('of many notes the two newest, and how many more there are; none of another node’s', async () => {
  const { dialog, user, world } = await openDialog(secrets, 'Retry', withJournal)
  const [first] = world.journal.marks.filter(({ executionId }) => executionId === secrets.executionId)
  for (const [index, text] of ['Storage is at it', 'Disk is swapped', 'Remounted'].entries())
    world.journal.makeMark({ ...first!, id: `b6a1c0de-0000-4000-8000-00000000000${index}`, text })
  world.journal.makeMark({
    ...first!,
    id: 'b6a1c0de-0000-4000-8000-00000000000a',
    nodeId: 'another',
    text: 'Of another node',
  })
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  const again = await openOperationDialog(user, await screen.findByLabelText(`Retry ${secrets.node}`))
  const note = (await again.findByText('Remounted')).closest('[role=note]')
  expect(note).toHaveTextContent(/Remounted.*Disk is swapped2 more notes$/)
})

it.each(['en', 'zh-CN'] as const)(
  'the environment and the project it acts on are named (%s)',
  async (locale) => {
    const action = locale === 'en' ? 'Retry' : '失败重试'
    await openDialog(rotate, action, {
      locale,
      config: { regions: ['cn-north-4'], environment: { label: 'Production', color: '#b01030' } },
    })
    expect(dialogElement()).toHaveAccessibleDescription(/^Production\s*cn-north-4 /)
    const dialog = within(dialogElement()!)
    expect(dialog.getByText('Production').style.getPropertyValue('--environment')).toBe('#b01030')
    expect(
      dialog.getByTitle(locale === 'en' ? /^Region and project: cn-north-4, / : /^区域和项目：cn-north-4，/),
    ).toBeVisible()
  },
)

it('a colleague acts while the dialog is open: it says who, what and when', async () => {
  const { nodeId, executionId } = rotate
  const theirs = { nodeId, executionId, workflowId: rotate.workflowId, action: 'restart' }
  const { handlers } = startJournal([rowOf(1, testNow.getTime() - 9_000, theirs)])
  const { user, world, dialog } = await openDialog(rotate, 'Retry', {
    config: { hasJournal: true },
    answer: () => server.use(...handlers),
  })
  world.edit.actAsOther(executionId, nodeId, 'restart')
  await user.click(dialog.getByRole('button', { name: 'Retry node' }))
  expect(await dialog.findByText('State of the node: Failed → Running')).toBeVisible()
  expect(await dialog.findByText(/^li\.na asked AOM for Retry at \d\d:11:51/)).toBeVisible()
  expect(world.operations).toHaveLength(0)
})

it('Back in the middle of a dialog leaves it behind with its page, and what was typed is there again', async () => {
  const { dialog, user, world } = await openDialog(rotate, 'Retry')
  await user.type(dialog.getByRole('textbox', { name: 'Reason' }), 'disk was full')
  const execution = window.location.pathname
  const goTo = (path: string) =>
    act(() => {
      window.history.replaceState(null, '', path)
      window.dispatchEvent(new PopStateEvent('popstate'))
    })
  goTo('/attention')
  expect(dialogElement()).toBeNull()
  expect(await screen.findByLabelText(`Retry ${rotate.node}`)).toBeVisible()

  goTo(execution)
  const panel = within(await screen.findByLabelText(`Node ${rotate.node}`))
  expect(dialogElement()).toBeNull()
  const again = await openOperationDialog(user, panel.getByLabelText(`Retry ${rotate.node}`))
  expect(again.getByRole('textbox', { name: 'Reason' })).toHaveValue('disk was full')
  expect(world.operations).toEqual([])
})
