import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { night, PROJECT_ID } from '#mocks/scenarios'
import type { OperationName } from '#mocks/wire'
import type { World } from '#mocks/world'
import { dialogElement, openOperationDialog, results, resultsInFull } from '#test/operationDialog'
import { inPlace } from '#test/place'
import { renderApp } from '#test/renderApp'

const byHand = {
  id: 'wf-flush-cdn',
  name: 'Flush CDN cache',
  first: 'Flush paths',
  second: 'Prefetch home page',
}
const scheduled = { id: 'wf-probe-endpoints', name: 'Probe public endpoints' }

const sent = (world: World, operation: OperationName) =>
  world.requests.filter((request) => request.operation === operation)
const pathOf = (workflowId: string) => `/v1/${PROJECT_ID}/cms/workflow/${workflowId}`

async function open(workflowId: string, label: string) {
  const app = renderApp(`/workflows/${workflowId}`)
  const button = await screen.findByLabelText(label)
  const openDialog = (name = label) => openOperationDialog(app.user, screen.getByLabelText(name))
  return { ...app, button, openDialog }
}

describe('running a workflow now', () => {
  const label = `Run ${byHand.name} now`

  it('names what will run, is sent once, and leads to the new execution', async () => {
    const { user, world, openDialog } = await open(byHand.id, label)
    const dialog = await openDialog()
    expect(dialogElement()).toHaveAccessibleName(`${label}?`)
    expect(dialog.getByText('Runs next').parentElement).toHaveTextContent(byHand.first)
    expect(dialog.getByText('Runs after that').parentElement).toHaveTextContent(byHand.second)
    expect(dialog.getByText('Newest execution').parentElement).toHaveTextContent('Succeeded')
    await user.click(dialog.getByLabelText('Reason'))
    await user.paste('stale prices')
    await user.dblClick(dialog.getByRole('button', { name: 'Run now' }))

    expect(await (await resultsInFull(user)).findByText('The new execution is there: Running')).toBeVisible()
    const runs = world.executions(byHand.id) as { execution_id: string }[]
    expect(results().getByRole('link', { name: 'The new execution' })).toHaveAttribute(
      'href',
      inPlace(`/workflows/${byHand.id}/executions/${runs.at(-1)?.execution_id}`),
    )
    expect(sent(world, 'ExecuteWorkflow')).toMatchObject([
      {
        method: 'POST',
        path: `${pathOf(byHand.id)}/executions`,
        query: {},
        body: undefined,
        headers: { 'x-operation-reason': 'stale%20prices' },
      },
    ])
    const isFresh = (operation: OperationName) =>
      sent(world, operation).some(({ headers }) => headers['cache-control'] === 'no-cache')
    expect([isFresh('ListWorkflow'), isFresh('ListWorkflowExecutions')]).toEqual([true, true])
  })

  it('where the answer names no execution, a newer one is shown, as perhaps somebody else’s', async () => {
    const { user, world, openDialog } = await open(byHand.id, label)
    world.setFault({ on: 'ExecuteWorkflow', kind: 'lost', answer: { status: 200, body: {} } })
    const dialog = await openDialog()
    await user.click(dialog.getByRole('button', { name: 'Run now' }))
    expect(
      await (
        await resultsInFull(user)
      ).findByText(/^A newer execution is there: Running\. AOM’s answer named none/),
    ).toBeVisible()
    expect(sent(world, 'ExecuteWorkflow')).toHaveLength(1)
  })

  it('somebody ran it while the dialog was open: nothing is sent', async () => {
    const { user, world, openDialog } = await open(byHand.id, label)
    const dialog = await openDialog()
    world.edit.execute(byHand.id)
    await user.click(dialog.getByRole('button', { name: 'Run now' }))
    expect(await dialog.findByText(/^Newest execution: .+ → .+$/)).toBeVisible()
    expect(sent(world, 'ExecuteWorkflow')).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Run as it is now' }))
    expect(dialog.getByText(/An execution of this workflow is not over/)).toBeVisible()
  })

  it('while one is not over: allowed with a warning, and AOM’s refusal is told with what to do', async () => {
    const { workflow, workflowId } = night.payments
    const { user, world, button, openDialog } = await open(workflowId, `Run ${workflow} now`)
    world.behaviour.busyWorkflow = 'refused'
    const dialog = await openDialog()
    expect(dialog.getByText(/AOM’s documents do not say what happens to a second one/)).toBeVisible()
    await user.click(dialog.getByRole('button', { name: 'Run now' }))
    await (await resultsInFull(user)).findByText(/AOM refused this operation/)
    expect(results().getByText('AOM.31001418')).toBeVisible()
    expect(button).not.toHaveAttribute('aria-disabled')
    expect(sent(world, 'ExecuteWorkflow')).toHaveLength(1)
  })
})

