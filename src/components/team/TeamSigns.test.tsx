import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { ExecutionRef } from '#domain/execution/execution'
import { night } from '#mocks/scenarios'
import { renderApp } from '#test/renderApp'

/* What the team says of a node is seen wherever the node is drawn, not on Needs attention alone. */

const { fanOut, payments, secrets } = night
const withJournal = { config: { hasJournal: true } } as const
const pathOf = ({ workflowId, executionId }: ExecutionRef) =>
  `/workflows/${workflowId}/executions/${executionId}`
const isOnIt = /chen\.wei is on it since \d\d:\d\d/

it('in Steps, beside the node and no other', async () => {
  renderApp(`${pathOf(fanOut)}?view=steps`, withJournal)
  const table = await screen.findByRole('table', { name: 'Steps' })
  const sign = await within(table).findByRole('img', { name: isOnIt })
  expect(sign.closest('tr')).toHaveTextContent(fanOut.node)
  expect(within(table).getAllByRole('img', { name: isOnIt })).toHaveLength(1)
})

it('in the graph, where a press on it is one on the node', async () => {
  const { user } = renderApp(`${pathOf(secrets)}?node=none`, withJournal)
  const name = new RegExp(`^${secrets.node}: .*li\\.na: Both hosts.*zhao\\.min retried .* ago · failed again`)
  const sign = await screen.findByRole('img', { name })
  await user.click(sign)
  expect(await screen.findByLabelText(`Node ${secrets.node}`)).toBeVisible()
})

it.each(['en', 'zh-CN'] as const)('the newest note beside the buttons of a node (%s)', async (locale) => {
  renderApp(pathOf(payments), { ...withJournal, locale })
  const colon = locale === 'en' ? ': ' : '：'
  const group = await screen.findByRole('group', { name: new RegExp(`${colon}${payments.node}$`) })
  const said = `m.keller${colon}Continue only after the 07:00 release meeting.`
  expect(await within(group).findByText(said)).toBeVisible()
  expect(within(group).getByTitle(said)).toBeVisible()
})

it('in Executions, on the row of its workflow, with the node’s name', async () => {
  renderApp('/executions', withJournal)
  const link = await screen.findByRole('link', { name: fanOut.workflow })
  const row = within(link.closest('tr')!)
  expect(await row.findByRole('img', { name: new RegExp(`${fanOut.node}: ${isOnIt.source}`) })).toBeVisible()
})

it('in the grid of a workflow, in the cell of that run and node', async () => {
  renderApp(`/workflows/${secrets.workflowId}`, withJournal)
  const sign = await screen.findByRole('img', { name: /zhao\.min retried/ })
  const cell = sign.closest('a')
  expect(cell).toHaveAttribute('href', expect.stringContaining(`${pathOf(secrets)}?node=${secrets.nodeId}`))
})

it('中文：步骤中写明谁在处理', async () => {
  renderApp(`${pathOf(fanOut)}?view=steps`, { ...withJournal, locale: 'zh-CN' })
  expect(await screen.findByRole('img', { name: /chen\.wei 从 \d\d:\d\d 开始处理/ })).toBeVisible()
})

it('without a journal nothing of it is drawn', async () => {
  renderApp(`${pathOf(fanOut)}?view=steps`)
  await screen.findByRole('table', { name: 'Steps' })
  expect(screen.queryByRole('img')).toBeNull()
})
