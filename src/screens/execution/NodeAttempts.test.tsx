import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { night } from '#mocks/scenarios'
import { openOperationDialog } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

/* Attempts that AOM no longer reports, from what the journal was told when they were replaced. */

const { secrets, fanOut } = night
const pathOf = (run: { workflowId: string; executionId: string }) =>
  `/workflows/${run.workflowId}/executions/${run.executionId}`
const withJournal = { config: { hasJournal: true } } as const

const panelOf = async (node: string) => within(await screen.findByLabelText(`Node ${node}`))
const table = async (name: string) => screen.findByLabelText(name, { selector: 'table' })

it('who retried when and why, result by result, and which hosts still fail', async () => {
  renderApp(pathOf(secrets), withJournal)
  const rows = within(await table('Attempts'))
    .getAllByRole('row')
    .slice(1)
  expect(rows).toHaveLength(2)
  expect(rows[0]).toHaveTextContent(
    /Failed.*2 ok · 2 failed.*pam_chauthtok.*zhao\.min · Retry · .*were rebooted/,
  )
  expect(rows[1]).toHaveTextContent(/Failed.*2 ok · 2 failed.*pam_chauthtok/)
  expect(screen.getByText('The same failure 2 times in a row.')).toBeVisible()
  const hosts = within(await table('Hosts by attempt'))
    .getAllByRole('row')
    .slice(1)
  expect(hosts.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/ecs-prod-\w+-002 · still failsfailedfailed/),
    expect.stringMatching(/ecs-prod-\w+-003 · still failsfailedfailed/),
  ])
  expect(screen.getByText(/Earlier attempts are from the gateway’s journal/)).toBeVisible()
})

it('the Retry dialog warns that it has failed the same way before, and a Skip’s does not', async () => {
  const { user } = renderApp(pathOf(secrets), withJournal)
  const panel = await panelOf(secrets.node)
  const retry = await openOperationDialog(user, panel.getByLabelText(`Retry ${secrets.node}`))
  expect(await retry.findByText(/failed the same way 2 times in a row/)).toBeVisible()
  await user.click(retry.getByRole('button', { name: 'Cancel' }))
  const skip = await openOperationDialog(user, panel.getByLabelText(`Skip ${secrets.node}`))
  expect(skip.queryByText(/failed the same way/)).toBeNull()
})

it('a dialog says whose claim it acts on, and keeps nobody out', async () => {
  const { user, world } = renderApp(pathOf(fanOut), withJournal)
  const panel = await panelOf(fanOut.node)
  const dialog = await openOperationDialog(user, panel.getByLabelText(`Retry ${fanOut.node}`))
  expect(await dialog.findByText(/chen\.wei is on it since .* You may go on/)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Retry node' }))
  await waitFor(() => expect(world.operations).toHaveLength(1))
})

it('where the journal cannot be read it says what may be missing', async () => {
  renderApp(pathOf(secrets), withJournal).world.behaviour.journal = 'away'
  expect(await screen.findByText(/attempts that AOM no longer reports may be missing/)).toBeVisible()
  expect(screen.queryByLabelText('Attempts', { selector: 'table' })).toBeNull()
})