describe('an operation that the gateway could not write into its journal', () => {
  it.each([
    ['accepted', 200, {}, /The new execution is there|A newer execution is there/],
    ['refused', 400, { error_code: 'AOM.31001418', error_msg: 'wrong state' }, /AOM refused this operation/],
  ])('and AOM %s: both are said', async (_, status, body, meaning) => {
    const label = `Run ${byHand.name} now`
    const { user, world, openDialog } = await open(byHand.id, label)
    const dialog = await openDialog()
    world.setFault({
      on: 'ExecuteWorkflow',
      kind: status === 200 ? 'lost' : 'answer',
      answer: { status, body, headers: { 'x-audit': 'failed' } },
    })
    await user.click(dialog.getByRole('button', { name: 'Run now' }))
    expect(await (await resultsInFull(user)).findByText(meaning)).toBeVisible()
    expect(results().getByText(/could not write AOM’s answer into its journal/)).toBeVisible()
  })
})

describe('a schedule', () => {
  const disable = `Disable schedule of ${scheduled.name}`
  const enable = `Enable schedule of ${scheduled.name}`

  it('is disabled and enabled again: one PUT each, and the screen says what AOM’s list says', async () => {
    const { user, world, openDialog } = await open(scheduled.id, disable)
    expect(screen.getByText('Schedule on')).toBeVisible()
    expect(screen.queryByLabelText(enable)).toBeNull()
    const dialog = await openDialog()
    expect(dialogElement()).toHaveAccessibleName(`${disable}?`)
    await user.dblClick(dialog.getByRole('button', { name: 'Disable schedule' }))
    expect(
      await (await resultsInFull(user)).findByText('Schedule on → Schedule: AOM says “inactive”'),
    ).toBeVisible()

    // AOM's word for "off" is not documented: both are offered, with a warning.
    expect(await screen.findByLabelText(enable)).not.toHaveAttribute('aria-disabled')
    expect(screen.getByLabelText(disable)).toBeVisible()
    const again = await openDialog(enable)
    expect(again.getByText(/does not report in known words/)).toBeVisible()
    await user.click(again.getByRole('button', { name: 'Enable schedule' }))
    expect(
      await (await resultsInFull(user)).findByText('Schedule: AOM says “inactive” → Schedule on'),
    ).toBeVisible()
    expect(sent(world, 'UpdateWorkflowTriggerStatus')).toMatchObject([
      { method: 'PUT', path: `${pathOf(scheduled.id)}/trigger/action`, query: { action: 'disable' } },
      { method: 'PUT', path: `${pathOf(scheduled.id)}/trigger/action`, query: { action: 'enable' } },
    ])
  })

  it('stays where it is when Run now is known: that comes later, and stands behind', async () => {
    const { world, button } = await open(scheduled.id, disable)
    expect(sent(world, 'ListWorkflowExecutions')).toHaveLength(1)
    const run = await screen.findByLabelText(`Run ${scheduled.name} now`)
    expect(button.compareDocumentPosition(run)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('that somebody else turned off meanwhile: nothing is sent', async () => {
    const { user, world, openDialog } = await open(scheduled.id, disable)
    const dialog = await openDialog()
    world.perform({ kind: 'trigger', at: world.tick(), workflowId: scheduled.id, status: 'inactive' })
    await user.click(dialog.getByRole('button', { name: 'Disable schedule' }))
    expect(await dialog.findByText('Schedule: Schedule on → Schedule: AOM says “inactive”')).toBeVisible()
    expect(sent(world, 'UpdateWorkflowTriggerStatus')).toEqual([])
  })

  it('refused: AOM’s code and message', async () => {
    const { user, world, openDialog } = await open(scheduled.id, disable)
    const body = { error_code: 'AOM.31001302', error_msg: 'param error.', http_code: 400 }
    world.setFault({ on: 'UpdateWorkflowTriggerStatus', kind: 'answer', answer: { status: 400, body } })
    const dialog = await openDialog()
    await user.click(dialog.getByRole('button', { name: 'Disable schedule' }))
    await (await resultsInFull(user)).findByText(/AOM refused this operation/)
    expect(results().getByText('AOM.31001302')).toBeVisible()
    expect(screen.getByText('Schedule on')).toBeVisible()
    expect(sent(world, 'UpdateWorkflowTriggerStatus')).toHaveLength(1)
  })

  it('is nothing that a workflow run by hand has', async () => {
    await open(byHand.id, `Run ${byHand.name} now`)
    expect(screen.queryByText(/schedule/i)).toBeNull()
  })
})

it('speaks Chinese', async () => {
  renderApp(`/workflows/${scheduled.id}`, { locale: 'zh-CN' })
  expect(await screen.findByLabelText(`关闭 ${scheduled.name} 的定时`)).toBeVisible()
  expect(await screen.findByLabelText(`立即执行 ${scheduled.name}`)).toBeVisible()
})
