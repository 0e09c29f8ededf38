import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import type { World } from '#mocks/world'
import { dialogElement, openOperationDialog, results, resultsInFull } from '#test/operationDialog'
import { renderApp } from '#test/renderApp'

const { payments, rotate, succeeded } = night
const name = `Terminate ${payments.workflow}`

const terminations = (world: World) => world.requests.filter(({ operation }) => operation === 'StopExecution')

async function open(run: { workflowId: string; executionId: string } = payments) {
  const app = renderApp(`/workflows/${run.workflowId}/executions/${run.executionId}?view=steps`)
  const button = await screen.findByLabelText(/^Terminate /)
  const openDialog = () => openOperationDialog(app.user, button)
  return { ...app, button, openDialog }
}

describe('terminating an execution', () => {
  it('names what runs now and what never will, and begins on the harmless button', async () => {
    const { user, world, openDialog } = await open()
    const dialog = await openDialog()
    expect(dialogElement()).toHaveAccessibleName(`${name}?`)
    expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    const factOf = (label: string) => dialog.getByText(label).parentElement
    expect(factOf('Runs or pauses now')).toHaveTextContent(payments.node)
    for (const never of [payments.nextNode, payments.ignoredNode, payments.nextPause])
      expect(factOf('Never runs')).toHaveTextContent(never)
    await user.keyboard('{Enter}')
    expect(dialogElement()).toBeNull()
    expect(terminations(world)).toEqual([])
  })

  it('is sent once, after a read of its own, with the reason; its end is seen', async () => {
    const { user, world, button, openDialog } = await open()
    const dialog = await openDialog()
    await user.click(dialog.getByLabelText('Reason'))
    await user.paste('灰度失败, rolling back')
    const before = world.requests.length
    await user.dblClick(dialog.getByRole('button', { name: 'Terminate' }))
    expect(await (await resultsInFull(user)).findByText(/AOM accepted it/)).toBeVisible()
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription(
      'Terminate was already sent for this execution; its result is awaited.',
    )
    for (const goOn of screen.getAllByLabelText(`Continue ${payments.node}`))
      expect(goOn).toHaveAccessibleDescription(/^Terminate was already sent/)

    world.clock.advance(5_000)
    expect(
      await (await resultsInFull(user)).findByText(/the execution has ended/, { selector: 'p' }),
    ).toBeVisible()
    expect(results().getByText('Execution: Running → Canceled')).toBeVisible()
    expect(terminations(world)).toMatchObject([
      {
        method: 'POST',
        path: `/v1/${PROJECT_ID}/cms/workflow/${payments.workflowId}/executions/${payments.executionId}/terminate`,
        query: {},
        body: undefined,
        headers: { 'x-operation-reason': encodeURIComponent('灰度失败, rolling back') },
      },
    ])
    const read = world.requests
      .slice(before)
      .find(({ operation }) => operation === 'SearchWorkflowExecutionDetail')
    expect(read?.headers['cache-control']).toBe('no-cache')
    await waitFor(() => expect(button).toHaveAccessibleDescription('The execution is already canceled.'))
  })

  it('when another node runs by now: nothing is sent, it is named, the reason is kept', async () => {
    const { user, world, openDialog } = await open()
    const dialog = await openDialog()
    await user.click(dialog.getByLabelText('Reason'))
    await user.paste('wrong version')
    world.edit.actAsOther(payments.executionId, payments.nodeId, 'continue')
    await user.click(dialog.getByRole('button', { name: 'Terminate' }))
    const change = `Nodes that run: ${payments.node} → ${payments.nextNode}`
    expect(await dialog.findByText(change)).toBeVisible()
    expect(dialog.queryByRole('button', { name: 'Terminate' })).toBeNull()
    expect(terminations(world)).toEqual([])

    await user.click(dialog.getByRole('button', { name: 'Terminate as it is now' }))
    expect(dialog.getByText('Runs or pauses now').parentElement).toHaveTextContent(payments.nextNode)
    expect(dialog.getByLabelText('Reason')).toHaveValue('wrong version')
    await user.click(dialog.getByRole('button', { name: 'Terminate' }))
    await (await resultsInFull(user)).findByText(/AOM accepted it/)
    expect(terminations(world)).toHaveLength(1)
  })

  it.each([
    [400, 'AOM.31001418', 'The task does not support the current operation.'],
    [404, 'AOM.31001306', 'Execution not exist.'],
  ])('refused with %i %s: what AOM said, and the button is free again', async (status, code, message) => {
    const { user, world, button, openDialog } = await open()
    world.setFault({
      on: 'StopExecution',
      kind: 'answer',
      answer: { status, body: { error_code: code, error_message: message, http_code: String(status) } },
    })
    const dialog = await openDialog()
    await user.click(dialog.getByRole('button', { name: 'Terminate' }))
    await (await resultsInFull(user)).findByText(/AOM refused this operation/)
    for (const fact of [code, message, String(status)]) expect(results().getByText(fact)).toBeVisible()
    expect(button).not.toHaveAttribute('aria-disabled')
    expect(terminations(world)).toHaveLength(1)
  })

  it('a lost answer: not sent again, the execution tells', async () => {
    const { user, world, openDialog } = await open()
    world.setFault({ on: 'StopExecution', kind: 'lost', times: 1 })
    const dialog = await openDialog()
    await user.click(dialog.getByRole('button', { name: 'Terminate' }))
    await (await resultsInFull(user)).findByText(/AOM may or may not have received it/)
    world.clock.advance(5_000)
    await (await resultsInFull(user)).findByText('The answer was lost, but the execution moved.')
    expect(terminations(world)).toHaveLength(1)
  })
})

it.each([
  ['succeeded', succeeded, 'The execution has succeeded: there is nothing left to terminate.'],
  ['failed', rotate, 'The execution has failed and ended: there is nothing left to terminate.'],
])('an execution that has %s cannot be terminated, and the button says why', async (_, run, why) => {
  const { user, button } = await open(run)
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription(why)
  await user.click(button)
  expect(dialogElement()).toBeNull()
})
